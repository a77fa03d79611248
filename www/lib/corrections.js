/**
 * What the reader knows better: marks that are wrong, other speakers, names brought together, passages marked by hand. A correction names
 * its place by offsets and words, so that it is found again in the same text, and in one that was edited elsewhere. No name stands for
 * nobody; two sources that are given one name are one source.
 */
/** @import { Analysis, Attribution, Correction, Label, Mark, MarkCorrection, Quotation, Span } from '../../types/work.js' */
import { sentenceOf, without } from './certainty.js';

/** @type {Record<Label, 'quotations' | 'statistics' | 'attributions'>} */
const LISTS = { quote: 'quotations', statistic: 'statistics', attribution: 'attributions' };

/** The words by which a mark is known: those it begins with. @type {(mark: Mark) => Span | undefined} */
export const spanOf = (mark) =>
  'spans' in mark
    ? mark.spans[0]
    : 'span' in mark
      ? mark.span
      : [mark.source[0], mark.cue[0], mark.content[0]].filter(Boolean).sort((a, b) => a[0] - b[0])[0];

/** A span without the white space at its ends; `null` where it is nothing else. @type {(text: string, span: Span) => Span | null} */
export function trimmed(text, [from, to]) {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  return start < end ? [start, end] : null;
}

/**
 * Where the words of a correction stand now: where they stood, else nearest to it; `null` where they are no more.
 *
 * @type {(text: string, place: {span: Span, words: string}) => Span | null}
 */
export function locate(text, { span: [start, end], words }) {
  if (text.slice(start, end) === words) return [start, end];
  const before = text.lastIndexOf(words, start);
  const after = text.indexOf(words, start);
  const at = before < 0 ? after : after < 0 || start - before <= after - start ? before : after;
  return at < 0 ? null : [at, at + words.length];
}

/** A correction in words. @param {Correction} correction */
export function inWords(correction) {
  if (correction.type === 'rename') return `${correction.from} is ${correction.to}`;
  const { type, kind, words, name } = correction;
  switch (type) {
    case 'wrong':
      return `no ${kind}: ${words}`;
    case 'speaker':
      return `${name || 'nobody named'} is the source of: ${words}`;
    default:
      return `${kind}${name ? ` of ${name}` : ''}: ${words}`;
  }
}

/**
 * An analysis as the reader corrected it. What is theirs has the correction that made it so as its `reader`.
 *
 * @type {(text: string, analysis: Analysis, corrections: Correction[]) => Analysis}
 */
export function corrected(text, analysis, corrections) {
  if (!corrections.length) return analysis;
  const speakers = analysis.speakers.map((speaker) => ({ ...speaker, mentions: [...speaker.mentions] }));
  const made = {
    ...analysis,
    speakers,
    quotations: [...analysis.quotations],
    statistics: [...analysis.statistics],
    attributions: [...analysis.attributions],
    sentences: [...analysis.sentences],
    evidence: [...analysis.evidence],
  };
  const gone = { quotations: new Set(), statistics: new Set(), attributions: new Set() };
  // What has a correction of its own follows no other.
  const own = new Set();
  for (const correction of corrections) {
    const at = correction.type === 'speaker' && locate(text, correction);
    if (at) own.add(`${correction.kind} ${at[0]}`);
  }
  for (const correction of corrections) {
    if (correction.type === 'rename') {
      rename(made, correction.from, correction.to);
      continue;
    }
    const at = locate(text, correction);
    if (!at) continue;
    const { type, kind, name } = correction;
    if (type === 'mark') {
      addMark(made, correction, at);
      continue;
    }
    const list = LISTS[kind];
    for (const [id, mark] of made[list].entries()) {
      const [start, end] = spanOf(mark) ?? [];
      if (start !== at[0] || end !== at[1]) continue;
      if (type === 'wrong') gone[list].add(id);
      else if (kind === 'statistic') giveSource(made, id, correction);
      else {
        const speaker = speakerNamed(made, name);
        const theirs = { speaker, link: null, reader: correction };
        for (const other of together(made, mark)) {
          const isQuote = 'spans' in other;
          if (other !== mark && own.has(`${isQuote ? 'quote' : 'attribution'} ${spanOf(other)?.[0]}`)) continue;
          if (isQuote) made.quotations[other.id] = { ...other, ...theirs, guess: false, orphan: !name };
          else made.attributions[other.id] = { ...other, ...theirs, unsure: false };
        }
      }
    }
  }
  return without(made, gone);
}

/** How the analyser says that a quotation has its speaker from the one before it. */
const GOES_ON = 'the speaker of the quotation before';

/**
 * What has one speaker with a mark: a quotation, the attributions that bring it, all that those bring, and the quotations that go on from one of
 * them.
 *
 * @param {Analysis} analysis
 * @param {Mark} mark
 */
