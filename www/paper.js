/**
 * The text on paper. Not every browser prints highlights, and far from the window none are painted, so for the time of printing the marks
 * are elements: the kinds that are shown, of the one speaker that is chosen.
 */
/** @import { Noted } from './lib/checklist.js' */
/** @import { Ledger } from './lib/ledger.js' */
/** @import { BlockKind, Kind, Work } from '../types/work.js' */
import { checklistOf, notedWords } from './lib/checklist.js';
import { inWords } from './lib/corrections.js';
import { element } from './lib/element.js';
import { EVERY_KIND, KINDS } from './lib/painter.js';
import { RESOLVED } from './lib/resolved.js';
import { sourcesOf } from './lib/sources.js';
import { stretches } from './lib/stretches.js';
import { digits, typeOf } from './lib/words.js';

/** @type {Partial<Record<BlockKind, string>>} */
const TAGS = { prose: 'p', metadata: 'p.metadata', headline: 'h3', 'list item': 'p', 'block quote': 'blockquote' };

/** @typedef {{shown: (kind: Kind) => boolean, speaker: number | null, article: {title: string, url: string | null, work: Work}}} Choice */

/** A sentence may carry several tints; this one is seen, as in the window. */
const TINTS = ['quote-sentence', 'statistic-sentence', 'attribution-sentence'];

/** @type {(ledger: Ledger, i: number, choice: Choice) => HTMLElement} */
function sentence(ledger, i, { shown, speaker }) {
  const visible = new Set(EVERY_KIND.filter(shown).flatMap((kind) => KINDS[kind]));
  const marks = ledger.marks(i, speaker).filter(([layer]) => visible.has(layer));
  const tint = TINTS.find((name) => marks.some(([layer]) => layer === name));
  const pieces = marks.filter(([layer]) => !TINTS.includes(layer)).map(([layer, [start, end]]) => ({ layer, start, end }));
  const made = element(tint ? `span.${tint}` : 'span');
  for (const { start, end, here } of stretches(ledger.sentences[i].span, pieces)) {
    // One line an element: nested elements show those of all.
    made.append(
      here.reduce(
        (inside, { layer }) => element(`span.${layer}`, {}, inside),
        /** @type {Node} */ (document.createTextNode(ledger.text.slice(start, end))),
      ),
    );
  }
  return made;
}

/**
 * Something to check: ticked where it is, what the reader noted, and what is left to ask.
 *
 * @type {(item: Noted, words: string) => HTMLElement}
 */
const check = (item, words) =>
  element(
    'li',
    { class: item.status },
    words,
    notedWords(item) && element('b', {}, ` ${notedWords(item)}`),
    element('div.quiet', {}, `To ${item.ask}: ${item.question}`),
  );

/**
 * A sheet of its own: who the sources are, what is to be checked, and what the reader noted and corrected.
 *
 * @param {Ledger} ledger
 * @param {Work} work
 */
function sheet(ledger, work) {
  const { findings, marks, resolved } = checklistOf(ledger, work);
  const { corrections } = work;
  return element(
    'section.sheet',
    {},
    element('h3', {}, 'Sources'),
    element(
      'ul',
      {},
      ...sourcesOf(ledger).map(({ speaker, amounts }) =>
        element(
          'li',
          {},
          element('b', {}, speaker.name),
          speaker.role && `, ${speaker.role}`,
          ` (${[typeOf(speaker), ...amounts].join('; ')})`,
        ),
      ),
    ),
    findings.length > 0 && element('h3', {}, 'To check'),
    ...findings.flatMap(({ title, items }) => [
      element('h4', {}, `${title} (${digits(items.length)})`),
      element('ul.places', {}, ...items.map((item) => check(item, item.words))),
    ]),
    ...(marks.length
      ? [
          element('h3', {}, 'Noted by the reader'),
          element('ul.places', {}, ...marks.map((item) => check(item, `${item.name}: ${item.words}`))),
        ]
      : []),
    ...(resolved.length
      ? [
          element('h3', {}, 'Noted, and resolved since'),
          element(
            'ul.places',
            {},
            ...resolved.map((item) =>
              element(
                'li',
                { class: item.status },
                item.words,
                element('b', {}, ` ${notedWords(item)}`),
                element('div.quiet', {}, `${item.name}, ${RESOLVED[item.by][1]}`),
              ),
            ),
          ),
        ]
      : []),
    ...(corrections.length
      ? [element('h3', {}, 'Corrections by the reader'), element('ul', {}, ...corrections.map((one) => element('li', {}, inWords(one))))]
      : []),
  );
}

/** @type {(ledger: Ledger, choice: Choice) => HTMLElement} */
export function paper(ledger, choice) {
  const { text, sentences, analysis } = ledger;
  const { title, url } = choice.article;
  const made = element(
    'article.paper',
    {},
    title && title !== ledger.title && element('h1', {}, title),
    url && element('p.metadata', {}, url),
  );
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
  made.append(sheet(ledger, choice.article.work));
  return made;
}
