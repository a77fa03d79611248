/**
 * Reads a Word document (.docx) as an article: `{title, text, blocks}`. Such a file is a zip that holds XML; the browser unpacks and parses both
 * by itself. What was deleted under "track changes" is left out, and so are notes, headers and footers.
 */

/** @import { BlockKind, Read } from '../../types/work.js' */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** A document unpacks to at most so many bytes: a small file can be made to unpack to any length. */
const MOST_UNPACKED = 200 * 1024 * 1024;

/** Why a file is no document that can be read. */
export class NoDocument extends Error {}

/**
 * One file of a zip, by its name; `null` where there is none.
 *
 * @type {(bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<string | null>}
 */
async function unzipped(bytes, name) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The directory stands at the end, behind it at most a comment.
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw new NoDocument('it is no zip');
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0 && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50; n--) {
    const length = view.getUint16(at + 28, true);
    if (new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)) === name) return entry(bytes, view, at);
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return null;
}

/** @type {(bytes: Uint8Array<ArrayBuffer>, view: DataView, at: number) => Promise<string>} */
async function entry(bytes, view, at) {
  const [method, size, unpacked, local] = [
    view.getUint16(at + 10, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 24, true),
    view.getUint32(at + 42, true),
  ];
  if (unpacked > MOST_UNPACKED) throw new NoDocument('it is too large');
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(from, from + size);
  if (method === 0) return new TextDecoder().decode(packed);
  if (method !== 8) throw new NoDocument('it is packed in a way that is not known');
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder();
  let [text, length] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    // What the directory says of the size need not be true.
    length += value.length;
    if (length > MOST_UNPACKED) throw new NoDocument('it is too large');
    text += decoder.decode(value, { stream: true });
  }
}

/** @param {string} xml */
const parsed = (xml) => {
  const doc = new DOMParser().parseFromString(xml, 'application/xml');
  if (doc.getElementsByTagName('parsererror').length) throw new NoDocument('its text is damaged');
  return doc;
};

/** @type {(element: Element, name: string) => Element | undefined} */
const own = (element, name) => [...element.children].find((child) => child.localName === name && child.namespaceURI === W);
/** @type {(element: Element | null | undefined) => string | null} */
const value = (element) => element?.getAttributeNS(W, 'val') ?? null;

/** What the paragraph styles of a document mean: kind of block by the style's id. @param {XMLDocument | null} styles */
function kinds(styles) {
  /** @type {Map<string | null, BlockKind>} */
  const found = new Map();
  for (const style of styles?.getElementsByTagNameNS(W, 'style') ?? []) {
    const name = value(own(style, 'name'))?.toLowerCase() ?? '';
    const outlined = style.getElementsByTagNameNS(W, 'outlineLvl').length > 0;
    /** @type {BlockKind | null} */
    const kind =
      /^(heading \d|title)$/.test(name) || outlined
        ? 'headline'
        : /quote/.test(name)
          ? 'block quote'
          : /^list/.test(name)
            ? 'list item'
            : /^caption$/.test(name)
              ? 'caption'
              : null;
    if (kind) found.set(style.getAttributeNS(W, 'styleId'), kind);
  }
  return found;
}

/** The words of a paragraph. A text box inside it holds paragraphs of its own. @param {Element} paragraph */
function wordsOf(paragraph) {
  let words = '';
  /** @param {Element} node */
  const walk = (node) => {
    for (const child of node.children) {
      if (child.namespaceURI !== W || child.localName === 'p') {
        if (child.namespaceURI !== W) walk(child);
        continue;
      }
      if (child.localName === 't') words += child.textContent;
      else if (child.localName === 'tab') words += '\t';
      else if (child.localName === 'br' || child.localName === 'cr') words += '\n';
      else if (child.localName === 'noBreakHyphen') words += '-';
      else if (child.localName !== 'del' && child.localName !== 'moveFrom') walk(child);
    }
  };
  walk(paragraph);
  return words.replace(/[^\S\n]+/g, ' ').trim();
}

/** @type {(bytes: Uint8Array<ArrayBuffer>) => Promise<Read>} */
export async function fromDocx(bytes) {
  const xml = await unzipped(bytes, 'word/document.xml');
  if (!xml) throw new NoDocument('it holds no text of a document');
  const styles = await unzipped(bytes, 'word/styles.xml');
  const kindOf = kinds(styles ? parsed(styles) : null);
  /** @type {Read['blocks']} */
  const blocks = [];
  let text = '';
  for (const paragraph of parsed(xml).getElementsByTagNameNS(W, 'p')) {
    // Newer documents give some parts twice, for older readers too.
    if (paragraph.closest('Fallback')) continue;
    const words = wordsOf(paragraph);
    if (!words) continue;
    const properties = own(paragraph, 'pPr');
    const kind =
      kindOf.get(value(properties && own(properties, 'pStyle'))) ?? (properties && own(properties, 'numPr') ? 'list item' : 'prose');
    if (text) text += '\n\n';
    blocks.push({ span: [text.length, text.length + words.length], kind: kind === 'caption' ? 'prose' : kind });
    text += words;
  }
  const title = blocks[0]?.kind === 'headline' ? text.slice(...blocks[0].span) : '';
  return { title, text, blocks };
}