function together({ quotations, attributions }, mark) {
  /** @type {(one: Quotation | Attribution) => boolean} */
  const mine = ({ speaker }) => 'speaker' in mark && speaker === mark.speaker;
  /** @type {(one: Attribution, quotation: Quotation) => boolean} */
  const holds = ({ content }, { spans }) => content.some(([start, end]) => spans.some((span) => span[0] < end && start < span[1]));
  /** @type {(one: Attribution) => boolean} */
  const brings = (one) =>
    ('attribution' in mark && one.id === mark.attribution) ||
    ('spans' in mark && one.act !== 'stance' && !one.nested && mark.parent === null && mine(one) && holds(one, mark));
  const said = 'source' in mark ? [mark] : attributions.filter((one) => !one.bare && brings(one));
  const quoted = new Set('spans' in mark ? [mark] : []);
  let before = false;
  for (const one of quotations) {
    if (one.parent !== null && one !== mark) continue;
    before =
      one === mark ||
      (mine(one) &&
        (said.some(({ id }) => id === one.attribution) || (before && one.attribution === null && one.link?.reason === GOES_ON)));
    if (before) quoted.add(one);
  }
  return [...said, ...quoted];
}

/**
 * The id of the source with this name, a new one where there is none; `null` for no name.
 *
 * @type {(made: Analysis, name: string | undefined) => number | null}
 */
function speakerNamed(made, name) {
  if (!name) return null;
  const known = made.speakers.find((speaker) => speaker.name === name);
  if (known) return known.id;
  made.speakers.push({
    id: made.speakers.length,
    name,
    role: null,
    kind: 'person',
    type: 'named person',
    anonymity: null,
    mentions: [],
    quoted_words: 0,
    reader: true,
    own: true,
  });
  return made.speakers.length - 1;
}

/**
 * Gives a source another name. Where one has it already they become one; the other stays in the list, with nothing that is its own.
 *
 * @type {(made: Analysis, from: string, to: string) => void}
 */
function rename(made, from, to) {
  const source = made.speakers.find(({ name }) => name === from);
  if (!source || from === to) return;
  const other = made.speakers.find(({ name }) => name === to);
  if (!other) {
    made.speakers[source.id] = { ...source, name: to, reader: true };
    return;
  }
  /**
   * @template {Quotation | Attribution} M
   * @param {M} mark
   */
  const moved = (mark) => (mark.speaker === source.id ? { ...mark, speaker: other.id } : mark);
  made.quotations = made.quotations.map(moved);
  made.attributions = made.attributions.map(moved);
  made.speakers[other.id] = {
    ...other,
    mentions: [...other.mentions, ...source.mentions].sort((a, b) => a[0] - b[0]),
    quoted_words: other.quoted_words + source.quoted_words,
    reader: true,
  };
  made.speakers[source.id] = { ...source, mentions: [], quoted_words: 0, merged: other.id };
}

/** @type {(made: Analysis, correction: MarkCorrection, span: Span) => void} */
function addMark(made, correction, span) {
  const { kind, name } = correction;
  const speaker = speakerNamed(made, name);
  const mine = { link: null, reader: correction };
  if (kind === 'quote')
    made.quotations.push({
      id: made.quotations.length,
      spans: [span],
      kind: 'full',
      parent: null,
      speaker,
      guess: false,
      attribution: null,
      orphan: speaker === null,
      ...mine,
    });
  if (kind === 'statistic') {
    const id = made.statistics.length;
    made.statistics.push({
      id,
      span,
      value: null,
      unit: null,
      kind: 'vague',
      qualifier: null,
      counted: null,
      attribution: null,
      direction: null,
      parts: null,
    });
    giveSource(made, id, correction);
  }
  if (kind === 'attribution') made.attributions.push({ ...attributionOf(made, span, speaker), ...mine });
  for (let i = sentenceOf(made.sentences, span[0]); i < made.sentences.length && made.sentences[i].span[0] < span[1]; i++) {
    const { labels } = made.sentences[i];
    if (!labels.includes(kind)) made.sentences[i] = { ...made.sentences[i], labels: [...labels, kind] };
    made.evidence.push({ sentence: i, label: kind, rule: 'marked by you', span });
  }
}

/**
 * Gives a number the source that the reader names, or none. What says so is no statement of the article's: it stands with the number alone.
 *
 * @type {(made: Analysis, id: number, correction: MarkCorrection) => void}
 */
function giveSource(made, id, correction) {
  const speaker = speakerNamed(made, correction.name);
  const { span } = made.statistics[id];
  const attribution =
    speaker === null
      ? null
      : made.attributions.push({ ...attributionOf(made, span, speaker), link: null, bare: true, reader: correction }) - 1;
  made.statistics[id] = { ...made.statistics[id], attribution, reader: correction };
}

/** @type {(made: Analysis, span: Span, speaker: number | null) => Omit<Attribution, 'link'>} */
const attributionOf = ({ attributions }, span, speaker) => ({
  id: attributions.length,
  source: [],
  cue: [],
  content: [span],
  kind: 'indirect',
  act: 'speech',
  nested: false,
  speaker,
  confidence: 1,
  unsure: false,
});
