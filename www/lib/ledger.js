/** @import { Counts } from '../../types/messages.js' */
/** @import { Analysis, Attribution, Correction, FindingKind, Kind, Label, Quotation, Span, Statistic } from '../../types/work.js' */
import { at, certain, isGuess, isGuessed, isUnsure, sentenceOf } from './certainty.js';
import { corrected } from './corrections.js';

const NONE = /** @type {number[]} */ (/** @type {unknown} */ (Object.freeze([])));
const WITHOUT_SOURCE = 'statistic without source';
/** Findings that are one thing to check, however many sentences they hold. */
const OF_SEVERAL = ['nobody named', 'one source'];
/** Ids that a list of a sentence may hold before it grows in place. */
const FEW = 8;
/** What stands between two spans, at most so many UTF-16 units, is kept where it holds no word. */
const NEAR = 40;
const WORD = /[\p{L}\p{N}]/u;
/** What belongs to a page and not to its article holds nothing to be checked. */
const BESIDE = new Set(['caption', 'reference', 'contents', 'code', 'table', 'navigation']);
/** A headline names the text if it is one of its first paragraphs: before it there may be a date, a section, a byline. */
const TITLE_WITHIN = 4;
/** What stands in a sentence. A long text has a hundred thousand of these: a list is made only where there is something to hold. */
/** @typedef {'quotations' | 'statistics' | 'attributions' | 'passed' | 'evidence'} List */
/** @typedef {{kind: FindingKind, places: Place[]}} Found  a kind of finding with its places */
/** @typedef {{span: Span, sentences: number[]}} Place */

class Touching {
  quotations = NONE;
  statistics = NONE;
  attributions = NONE;
  passed = NONE;
  evidence = NONE;

  /** @type {(list: List, id: number) => void} */
  put(list, id) {
    const held = this[list];
    if (held.at(-1) === id) return;
    // A list that grows keeps room for sixteen more: the few that most sentences hold are copied.
    if (held.length < FEW) this[list] = held.concat(id);
    else held.push(id);
  }
}
const NOTHING = Object.freeze(new Touching());

/**
 * Those of a quotation's pieces that reach into a span. Looked up: a quotation that nobody closes has a piece in every paragraph.
 *
 * @param {Span[]} pieces
 * @param {Span} span
 */
export function* piecesIn(pieces, [start, end]) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle][1] <= start) low = middle + 1;
    else high = middle;
  }
  for (; low < pieces.length && pieces[low][0] < end; low++) yield pieces[low];
}

/**
 * An analysis, arranged for showing: what stands in which sentence, who said what, what is missing. Plain data and
 * look-ups; it knows no document, so page and extension share it.
 */
export class Ledger {
  /** The items of each list that touch a sentence, by sentence; `undefined` where there is nothing. */
  /** @type {Touching[]} */
  #touching = [];
  /** @type {Found[]} */
  #findings = [];
  /** @type {Set<number> | null} */
  #unsourced = null;

  /**
   * Use `Ledger.build`: a long text is arranged in slices.
   *
   * @param {string} text
   * @param {Analysis} analysis
   * @param {Analysis} whole
   */
  constructor(text, analysis, whole = analysis) {
    this.text = text;
    this.analysis = analysis;
    /** The analysis with all that is only likely, whatever of it is shown. */
    this.whole = whole;
    this.sentences = analysis.sentences;
    /** What the reader corrected in it. @type {Correction[]} */
    this.corrections = [];
    /** @type {Counts} */
    this.counts = { quote: 0, statistic: 0, attribution: 0, stance: 0, passed: 0, labelled: 0, sentence: 0, guess: 0 };
    /** How many sentences are the article's, and how many of them are attributed to somebody. */
    this.attributed = { of: 0, n: 0 };
    /**
     * By speaker: the ids of their attributions and quotations, the quoted words that are certainly or likely theirs, and how often they are
     * certainly reported without being quoted.
     */
    this.bySpeaker = analysis.speakers.map(() => ({
      attributions: /** @type {number[]} */ ([]),
      quotations: /** @type {number[]} */ ([]),
      words: 0,
      guessed: 0,
      reported: 0,
    }));
    /** The quoted words of everybody, and those of nobody who is named. */
    this.quoted = { words: 0, nobody: 0 };
    /** Quotations by the attribution that reports them. @type {Map<number, number[]>} */
    this.quotationsOf = new Map();
  }

