/** The text with its marks as one HTML file that needs nothing else: for mail, for an archive, for print. */
/** @import { Noted } from './checklist.js' */
/** @import { Ledger } from './ledger.js' */
/** @import { BlockKind, Heading, Kind, Span, Work } from '../../types/work.js' */
import { piecesIn } from './ledger.js';
import { stretches } from './stretches.js';
import { sourcesOf } from './sources.js';
import { at, isGuessed, isUnsure } from './certainty.js';
import { checklistOf, notedWords } from './checklist.js';
import { inWords } from './corrections.js';
import { RESOLVED } from './resolved.js';
import { LABELS, digits, figure, named, typeOf } from './words.js';

/** @typedef {'quote' | 'statistic' | 'source' | 'cue'} Layer */

/** @type {[kind: Kind, layer: Layer, word: string][]} */
const LEGEND = [
  ['quote', 'quote', 'quote'],
  ['statistic', 'statistic', 'statistic'],
  ['attribution', 'source', 'source'],
  ['attribution', 'cue', 'said'],
];

/** @type {(words: string) => string} */
const html = (words) => words.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `:root{color-scheme:light dark;--q:light-dark(#a35a00,#f0b650);--s:light-dark(#00736b,#55cdc4);--a:light-dark(#5546c8,#b3a6ff)}
body{font:1.15rem/1.75 "Iowan Old Style",Charter,Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1.2rem;overflow-wrap:anywhere}
mark{background:none;color:inherit}.sentence{background:rgb(150 140 120/.13)}
.quote{text-decoration:underline solid 2px var(--q);text-underline-offset:.09em}
.statistic{text-decoration:underline double 1px var(--s);text-underline-offset:.2em}
.source{text-decoration:underline dotted 2px var(--a);text-underline-offset:.18em}
.cue{text-decoration:underline dashed 1.5px var(--a);text-underline-offset:.18em}
.by{font:.72em/1 system-ui,sans-serif;color:light-dark(#5e5a52,#b5afa4);white-space:normal}.by::before{content:" ["}.by::after{content:"]"}
.unsure{opacity:.62}
.legend,.list,footer{font:.85rem/1.6 system-ui,sans-serif;color:light-dark(#5e5a52,#b5afa4)}.legend span{margin-right:1.2em}
.checks li{list-style:"☐ "}.checks .checked{list-style:"☑ "}
.metadata{font:.85rem/1.6 system-ui,sans-serif}blockquote{margin-left:1.2rem}
@media print{:root{color-scheme:light}.sentence{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

/**
 * Whose a mark is, in the open: what only shows under a pointer is no use in print, on a phone or to who reads with the keys.
 *
 * @type {(ledger: Ledger, layer: Layer, id: number) => string | null}
 */
function whose(ledger, layer, id) {
  const { quotations, statistics, attributions, speakers } = ledger.analysis;
  if (layer === 'quote')
    return quotations[id].parent === null ? named(at(speakers, quotations[id].speaker)?.name, quotations[id], 'no speaker named') : null;
  if (layer === 'statistic') {
    const by = at(attributions, statistics[id].attribution);
    return named(
      at(speakers, by?.speaker)?.name ?? (by && ledger.sourceOf(by)),
      { guess: by !== undefined && !ledger.isSure(by) },
      ledger.noSource(statistics[id]),
    );
  }
  const one = attributions[id];
  if (layer !== 'cue') return null;
  const name = at(speakers, one.speaker)?.name;
  // Where the source stands in the words it needs no telling, unless it is a pronoun or a guess.
  const said = one.source.length ? ledger.line(one.source) : '';
  if (isUnsure(one)) return `unsure${name ? `: ${named(name, { guess: true }, '')}` : ''}`;
  return name && !said.includes(name)
    ? named(name, { guess: ledger.isGuess(one) }, null)
    : ledger.isGuess(one) && name
      ? `perhaps ${name}`
      : said
        ? null
        : 'source not named';
}

/** What a reader sees when they rest on a mark. @type {(ledger: Ledger, layer: Layer, id: number) => string} */
function note(ledger, layer, id) {
  const { quotations, statistics, attributions, speakers } = ledger.analysis;
  if (layer === 'quote') {
    return `${LABELS.quote}: ${named(at(speakers, quotations[id].speaker)?.name, quotations[id], 'no speaker named')}`;
  }
  if (layer === 'statistic') {
    const { attribution } = statistics[id];
    const by = at(attributions, attribution);
    const source = at(speakers, by?.speaker)?.name ?? (by && ledger.sourceOf(by));
    return `${LABELS.statistic}: ${figure(statistics[id])}; ${named(source, { guess: by !== undefined && !ledger.isSure(by) }, ledger.noSource(statistics[id]))}`;
  }
  const { speaker, act } = attributions[id];
  return `${LABELS.attribution} (${act}): ${named(at(speakers, speaker)?.name ?? ledger.sourceOf(attributions[id]), { guess: !ledger.isSure(attributions[id]) }, 'source not named')}`;
}

/**
 * The words of a sentence, every stretch in one `<mark>` with all that holds there: marks may overlap, elements may not.
 *
 * @type {(ledger: Ledger, i: number, shown: (kind: Kind) => boolean) => Generator<string>}
 */
function* sentence(ledger, i, shown) {
  const { span } = ledger.sentences[i];
  const labels = ledger.sentences[i].labels.filter(shown);
  const found = ledger.touching(i);
  const a = ledger.analysis;
  /** @type {{layer: Layer, id: number, start: number, end: number}[]} */
  const pieces = [];
  /** @type {(layer: Layer, id: number, span: Span) => void} */
  const put = (layer, id, [start, end]) => {
    const cut = [Math.max(start, span[0]), Math.min(end, span[1])];
    if (cut[0] < cut[1]) pieces.push({ layer, id, start: cut[0], end: cut[1] });
  };
  if (shown('quote')) for (const id of found.quotations) for (const s of piecesIn(a.quotations[id].spans, span)) put('quote', id, s);
  if (shown('statistic')) for (const id of found.statistics) put('statistic', id, a.statistics[id].span);
  for (const id of found.attributions) {
    if (a.attributions[id].act === 'stance' || !shown('attribution')) continue;
    for (const s of a.attributions[id].source) put('source', id, s);
    for (const s of a.attributions[id].cue) put('cue', id, s);
  }
  /** @type {(layer: Layer, id: number) => boolean} */
  const likely = (layer, id) => (layer === 'quote' ? isGuessed(a.quotations[id]) : layer !== 'statistic' && isUnsure(a.attributions[id]));
  // A mark in several pieces says whose it is behind the last of them in the text.
  // Spans are in order.
  /** @type {(piece: {layer: Layer, id: number, end: number}) => boolean} */
  const ends = ({ layer, id, end }) =>
    end ===
    (layer === 'quote'
      ? a.quotations[id].spans.at(-1)
      : layer === 'statistic'
        ? a.statistics[id].span
        : a.attributions[id][layer].at(-1))?.[1];
  // Of several marks of one source in a row the first says so.
  /** @type {string | null} */
  let last = null;
  if (labels.length) yield `<span class="sentence" title="${labels.map((l) => LABELS[l]).join(', ')}">`;
  for (const { start, end, here } of stretches(span, pieces)) {
    const words = html(ledger.text.slice(start, end));
    // One decoration an element: nested elements show the underlines of all.
    const open = here
      .map(({ layer, id }) => `<mark class="${layer}${likely(layer, id) ? ' unsure' : ''}" title="${html(note(ledger, layer, id))}">`)
      .join('');
    yield `${open}${words}${'</mark>'.repeat(here.length)}`;
    for (const piece of here) {
      if (piece.end !== end || !ends(piece)) continue;
      const said = whose(ledger, piece.layer, piece.id);
      if (said && said !== last) yield `<small class="by">${html(said)}</small>`;
      if (said) last = said;
    }
  }
  if (labels.length) yield '</span>';
}

/**
 * Something to check: ticked where it is, what the reader noted, and what is left to ask.
 *
 * @type {(item: Noted, words: string) => string}
 */
const check = (item, words) =>
  `<li class="${item.status}">${words}${notedWords(item) && ` <b>${html(notedWords(item))}</b>`}<br>To ${html(item.ask)}: ${html(item.question)}</li>\n`;

/**
 * What the sources are and what to look at, below the text: a tooltip is no use on paper.
 *
 * @type {(ledger: Ledger, work: Work | null | undefined) => Generator<string>}
 */
function* lists(ledger, work) {
  const sources = sourcesOf(ledger);
  if (sources.length) yield '<section class="list"><h3>Sources</h3><ul>\n';
  for (const { speaker, amounts } of sources) {
    const { name, role } = speaker;
    yield `<li><b>${html(name)}</b>${role ? `, ${html(role)}` : ''} (${html([typeOf(speaker), amounts.join(', ')].filter(Boolean).join('; '))})</li>\n`;
  }
  if (sources.length) yield '</ul></section>\n';
  const { findings, marks, resolved } = checklistOf(ledger, work);
  if (findings.length) yield '<section class="list"><h3>To check</h3><ul>\n';
  for (const { title, items } of findings) {
    yield `<li>${html(title)} (${digits(items.length)})<ul class="checks">\n`;
    for (const item of items) yield check(item, html(item.words));
    yield '</ul></li>\n';
  }
  if (findings.length) yield '</ul></section>\n';
  if (marks.length)
    yield `<section class="list"><h3>Noted by the reader</h3><ul class="checks">\n${marks.map((item) => check(item, html(`${item.name}: ${item.words}`))).join('')}</ul></section>\n`;
  if (resolved.length)
    yield `<section class="list"><h3>Noted, and resolved since</h3><ul class="checks">\n${resolved.map((item) => `<li class="${item.status}">${html(item.words)} <b>${html(notedWords(item))}</b><br>${html(`${item.name}, ${RESOLVED[item.by][1]}`)}</li>\n`).join('')}</ul></section>\n`;
  const corrections = work?.corrections ?? [];
  if (corrections.length)
    yield `<section class="list"><h3>Corrections by the reader</h3><ul>${corrections.map((one) => `<li>${html(inWords(one))}</li>`).join('')}</ul></section>\n`;
}

/** @type {Partial<Record<BlockKind, string>>} */
const TAGS = { headline: 'h2', 'block quote': 'blockquote', code: 'pre' };

/**
 * @param {Ledger} ledger
 * @param {Heading} heading  `shown` says which kinds are to be marked
 */
export function* annotatedHtml(ledger, { title, url, work = null, shown = () => true }) {
  const { paragraphs } = ledger.analysis;
  const { sentences } = ledger;
  yield `<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${html(title || 'Sourcelight')}</title>\n<style>${STYLE}</style>\n`;
  yield `<p class="legend">${LEGEND.filter(([kind]) => shown(kind))
    .map(([, layer, word]) => `<span class="${layer}">${word}</span>`)
    .join('')}</p>\n`;
  let i = 0;
  for (const [p, { span, kind }] of paragraphs.entries()) {
    const tag = TAGS[kind] ?? 'p';
    yield `<${tag} dir="auto"${kind === 'metadata' ? ' class="metadata"' : ''}>`;
    let at = span[0];
    for (; i < sentences.length && sentences[i].paragraph === p; i++) {
      yield html(ledger.text.slice(at, sentences[i].span[0]));
      yield* sentence(ledger, i, shown);
      at = sentences[i].span[1];
    }
    yield `${html(ledger.text.slice(at, span[1]))}</${tag}>\n`;
  }
  yield* lists(ledger, work);
  const from = url && /^https?:\/\//i.test(url) ? ` · <a href="${html(url)}">${html(url)}</a>` : '';
  yield `<footer>Marked by Sourcelight${from}</footer>\n</html>\n`;
}
