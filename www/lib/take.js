/** Writes the marks in one of the formats, in slices, and saves them as a file; writes lists to send. Shared by page and extension. */
/** @import { Format } from './export.js' */
/** @import { Ledger } from './ledger.js' */
/** @import { CheckKind, Heading, Span } from '../../types/work.js' */
import { itemsOf, keyOf, noteOf, notedWords, notesIn, placeOf } from './checklist.js';
import { element } from './element.js';
import { linkTo } from './link.js';
import { inSlices } from './slices.js';

/** A saved file is handed to the browser as an address that is good this long, in milliseconds: the download has begun by then. */
const HANDED_OVER_MS = 60_000;

/** @typedef {{span: Span, kind?: CheckKind, finding?: string | null, words?: string, about?: string, note?: string}} Place  a place of a list: of a mark, of a finding, or with words of its own */

/**
 * A list to send to somebody, as plain and as rich text: by whom to ask, a line a place, with its sentence, what it is, figure, speaker, where it
 * stands, and what to ask.
 *
 * @param {string} title
 * @param {Place[]} places
 * @param {Ledger} ledger
 * @param {Heading} article
 * @returns {{text: string, html: string}}
 */
export function listed(title, places, ledger, article) {
  const items = new Map(itemsOf(ledger).map((item) => [keyOf(item), item]));
  const notes = notesIn(ledger.text, article.work?.checks ?? []);
  const kinds = new Set(places.map(({ kind = 'finding', finding }) => `${kind} ${finding}`));
  const rows = places.map(({ span, kind = 'finding', finding = null, words = null, about: told = null, note = null }) => {
    const item = items.get(keyOf({ kind, finding, span }));
    const sentence = ledger.sentenceAt(span[0]);
    const what = item?.name !== title && (kinds.size > 1 || item?.kind === 'finding') && item?.name;
    const about = told ?? [what, item?.says, item?.by, placeOf(ledger, { sentence })].filter(Boolean).join(' · ');
    return {
      ask: item ? `To ${item.ask}` : '',
      words: told
        ? (words ?? '')
        : said(item && kind !== 'quote' ? null : (item?.words ?? words), ledger.words(ledger.sentences[sentence]?.span ?? span)),
      about,
      question: item?.question ?? '',
      note: note ?? notedWords(noteOf(notes, item ?? { kind, finding, span })),
      link: article.url ? linkTo(article.url, ledger.text, span) : '',
    };
  });
  const heading = `${title}${article.title ? `: ${article.title}` : ''}`;
  const groups = [...Map.groupBy(rows, ({ ask }) => ask)];
  let n = 0;
  const text = groups
    .map(
      ([ask, rows]) =>
        `${ask && `${ask}:\n`}${rows.map(({ words, about, question, note, link }) => [`${++n}. ${words}`, about, question, note, link].filter(Boolean).join('\n   ')).join('\n')}`,
    )
    .join('\n\n');
  /** @type {(row: typeof rows[number]) => string} */
  const line = ({ words, about, question, note, link }) =>
    `<li><p>${link ? `<a href="${escaped(link)}">${escaped(words)}</a>` : escaped(words)}${about && `<br><small>${escaped(about)}</small>`}${question && `<br><em>${escaped(question)}</em>`}${note && `<br>${escaped(note)}`}</p></li>`;
  const html = groups.map(([ask, rows]) => `${ask && `<h4>${escaped(ask)}</h4>`}<ol>${rows.map(line).join('')}</ol>`).join('');
  return { text: `${heading}\n\n${text}\n`, html: `<h3>${escaped(heading)}</h3>${html}` };
}

/**
 * The sentence of a place; a quotation that runs over several, or a line of its own, stands for itself.
 *
 * @type {(words: string | null, sentence: string) => string}
 */
function said(words, sentence) {
  /** @type {(text: string) => string} */
  const line = (text) => text.replace(/\s+/g, ' ');
  return words === null || line(sentence).includes(line(words)) ? line(sentence) : line(words);
}

/** @type {(words: string) => string} */
const escaped = (words) => words.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The pieces of text of a format. @type {(format: Format, ledger: Ledger, article: Heading) => Promise<string[]>} */
export async function written(format, ledger, article) {
  /** @type {string[]} */
  const pieces = [];
  await inSlices(
    (function* () {
      for (const piece of format.write(ledger, article)) yield pieces.push(piece);
    })(),
  );
  return pieces;
}

/** @type {(format: Format, ledger: Ledger, article: Heading) => Promise<void>} */
export async function save(format, ledger, article) {
  const url = URL.createObjectURL(new Blob(await written(format, ledger, article), { type: format.type }));
  const name =
    (article.title || 'sourcelight')
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .slice(0, 60) || 'sourcelight';
  element('a', { href: url, download: `${name}.${format.ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(url), HANDED_OVER_MS);
}

/**
 * Copies text, with its rich form where there is one and the browser takes it.
 *
 * @type {(content: {text: string, html?: string | null}) => Promise<void>}
 */
export async function copyRich({ text, html = null }) {
  if (!html || typeof ClipboardItem !== 'function') return navigator.clipboard.writeText(text);
  /** @type {(content: string, type: string) => Blob} */
  const blob = (content, type) => new Blob([content], { type });
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob(text, 'text/plain'), 'text/html': blob(html, 'text/html') })]);
}