  /**
   * Arranges an analysis, with `guesses` or without what is only likely, and with what the reader corrected; yields often.
   *
   * @param {string} text
   * @param {Analysis} whole
   * @param {{guesses?: boolean, corrections?: Correction[]}} how
   */
  static *build(text, whole, { guesses = true, corrections = [] } = {}) {
    const right = corrected(text, whole, corrections);
    yield;
    const ledger = new Ledger(text, guesses ? right : certain(right), whole);
    ledger.corrections = corrections;
    const { analysis } = ledger;
    ledger.counts.guess = guessesIn(right);
    yield;
    const { quotations, statistics, attributions, passed_over, evidence, sentences } = analysis;
    for (const [i, sentence] of sentences.entries()) {
      for (const label of sentence.labels) ledger.counts[label]++;
      if (sentence.labels.length) ledger.counts.labelled++;
      // A byline or a date is no sentence of the story.
      if (sentence.kind !== 'metadata') ledger.counts.sentence++;
      if (ledger.isProse(i)) {
        ledger.attributed.of++;
        if (sentence.labels.some((label) => label !== 'statistic')) ledger.attributed.n++;
      }
      if (i % 512 === 0) yield;
    }
    for (const [i, quotation] of quotations.entries()) {
      ledger.#put('quotations', i, quotation.spans);
      ledger.#voice(quotation);
      at(ledger.bySpeaker, quotation.speaker)?.quotations.push(i);
      const by = quotation.attribution;
      const others = by === null ? [] : ledger.quotationsOf.get(by);
      if (others) others.push(i);
      else if (by !== null) ledger.quotationsOf.set(by, [i]);
      if (i % 512 === 0) yield;
    }
    for (const [i, statistic] of statistics.entries()) {
      ledger.#put('statistics', i, [statistic.span]);
      if (i % 512 === 0) yield;
    }
    for (const [i, attribution] of attributions.entries()) {
      if (attribution.bare) continue;
      // An attribution stands where its source and cue are: its content may run over the whole paragraph.
      const own = [...attribution.source, ...attribution.cue];
      ledger.#put('attributions', i, own.length ? own : attribution.content);
      const speaker = at(ledger.bySpeaker, attribution.speaker);
      speaker?.attributions.push(i);
      if (attribution.act === 'stance') ledger.counts.stance++;
      else if (speaker && attribution.kind === 'indirect' && ledger.isSure(attribution)) speaker.reported++;
      if (i % 512 === 0) yield;
    }
    for (const [i, passed] of passed_over.entries()) {
      ledger.#put('passed', i, [passed.span]);
      ledger.counts.passed++;
      if (i % 512 === 0) yield;
    }
    for (const [i, { sentence }] of evidence.entries()) {
      ledger.#at(sentence).put('evidence', i);
      if (i % 512 === 0) yield;
    }
    ledger.#findings = yield* ledger.#find();
    return ledger;
  }

