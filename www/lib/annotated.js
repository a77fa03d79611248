/** The text with its marks as one HTML file that needs nothing else: for mail, for an archive, for print. */
import { piecesIn } from './ledger.js';
import { stretches } from './stretches.js';
import { sourcesOf } from './sources.js';
import { FINDINGS, LABELS, SPEAKER_KINDS, digits, figure } from './words.js';

const LEGEND = [['quote', 'quote', 'quote'], ['statistic', 'statistic', 'statistic'], ['attribution', 'source', 'source'], ['attribution', 'cue', 'said']];

const html = (words) => words.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `:root{color-scheme:light dark;--q:light-dark(#a35a00,#f0b650);--s:light-dark(#00736b,#55cdc4);--a:light-dark(#5546c8,#b3a6ff)}
body{font:1.15rem/1.75 "Iowan Old Style",Charter,Georgia,serif;max-width:40rem;margin:2rem auto;padding:0 1.2rem;overflow-wrap:anywhere}
mark{background:none;color:inherit}.sentence{background:rgb(150 140 120/.13)}
.quote{text-decoration:underline solid 2px var(--q);text-underline-offset:3px}
.statistic{text-decoration:underline double 1.5px var(--s);text-underline-offset:6px}
.source{text-decoration:underline dotted 2.5px var(--a);text-underline-offset:4px}
.cue{text-decoration:underline dashed 1.5px var(--a);text-underline-offset:4px}
.legend,.list,footer{font:.85rem/1.6 system-ui,sans-serif;color:light-dark(#5e5a52,#b5afa4)}.legend span{margin-right:1.2em}
.metadata{font:.85rem/1.6 system-ui,sans-serif}blockquote{margin-left:1.2rem}
@media print{:root{color-scheme:light}.sentence{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

const perhaps = (ledger, by) => (by && ledger.isGuess(by) ? 'perhaps ' : '');

/** What a reader sees when they rest on a mark. */
function note(ledger, layer, id) {
  const { quotations, statistics, attributions, speakers } = ledger.analysis;
  if (layer === 'quote') {
    const { speaker, guess } = quotations[id];
    return `${LABELS.quote}: ${speakers[speaker] ? `${guess ? 'perhaps ' : ''}${speakers[speaker].name}` : 'no speaker named'}`;
  }
  if (layer === 'statistic') {
    const { attribution } = statistics[id];
    const by = attributions[attribution];
    const source = speakers[by?.speaker]?.name ?? (by && ledger.sourceOf(by)) ?? 'no source named';
    return `${LABELS.statistic}: ${figure(statistics[id])}; ${perhaps(ledger, by)}${source}`;
  }
  const { speaker, act } = attributions[id];
  return `${LABELS.attribution} (${act}): ${perhaps(ledger, attributions[id])}${speakers[speaker]?.name ?? ledger.sourceOf(attributions[id]) ?? 'source not named'}`;
}

/** The words of a sentence, every stretch in one `<mark>` with all that holds there: marks may overlap, elements may not. */
function* sentence(ledger, i, shown) {
  const { span } = ledger.sentences[i];
  const labels = ledger.sentences[i].labels.filter(shown);
  const found = ledger.touching(i);
  const a = ledger.analysis;
  const pieces = [];
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
  if (labels.length) yield `<span class="sentence" title="${labels.map((l) => LABELS[l]).join(', ')}">`;
  for (const { start, end, here } of stretches(span, pieces)) {
    const words = html(ledger.text.slice(start, end));
    // One decoration an element: nested elements show the underlines of all.
    const open = here.map(({ layer, id }) => `<mark class="${layer}" title="${html(note(ledger, layer, id))}">`).join('');
    yield `${open}${words}${'</mark>'.repeat(here.length)}`;
  }
  if (labels.length) yield '</span>';
}

/** What the sources are and what to look at, below the text: a tooltip is no use on paper. */
function* lists(ledger) {
  const sources = sourcesOf(ledger);
  if (sources.length) yield '<section class="list"><h3>Sources</h3><ul>\n';
  for (const { speaker, amounts } of sources) {
    const { name, role, kind } = speaker;
    yield `<li><b>${html(name)}</b>${role ? `, ${html(role)}` : ''} (${html([SPEAKER_KINDS[kind] ?? kind, amounts.join(', ')].filter(Boolean).join('; '))})</li>\n`;
  }
  if (sources.length) yield '</ul></section>\n';
  const findings = ledger.findings();
  if (findings.length) yield '<section class="list"><h3>What to look at</h3><ul>\n';
  for (const { kind, places } of findings) {
    yield `<li>${html(FINDINGS[kind]?.[0] ?? kind)} (${digits(places.length)})<ul>\n`;
    for (const i of places) yield `<li>${html(ledger.words(ledger.sentences[i].span))}</li>\n`;
    yield '</ul></li>\n';
  }
  if (findings.length) yield '</ul></section>\n';
}

const TAGS = { headline: 'h2', 'block quote': 'blockquote' };

/** @param {{title: string, url: string, shown?: (kind: string) => boolean}} article  `shown` says which kinds are to be marked */
export function* annotatedHtml(ledger, { title, url, shown = () => true }) {
  const { paragraphs } = ledger.analysis;
  const { sentences } = ledger;
  yield `<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${html(title || 'Sourcelight')}</title>\n<style>${STYLE}</style>\n`;
  yield `<p class="legend">${LEGEND.filter(([kind]) => shown(kind)).map(([, layer, word]) => `<span class="${layer}">${word}</span>`).join('')}</p>\n`;
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
  yield* lists(ledger);
  const from = /^https?:\/\//i.test(url ?? '') ? ` · <a href="${html(url)}">${html(url)}</a>` : '';
  yield `<footer>Marked by Sourcelight${from}</footer>\n</html>\n`;
}
