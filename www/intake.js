/** How text gets in: pasted, dropped or opened. Everything becomes an article: `{title, text, blocks, url, whole}`. */
/** @import { Reader } from './lib/extract.js' */
/** @import { Block, Taken } from '../types/work.js' */
import { NoDocument, fromDocx } from './lib/docx.js';
import { articleOf, hasStructure, parse, blocksOf, wholePage } from './lib/extract.js';
import { fromMarkdown } from './lib/markdown.js';
import { Locked, NoWords, fromPdf } from './lib/pdf.js';

/** @typedef {typeof import('pdfjs-dist')} Pdf */

/** Why something could not be read, in words for the reader. */
export class Unreadable extends Error {}

/** A text above this length, in UTF-16 units, is no article: its analysis could take more memory than a browser gives one page. */
export const MOST = 24_000_000;
/** Files above this size, in bytes, are not even opened: a saved page has marks and scripts beside its text. */
const MOST_BYTES = 48 * 1024 * 1024;

/** @type {(bytes: number) => string} */
const megabytes = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;

/**
 * Plain text as an article. Line ends become the DOM's own, so that offsets agree everywhere.
 *
 * @type {(text: string, title?: string) => Taken}
 */
export const plain = (text, title = '') => ({
  title,
  text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text,
  blocks: null,
  url: null,
  whole: null,
});

/**
 * What was pasted or dropped: its structure where it has one, else its plain text. `null` where it holds no text.
 *
 * @type {(transfer: DataTransfer) => Taken | null}
 */
export function fromTransfer(transfer) {
  const text = transfer.getData('text/plain');
  const html = transfer.getData('text/html');
  // HTML is parsed in one go: more of it than this would stop the page for seconds.
  if (html && html.length <= MOST) {
    const doc = parse(html);
    if (hasStructure(doc)) {
      const read = blocksOf(doc.body);
      if (read.text) return { title: '', url: null, whole: null, ...read };
    }
  }
  return text.trim() ? plain(text) : null;
}

/** Bytes as text: a byte order mark, UTF-8, the encoding a page names, else Windows-1252, as browsers do. @param {Uint8Array} bytes */
function decode(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
    const named = start.match(/<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/i)?.[1];
    try {
      return new TextDecoder(named ?? 'windows-1252').decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  }
}

/** Pictures, archives and programs give themselves away by control characters; texts have next to none. @param {Uint8Array} bytes */
function isBinary(bytes) {
  const start = bytes.subarray(0, 4096);
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) return false;
  const control = start.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) ? 1 : 0), 0);
  return control > start.length / 200;
}

/**
 * Reads a file. A saved page is reduced to its article; `whole()` then gives the whole page, and `part()` of that the article again.
 *
 * @param {File} file
 * @param {{readability: () => Promise<Reader>, pdfjs: (() => Promise<Pdf>) | null}} programs  load Mozilla's Readability and its reader of PDF
 * @returns {Promise<Taken>}
 */
export async function fromFile(file, { readability, pdfjs }) {
  if (file.size > MOST_BYTES)
    throw new Unreadable(`“${file.name}” is ${megabytes(file.size)}. Sourcelight reads files of up to ${megabytes(MOST_BYTES)}.`);
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Unreadable(`“${file.name}” could not be read. If it is a folder, open the files in it.`);
  }
  const name = file.name.replace(/\.\w{1,5}$/, '');
  if (begins(bytes, '%PDF-')) return fromPdfFile(bytes, name, file.name, pdfjs);
  if (begins(bytes, 'PK\x03\x04')) return fromWord(bytes, name, file.name);
  if (isBinary(bytes)) {
    const what = file.type.startsWith('image/')
      ? 'a picture'
      : /\.doc$/i.test(file.name)
        ? 'a document of an old version of Word: save it as .docx'
        : 'not a text';
    throw new Unreadable(
      `“${file.name}” is ${what}. Sourcelight reads .txt, .md, .html, .docx and .pdf files; from anything else, copy the text and paste it here.`,
    );
  }
  const text = decode(bytes);
  if (!text.trim()) throw new Unreadable(`“${file.name}” is empty.`);
  if (/\.(md|markdown)$/i.test(file.name)) {
    const read = fromMarkdown(text.replace(/\r\n?/g, '\n'));
    const heading = read.blocks.find(({ kind }) => kind === 'headline');
    return { ...plain(''), title: heading ? read.text.slice(...heading.span) : name, ...read };
  }
  if (/\.x?html?$/i.test(file.name) || file.type === 'text/html') return fromPage(text, name, readability, file.name);
  return plain(text, name);
}

/** Whether a file begins with these characters; a PDF may begin with a few others. @type {(bytes: Uint8Array, mark: string) => boolean} */
const begins = (bytes, mark) => String.fromCharCode(...bytes.subarray(0, mark === '%PDF-' ? 1024 : mark.length)).includes(mark);

/** @type {(error: unknown) => string} */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/** @type {(bytes: Uint8Array, name: string, fileName: string, pdfjs: (() => Promise<Pdf>) | null) => Promise<Taken>} */
async function fromPdfFile(bytes, name, fileName, pdfjs) {
  if (!pdfjs)
    throw new Unreadable(
      `“${fileName}” is a PDF. Sourcelight reads PDF only as a page on a server, not as an extension and not as a single file. Open it there, or copy the text and paste it here.`,
    );
  try {
    const read = await fromPdf(bytes, await pdfjs());
    return { ...plain(''), ...read, title: read.title || name };
  } catch (error) {
    if (error instanceof NoWords)
      throw new Unreadable(
        `“${fileName}” holds no text, only pictures of pages: it was scanned. A program for text recognition (OCR) makes text of it; then open that.`,
      );
    if (error instanceof Locked)
      throw new Unreadable(`“${fileName}” is locked with a password. Open it in a PDF reader, copy the text and paste it here.`);
    throw new Unreadable(`“${fileName}” could not be read: ${messageOf(error)}. Copy the text from a PDF reader and paste it here.`);
  }
}

/** @type {(bytes: Uint8Array<ArrayBuffer>, name: string, fileName: string) => Promise<Taken>} */
async function fromWord(bytes, name, fileName) {
  try {
    const read = await fromDocx(bytes);
    if (!read.text) throw new NoDocument('it holds no words');
    return { ...plain(''), ...read, title: read.title || name };
  } catch (error) {
    throw new Unreadable(
      `“${fileName}” is no Word document that can be read (${messageOf(error)}). Sourcelight reads .docx; from anything else, copy the text and paste it here.`,
    );
  }
}

/** @type {(html: string, name: string, readability: () => Promise<Reader>, fileName: string) => Promise<Taken>} */
async function fromPage(html, name, readability, fileName) {
  const doc = parse(html);
  const Readability = await readability();
  const whole = wholePage(doc);
  const reduced = articleOf(doc, Readability);
  if (!whole.text)
    throw new Unreadable(
      `“${fileName}” holds no text. Pages that build themselves by script are saved empty; copy the text from the page and paste it here.`,
    );
  /** @type {(page: {title: string, text: string, blocks: Block[]}) => Taken} */
  const article = (page) => ({ ...plain(''), ...page, title: page.title || name });
  if (!reduced) return article(whole);
  /** @type {Taken} */
  const part = { ...article(reduced), whole: () => ({ ...article(whole), part: () => part }) };
  return part;
}

/** Whether a pasted text is nothing but a web address. @type {(text: string) => boolean} */
export const isAddress = (text) => text.length < 4000 && /^\s*(https?:\/\/|www\.)\S+\s*$/i.test(text);
