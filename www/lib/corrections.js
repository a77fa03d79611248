/**
 * What the reader knows better: marks that are wrong, other speakers, names brought together, passages marked by hand. A correction names
 * its place by offsets and words, so that it is found again in the same text, and in one that was edited elsewhere.
 *
 * - `{type: 'wrong', kind, span, words}`
 * - `{type: 'speaker', kind, span, words, name}`: the speaker of a quotation or an attribution; no name for nobody
 * - `{type: 'rename', from, to}`: two sources with one name are one source
 * - `{type: 'mark', kind, span, words, name}`
 */
import { sentenceOf, without } from './certainty.js';

const LISTS = { quote: 'quotations', statistic: 'statistics', attribution: 'attributions' };

/** The words by which a mark is known: those it begins with. */
export const spanOf = (kind, mark) =>
  kind === 'quote'
    ? mark.spans[0]
    : kind === 'statistic'
      ? mark.span
      : [mark.source[0], mark.cue[0], mark.content[0]].filter(Boolean).sort((a, b) => a[0] - b[0])[0];

/** A span without the white space at its ends; `null` where it is nothing else. */
export function trimmed(text, [from, to]) {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  return start < end ? [start, end] : null;
}

/** Where the words of a correction stand now: where they stood, else nearest to it; `null` where they are no more. */
export function locate(text, { span: [start, end], words }) {
  if (text.slice(start, end) === words) return [start, end];
  const before = text.lastIndexOf(words, start);
  const after = text.indexOf(words, start);
  const at = before < 0 ? after : after < 0 || start - before <= after - start ? before : after;
  return at < 0 ? null : [at, at + words.length];
}

/** A correction in words. */
export function inWords({ type, kind, words, name, from, to }) {
  switch (type) {
    case 'wrong':
      return `no ${kind}: ${words}`;
    case 'speaker':
      return `${name || 'nobody named'} is the source of: ${words}`;
    case 'rename':
      return `${from} is ${to}`;
    default:
      return `${kind}${name ? ` of ${name}` : ''}: ${words}`;
  }
}

/**
 * An analysis as the reader corrected it. What is theirs has the correction that made it so as its `reader`.
 *
 * @param {string} text
 * @param {Object[]} corrections
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
  const placed = corrections.map((correction) => [correction, correction.span ? locate(text, correction) : null]);
  // What has a correction of its own follows no other.
  const own = new Set(placed.flatMap(([{ type, kind }, at]) => (type === 'speaker' && at ? [`${kind} ${at[0]}`] : [])));
  for (const [correction, at] of placed) {
    const { type, kind, name, from, to } = correction;
    if (type === 'rename') rename(made, from, to);
    if (!at) continue;
    const list = LISTS[kind];
    if (type === 'mark') {
      addMark(made, correction, at);
      continue;
    }
    for (const [id, mark] of made[list].entries()) {
      const [start, end] = spanOf(kind, mark) ?? [];
      if (start !== at[0] || end !== at[1]) continue;
      if (type === 'wrong') gone[list].add(id);
      else {
        const speaker = speakerNamed(made, name);
        for (const [what, other] of together(made, kind, mark)) {
          if (other !== mark && own.has(`${what} ${spanOf(what, other)?.[0]}`)) continue;
          made[LISTS[what]][other.id] = {
            ...other,
            speaker,
            ...(what === 'quote' ? { guess: false, orphan: !name } : { unsure: false }),
            link: null,
            reader: correction,
          };
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
 * them. As `[kind, mark]`.
 */
function together({ quotations, attributions }, kind, mark) {
  const mine = ({ speaker }) => speaker === mark.speaker;
  const holds = ({ content }, { spans }) => content.some(([start, end]) => spans.some((span) => span[0] < end && start < span[1]));
  const brings = (one) =>
    one.id === mark.attribution || (one.act !== 'stance' && !one.nested && mark.parent === null && mine(one) && holds(one, mark));
  const said = kind === 'attribution' ? [mark] : attributions.filter(brings);
  const quoted = new Set(kind === 'quote' ? [mark] : []);
  let before = false;
  for (const one of quotations) {
    if (one.parent !== null && one !== mark) continue;
    before =
      one === mark ||
      (mine(one) &&
        (said.some(({ id }) => id === one.attribution) || (before && one.attribution === null && one.link?.reason === GOES_ON)));
    if (before) quoted.add(one);
  }
  return [...said.map((one) => ['attribution', one]), ...[...quoted].map((one) => ['quote', one])];
}

/** The id of the source with this name, a new one where there is none; `null` for no name. */
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
  });
  return made.speakers.length - 1;
}

/** Gives a source another name. Where one has it already they become one; the other stays in the list, with nothing that is its own. */
function rename(made, from, to) {
  const source = made.speakers.find(({ name }) => name === from);
  if (!source || from === to) return;
  const other = made.speakers.find(({ name }) => name === to);
  if (!other) {
    made.speakers[source.id] = { ...source, name: to, reader: true };
    return;
  }
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
    const attribution = speaker === null ? null : made.attributions.push({ ...attributionOf(made, span, speaker), ...mine }) - 1;
    made.statistics.push({
      id: made.statistics.length,
      span,
      value: null,
      unit: null,
      kind: 'vague',
      qualifier: null,
      counted: null,
      attribution,
      direction: null,
      parts: null,
      ...mine,
    });
  }
  if (kind === 'attribution') made.attributions.push({ ...attributionOf(made, span, speaker), ...mine });
  for (let i = sentenceOf(made.sentences, span[0]); i < made.sentences.length && made.sentences[i].span[0] < span[1]; i++) {
    const { labels } = made.sentences[i];
    if (!labels.includes(kind)) made.sentences[i] = { ...made.sentences[i], labels: [...labels, kind] };
    made.evidence.push({ sentence: i, label: kind, rule: 'marked by you', span });
  }
}

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
