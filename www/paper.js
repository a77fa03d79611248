/**
 * The text on paper. Not every browser prints highlights, and far from the window none are painted, so for the time of printing the marks
 * are elements: the kinds that are shown, of the one speaker that is chosen.
 */
import { element } from './lib/element.js';
import { KINDS } from './lib/painter.js';
import { sourcesOf } from './lib/sources.js';
import { stretches } from './lib/stretches.js';
import { FINDINGS, digits, typeOf } from './lib/words.js';

const TAGS = { prose: 'p', metadata: 'p.metadata', headline: 'h3', 'list item': 'p', 'block quote': 'blockquote' };

/** A sentence may carry several tints; this one is seen, as in the window. */
const TINTS = ['quote-sentence', 'statistic-sentence', 'attribution-sentence'];

function sentence(ledger, i, { shown, speaker }) {
  const visible = new Set(Object.keys(KINDS).filter(shown).flatMap((kind) => KINDS[kind]));
  const marks = ledger.marks(i, speaker).filter(([layer]) => visible.has(layer));
  const tint = TINTS.find((name) => marks.some(([layer]) => layer === name));
  const pieces = marks.filter(([layer]) => !TINTS.includes(layer)).map(([layer, [start, end]]) => ({ layer, start, end }));
  const made = element(tint ? `span.${tint}` : 'span');
  for (const { start, end, here } of stretches(ledger.sentences[i].span, pieces)) {
    // One line an element: nested elements show those of all.
    made.append(here.reduce((inside, { layer }) => element(`span.${layer}`, {}, inside), document.createTextNode(ledger.text.slice(start, end))));
  }
  return made;
}

/** A sheet of its own: who the sources are, and what is to be checked. */
function sheet(ledger) {
  const findings = ledger.findings();
  return element(
    'section.sheet',
    {},
    element('h3', {}, 'Sources'),
    element('ul', {}, ...sourcesOf(ledger).map(({ speaker, amounts }) => element('li', {}, element('b', {}, speaker.name), speaker.role && `, ${speaker.role}`, ` (${[typeOf(speaker), ...amounts].join('; ')})`))),
    findings.length > 0 && element('h3', {}, 'To check'),
    ...findings.flatMap(({ kind, places }) => [element('h4', {}, `${FINDINGS[kind]?.[0] ?? kind} (${digits(places.length)})`), element('ul.places', {}, ...places.map((i) => element('li', {}, ledger.words(ledger.sentences[i].span).replace(/\s+/g, ' '))))]),
  );
}

/** @param {{shown: (kind: string) => boolean, speaker: number | null, article: {title: string, url: string | null}}} choice */
export function paper(ledger, choice) {
  const { text, sentences, analysis } = ledger;
  const { title, url } = choice.article;
  const made = element('article.paper', {}, title && title !== ledger.title && element('h1', {}, title), url && element('p.metadata', {}, url));
  let i = 0;
  for (const [p, { span, kind }] of analysis.paragraphs.entries()) {
    const block = element(TAGS[kind] ?? 'p', { dir: 'auto' });
    let at = span[0];
    for (; i < sentences.length && sentences[i].paragraph === p; i++) {
      block.append(text.slice(at, sentences[i].span[0]), sentence(ledger, i, choice));
      at = sentences[i].span[1];
    }
    block.append(text.slice(at, span[1]));
    made.append(block);
  }
  made.append(sheet(ledger));
  return made;
}