  /** Counts the words of a quotation. Those of a quotation inside another are the other's already. @param {Quotation} quotation */
  #voice({ spans, parent, speaker, guess, orphan }) {
    if (parent !== null) return;
    const words = spans.reduce((sum, span) => sum + wordsIn(this.words(span)), 0);
    this.quoted.words += words;
    const mine = at(this.bySpeaker, speaker);
    if (!mine) this.quoted.nobody += words;
    else if (isGuessed({ speaker, guess, orphan })) mine.guessed += words;
    else mine.words += words;
  }

  /** @param {number} sentence */
  #at(sentence) {
    return (this.#touching[sentence] ??= new Touching());
  }

  /** @type {(list: List, id: number, spans: Span[]) => void} */
  #put(list, id, spans) {
    for (const [start, end] of spans) {
      for (let i = this.sentenceAt(start); i < this.sentences.length && this.sentences[i].span[0] < end; i++) {
        if (this.sentences[i].span[1] <= start) continue;
        this.#at(i).put(list, id);
      }
    }
  }

  /** The sentence that holds an offset, or the last one before it; 0 where there is none. @param {number} offset */
  sentenceAt(offset) {
    return sentenceOf(this.sentences, offset);
  }

  /** What stands in a sentence: ids by list. @param {number} sentence */
  touching(sentence) {
    return this.#touching[sentence] ?? NOTHING;
  }

  /** @param {Span} span */
  words([start, end]) {
    return this.text.slice(start, end);
  }

  /** Words of several spans, in order, as one line, an ellipsis where words were left out. @param {Span[]} spans */
  line(spans) {
    let line = '';
    /** @type {number | null} */
    let last = null;
    for (const [start, end] of spans) {
      if (last !== null) line += start - last > NEAR || WORD.test(this.text.slice(last, start)) ? ' … ' : this.text.slice(last, start);
      line += this.text.slice(Math.max(start, last ?? start), end);
      last = Math.max(end, last ?? end);
    }
    return line.replace(/\s+/g, ' ');
  }

  /** The headline of the text, where it has one. */
  get title() {
    const headline = this.analysis.paragraphs.slice(0, TITLE_WITHIN).find(({ kind }) => kind === 'headline');
    return headline ? this.words(headline.span).replace(/\s+/g, ' ') : '';
  }

  /** @param {Statistic} statistic */
  speakerOfStatistic(statistic) {
    return at(this.analysis.attributions, statistic.attribution)?.speaker ?? null;
  }

  /** Whether what ties an attribution to its speaker is a guess. @param {Attribution} attribution */
  isGuess(attribution) {
    return isGuess(attribution);
  }

  /** Whether neither an attribution nor its speaker is only likely. @param {Attribution} attribution */
  isSure(attribution) {
    return !isGuess(attribution) && !isUnsure(attribution);
  }

  /** Who or what an attribution names, in the words of the text; "not named" where nothing is. @param {Attribution} attribution */
  sourceOf(attribution) {
    if (attribution.source.length) return this.line(attribution.source);
    return at(this.analysis.speakers, attribution.speaker)?.name ?? null;
  }

  /** The kinds a sentence can be reached by: its labels, and what is hidden until asked. @param {number} sentence */
  kindsOf(sentence) {
    const { attributions, passed } = this.touching(sentence);
    /** @type {Kind[]} */
    const kinds = [...this.sentences[sentence].labels];
    if (attributions.some((id) => this.analysis.attributions[id].act === 'stance')) kinds.push('stance');
    if (passed.length) kinds.push('passed');
    return kinds;
  }

  /** The sentences in which a speaker is quoted or reported, in order. @param {number} speaker */
  placesOf(speaker) {
    const { quotations, attributions } = this.analysis;
    const mine = this.bySpeaker[speaker];
    const spans = [
      ...mine.quotations.flatMap((id) => quotations[id].spans),
      ...mine.attributions
        .map((id) => attributions[id])
        .filter(({ act }) => act !== 'stance')
        .flatMap(({ cue, source, content }) => ((cue[0] ?? source[0] ?? content[0]) ? [cue[0] ?? source[0] ?? content[0]] : [])),
    ];
    return [...new Set(spans.map(([start]) => this.sentenceAt(start)))].sort((a, b) => a - b);
  }

  /**
   * The words that belong to the marks of a sentence, wherever they stand: all of a quotation, and what says whose it is.
   *
   * @type {(sentence: number) => Span[]}
   */
  connected(sentence) {
    const { quotations, attributions } = this.analysis;
    const found = this.touching(sentence);
    const said = new Set(found.attributions);
    const brought = [...found.quotations.map((id) => quotations[id]), ...found.statistics.map((id) => this.analysis.statistics[id])];
    for (const { attribution } of brought) if (attribution !== null) said.add(attribution);
    const ids = new Set([...found.quotations, ...[...said].flatMap((id) => this.quotationsOf.get(id) ?? [])]);
    return [
      ...[...ids].flatMap((id) => quotations[id].spans),
      ...[...said].flatMap((id) => [...attributions[id].source, ...attributions[id].cue]),
    ];
  }

  /**
   * Whether anything in a sentence is this speaker's.
   *
   * @param {number} sentence
   * @param {number} speaker
   */
  isBy(sentence, speaker) {
    const { quotations, attributions, statistics } = this.touching(sentence);
    const a = this.analysis;
    return (
      quotations.some((id) => a.quotations[id].speaker === speaker) ||
      attributions.some((id) => a.attributions[id].speaker === speaker) ||
      statistics.some((id) => this.speakerOfStatistic(a.statistics[id]) === speaker)
    );
  }

  /**
   * What to paint in a sentence: `[layer, span]` pairs for the painter, cut to the sentence. With a speaker, only what is theirs.
   *
   * @type {(sentence: number, speaker?: number | null) => [layer: string, span: Span][]}
   */
  marks(sentence, speaker = null) {
    const found = this.#touching[sentence];
    const { labels, span } = this.sentences[sentence];
    if (!found || (speaker !== null && !this.isBy(sentence, speaker))) return [];
    const a = this.analysis;
    // A sentence that has its label only from what is unsure keeps the ground of the others.
    /** @type {(label: Label) => boolean} */
    const isSure = (label) => label !== 'attribution' || found.attributions.some((id) => !isUnsure(a.attributions[id]));
    /** @type {[layer: string, span: Span][]} */
    const marks = labels.filter(isSure).map((label) => [`${label}-sentence`, span]);
    /** @type {(layer: string, span: Span) => void} */
    const put = (layer, [start, end]) => {
      /** @type {Span} */
      const cut = [Math.max(start, span[0]), Math.min(end, span[1])];
      if (cut[0] < cut[1]) marks.push([layer, cut]);
    };
    for (const id of found.quotations) {
      const { spans, speaker: by } = a.quotations[id];
      if (speaker === null || by === speaker)
        for (const s of piecesIn(spans, span)) put(isGuessed(a.quotations[id]) ? 'quote-guessed' : 'quote', s);
    }
    for (const id of found.statistics) {
      if (speaker === null || this.speakerOfStatistic(a.statistics[id]) === speaker) put('statistic', a.statistics[id].span);
    }
    for (const id of found.attributions) {
      const { source, cue, act, speaker: by } = a.attributions[id];
      if (speaker !== null && by !== speaker) continue;
      const [source_, cue_] =
        act === 'stance' ? ['stance', 'stance'] : isUnsure(a.attributions[id]) ? ['source-unsure', 'cue-unsure'] : ['source', 'cue'];
      for (const s of source) put(source_, s);
      for (const s of cue) put(cue_, s);
    }
    if (speaker === null) for (const id of found.passed) put('passed', a.passed_over[id].span);
    return marks;
  }

  /**
   * Whether a sentence is one of the article's: a headline and a caption have theirs from elsewhere, code and references say nothing.
   *
   * @param {number} sentence
   */
  isProse(sentence) {
    const { kind, paragraph } = this.sentences[sentence];
    return kind === 'prose' && !BESIDE.has(this.analysis.paragraphs[paragraph].kind);
  }

  /** What to check, by kind: the places where it is found, each once, in order, as `{span, sentences}`. A passage or an article with one source is one place, a sentence else. */
  findings() {
    return this.#findings;
  }

  /** @returns {Generator<undefined, Found[]>} */
  *#find() {
    /** @type {Map<FindingKind, Map<number, number[]>>} */
    const byKind = new Map();
    const own = this.analysis.statistics
      .filter(({ reader, attribution }) => reader && attribution === null)
      .map(({ span }) => ({ kind: /** @type {FindingKind} */ (WITHOUT_SOURCE), sentences: [this.sentenceAt(span[0])], reader: true }));
    yield;
    for (const [n, { kind, sentences, reader }] of [...this.analysis.findings, ...own].entries()) {
      if (n % 512 === 0) yield;
      const prose = sentences.filter((i) => reader || (this.isProse(i) && this.#stands(kind, i)));
      const places = byKind.get(kind) ?? new Map();
      byKind.set(kind, places);
      for (const place of OF_SEVERAL.includes(kind) ? [prose] : prose.map((i) => [i])) if (place.length) places.set(place[0], place);
    }
    /** @type {(sentences: number[]) => Place} */
    const placed = (sentences) => ({
      sentences,
      span: [this.sentences[sentences[0]].span[0], this.sentences[sentences[sentences.length - 1]].span[1]],
    });
    /** @type {Found[]} */
    const found = [];
    for (const [kind, places] of byKind) {
      yield;
      if (places.size) found.push({ kind, places: [...places.values()].sort((a, b) => a[0] - b[0]).map(placed) });
    }
    return found;
  }

  /** Whether a finding stands after what the reader corrected. @type {(kind: FindingKind, sentence: number) => boolean} */
  #stands(kind, sentence) {
    if (!this.corrections.length) return true;
    const { quotations, attributions, speakers } = this.analysis;
    const found = this.touching(sentence);
    if (kind === WITHOUT_SOURCE) return this.#unsourcedIn(sentence).length > 0;
    if (kind === 'orphan quotation') return found.quotations.some((id) => quotations[id].orphan && quotations[id].parent === null);
    if (kind === 'unnamed source') return found.attributions.some((id) => at(speakers, attributions[id].speaker)?.kind === 'unnamed');
    return true;
  }

  /** The statistics of a sentence that nobody is named for, but those in the words of somebody who is. @param {number} sentence */
  #unsourcedIn(sentence) {
    const { quotations, statistics } = this.analysis;
    const found = this.touching(sentence);
    /** @type {(span: Span) => boolean} */
    const given = ([start, end]) =>
      found.quotations.some(
        (id) =>
          quotations[id].speaker !== null &&
          !quotations[id].orphan &&
          quotations[id].spans.some((span) => span[0] <= start && end <= span[1]),
      );
    const without = found.statistics.filter((id) => statistics[id].attribution === null);
    const alone = without.filter((id) => !given(statistics[id].span));
    return alone.length ? alone : without;
  }

  /** The ids of the statistics for which there is a finding: no source is named for them, nor beside them. */
  get unsourced() {
    return (this.#unsourced ??= new Set(
      this.findings().flatMap(({ kind, places }) =>
        kind === WITHOUT_SOURCE ? places.flatMap(({ sentences }) => this.#unsourcedIn(sentences[0])) : [],
      ),
    ));
  }

  /** What is said of a statistic for which nobody is named. @param {Statistic} statistic */
  noSource({ id, attribution }) {
    return this.unsourced.has(id) ? 'no source named' : attribution === null ? 'no source in its own sentence' : 'source not named';
  }

  /** The words of a place, as one line: of a passage its first sentence and its last. @param {Place} place */
  told({ span, sentences }) {
    const ends = sentences.length > 1 ? [sentences[0], sentences[sentences.length - 1]].map((i) => this.sentences[i].span) : [span];
    return ends
      .map((one) => this.words(one))
      .join(' … ')
      .replace(/\s+/g, ' ');
  }

  /** Whose the quoted words are, those first whose the most are: everyone who is certain, then what is only likely, then nobody's. */
  voices() {
    const { speakers } = this.analysis;
    const named = speakers
      .map(({ id, name }) => ({ id, name, words: this.bySpeaker[id].words }))
      .filter(({ words }) => words > 0)
      .sort((a, b) => b.words - a.words);
    return {
      named,
      guessed: this.bySpeaker.reduce((sum, { guessed }) => sum + guessed, 0),
      nobody: this.quoted.nobody,
      words: this.quoted.words,
    };
  }

  /** A share of the quoted words, from 0 to 1; `null` where so few are quoted that a share would say nothing. @param {number} words */
  share(words) {
    return this.quoted.words >= ENOUGH_WORDS ? words / this.quoted.words : null;
  }
}

/** Quoted words from which on shares of them are told. */
const ENOUGH_WORDS = 50;

/** @type {(text: string) => number} */
const wordsIn = (text) => text.split(/\s+/).filter((word) => WORD.test(word)).length;

/** How many marks of an analysis are only likely, or have a speaker who is. @type {(analysis: Analysis) => number} */
const guessesIn = ({ quotations, attributions }) =>
  quotations.filter(isGuessed).length + attributions.filter((one) => isUnsure(one) || isGuess(one)).length;
