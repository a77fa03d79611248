/** Below this confidence a link to a speaker must be shown as a guess: `Link::CERTAIN` of the analyser. */
const CERTAIN = 0.75;

const NONE = Object.freeze([]);
/** Ids that a list of a sentence may hold before it grows in place. */
const FEW = 8;
/** What stands between two spans, at most so many UTF-16 units, is kept where it holds no word. */
const NEAR = 40;
const WORD = /[\p{L}\p{N}]/u;
/** A headline names the text if it is one of its first paragraphs: before it there may be a date, a section, a byline. */
const TITLE_WITHIN = 4;
/** What stands in a sentence. A long text has a hundred thousand of these: a list is made only where there is something to hold. */
class Touching {
  quotations = NONE;
  statistics = NONE;
  attributions = NONE;
  passed = NONE;
  evidence = NONE;

  put(list, id) {
    const held = this[list];
    if (held.at(-1) === id) return;
    // A list that grows keeps room for sixteen more: the few that most sentences hold are copied.
    if (held.length < FEW) this[list] = held.concat(id);
    else held.push(id);
  }
}
const NOTHING = Object.freeze(new Touching());

/** Those of a quotation's pieces that reach into a span. Looked up: a quotation that nobody closes has a piece in every paragraph. */
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
  #touching = [];

  /** Use `Ledger.build`: a long text is arranged in slices. */
  constructor(text, analysis) {
    this.text = text;
    this.analysis = analysis;
    this.sentences = analysis.sentences;
    this.counts = { quote: 0, statistic: 0, attribution: 0, stance: 0, passed: 0, labelled: 0, sentence: 0 };
    /** By speaker: the ids of their attributions and quotations. */
    this.bySpeaker = analysis.speakers.map(() => ({ attributions: [], quotations: [] }));
    /** Quotations by the attribution that reports them. */
    this.quotationsOf = new Map();
  }

  /** Arranges an analysis; yields often. */
  static *build(text, analysis) {
    const ledger = new Ledger(text, analysis);
    const { quotations, statistics, attributions, passed_over, evidence, sentences } = analysis;
    for (const [i, sentence] of sentences.entries()) {
      for (const label of sentence.labels) ledger.counts[label]++;
      if (sentence.labels.length) ledger.counts.labelled++;
      // A byline or a date is no sentence of the story.
      if (sentence.kind !== 'metadata') ledger.counts.sentence++;
      if (i % 512 === 0) yield;
    }
    for (const [i, quotation] of quotations.entries()) {
      ledger.#put('quotations', i, quotation.spans);
      ledger.bySpeaker[quotation.speaker]?.quotations.push(i);
      if (quotation.attribution !== null) {
        if (!ledger.quotationsOf.has(quotation.attribution)) ledger.quotationsOf.set(quotation.attribution, []);
        ledger.quotationsOf.get(quotation.attribution).push(i);
      }
      if (i % 512 === 0) yield;
    }
    for (const [i, statistic] of statistics.entries()) {
      ledger.#put('statistics', i, [statistic.span]);
      if (i % 512 === 0) yield;
    }
    for (const [i, attribution] of attributions.entries()) {
      // An attribution stands where its source and cue are: its content may run over the whole paragraph.
      const own = [...attribution.source, ...attribution.cue];
      ledger.#put('attributions', i, own.length ? own : attribution.content);
      ledger.bySpeaker[attribution.speaker]?.attributions.push(i);
      if (attribution.act === 'stance') ledger.counts.stance++;
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
    return ledger;
  }

  #at(sentence) {
    return (this.#touching[sentence] ??= new Touching());
  }

  #put(list, id, spans) {
    for (const [start, end] of spans) {
      for (let i = this.sentenceAt(start); i < this.sentences.length && this.sentences[i].span[0] < end; i++) {
        if (this.sentences[i].span[1] <= start) continue;
        this.#at(i).put(list, id);
      }
    }
  }

  /** The sentence that holds an offset, or the last one before it; 0 where there is none. */
  sentenceAt(offset) {
    let [low, high] = [0, this.sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sentences[middle].span[0] <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** What stands in a sentence: ids by list. */
  touching(sentence) {
    return this.#touching[sentence] ?? NOTHING;
  }

  words([start, end]) {
    return this.text.slice(start, end);
  }

  /** Words of several spans, in order, as one line, an ellipsis where words were left out. */
  line(spans) {
    let line = '';
    let at = null;
    for (const [start, end] of spans) {
      if (at !== null) line += start - at > NEAR || WORD.test(this.text.slice(at, start)) ? ' … ' : this.text.slice(at, start);
      line += this.text.slice(Math.max(start, at ?? start), end);
      at = Math.max(end, at ?? end);
    }
    return line.replace(/\s+/g, ' ');
  }

  /** The headline of the text, where it has one. */
  get title() {
    const headline = this.analysis.paragraphs.slice(0, TITLE_WITHIN).find(({ kind }) => kind === 'headline');
    return headline ? this.words(headline.span).replace(/\s+/g, ' ') : '';
  }

  speakerOfStatistic(statistic) {
    return this.analysis.attributions[statistic.attribution]?.speaker ?? null;
  }

  /** Whether what ties an attribution to its speaker is a guess. */
  isGuess({ link }) {
    return Boolean(link) && link.confidence < CERTAIN;
  }

  /** Who or what an attribution names, in the words of the text; "not named" where nothing is. */
  sourceOf(attribution) {
    if (attribution.source.length) return this.line(attribution.source);
    return this.analysis.speakers[attribution.speaker]?.name ?? null;
  }

  /** The kinds a sentence can be reached by: its labels, and what is hidden until asked. */
  kindsOf(sentence) {
    const { attributions, passed } = this.touching(sentence);
    const kinds = [...this.sentences[sentence].labels];
    if (attributions.some((id) => this.analysis.attributions[id].act === 'stance')) kinds.push('stance');
    if (passed.length) kinds.push('passed');
    return kinds;
  }

  /** The sentences in which a speaker is quoted or reported, in order. */
  placesOf(speaker) {
    const { quotations, attributions } = this.analysis;
    const mine = this.bySpeaker[speaker];
    const spans = [
      ...mine.quotations.flatMap((id) => quotations[id].spans),
      ...mine.attributions.map((id) => attributions[id]).filter(({ act }) => act !== 'stance').flatMap(({ cue, source, content }) => (cue[0] ?? source[0] ?? content[0] ? [cue[0] ?? source[0] ?? content[0]] : [])),
    ];
    return [...new Set(spans.map(([start]) => this.sentenceAt(start)))].sort((a, b) => a - b);
  }

  /** Whether anything in a sentence is this speaker's. */
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
   */
  marks(sentence, speaker = null) {
    const found = this.#touching[sentence];
    const { labels, span } = this.sentences[sentence];
    if (!found || (speaker !== null && !this.isBy(sentence, speaker))) return [];
    const a = this.analysis;
    const marks = labels.map((label) => [`${label}-sentence`, span]);
    const put = (layer, [start, end]) => {
      const cut = [Math.max(start, span[0]), Math.min(end, span[1])];
      if (cut[0] < cut[1]) marks.push([layer, cut]);
    };
    for (const id of found.quotations) {
      const { spans, speaker: by } = a.quotations[id];
      if (speaker === null || by === speaker) for (const s of piecesIn(spans, span)) put('quote', s);
    }
    for (const id of found.statistics) {
      if (speaker === null || this.speakerOfStatistic(a.statistics[id]) === speaker) put('statistic', a.statistics[id].span);
    }
    for (const id of found.attributions) {
      const { source, cue, act, speaker: by } = a.attributions[id];
      if (speaker !== null && by !== speaker) continue;
      for (const s of source) put(act === 'stance' ? 'stance' : 'source', s);
      for (const s of cue) put(act === 'stance' ? 'stance' : 'cue', s);
    }
    if (speaker === null) for (const id of found.passed) put('passed', a.passed_over[id].span);
    return marks;
  }

  /** What to look at, by kind: the sentences where it is found, each once, in order. */
  findings() {
    const byKind = new Map();
    for (const { kind, sentences } of this.analysis.findings) {
      if (!byKind.has(kind)) byKind.set(kind, new Set());
      for (const i of sentences) byKind.get(kind).add(i);
    }
    return Array.from(byKind, ([kind, places]) => ({ kind, places: [...places].sort((a, b) => a - b) }));
  }

  /** Everyone who is quoted, with their share of the quoted words, the most quoted first. */
  shares() {
    const total = this.analysis.speakers.reduce((sum, { quoted_words }) => sum + quoted_words, 0);
    return this.analysis.speakers
      .filter(({ quoted_words }) => quoted_words > 0)
      .sort((a, b) => b.quoted_words - a.quoted_words)
      .map(({ id, name, quoted_words }) => ({ id, name, words: quoted_words, share: quoted_words / total }));
  }
}
