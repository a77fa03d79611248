/**
 * Reads a PDF as an article: `{title, text, blocks}`. A PDF holds no paragraphs, only words in their places: from these come lines, columns in
 * reading order, paragraphs, and words that were hyphenated at a line's end. What repeats at the edge of every page is no text.
 */

/** @import { Block, Read } from '../../types/work.js' */

/** Two baselines nearer than this share of the type's size are one line. */
const SAME_LINE = 0.45;
/** A gap inside a line wider than this, in sizes of its type, parts two columns; one wider than the other, two words. */
const COLUMN_GAP = 1.6;
const WORD_GAP = 0.18;
/** Where many lines go on at one place behind a gap, a narrower one parts columns too: LaTeX leaves the width of one letter between them. */
const NARROW_GAP = 0.6;
/** So near to each other are two places one, in points; and this share of a page's lines, or more, goes on where a column begins. */
const SAME_PLACE = 1.5;
const COLUMN_SHARE = 0.15;
/** A column has at least so many lines, on either side of the gap. */
const COLUMN_LINES = 4;
/** Of the lines of a page that stand in columns, at most this share may run across the gap: headlines and pictures' captions do. */
const ACROSS = 0.35;
/** The outer share of a page, above and below, in which what repeats from page to page is furniture. */
const EDGE = 0.11;
/** The same for the number of a page. */
const NUMBER_EDGE = 0.18;
/** Lines further apart than this, in distances of their column, begin another paragraph. */
const PARAGRAPH_GAP = 1.3;
/** Lines further apart than this, in sizes of their type, are set with space between them; and of the lines of single-line paragraphs, headlines aside, more than so many end a sentence. */
const WIDE = 1.7;
const MOST_CLOSED = 0.7;
/** Fewer lines than this share that stand close, in a column of wide ones, are something else: a note. */
const SOME_CLOSE = 0.25;
const CLOSED = /[.!?:][”"’')\]]*$/;
/** A first line is indented by at least so many sizes of its type. */
const INDENT = 0.7;
/** Type that is larger than the body's by this factor is a headline. */
const HEADLINE = 1.18;
/** Headlines are no longer than this, in UTF-16 units. */
const HEADLINE_LENGTH = 220;

/** The PDF has pages and no words: it is a picture of a text. */
export class NoWords extends Error {}
/** The PDF asks for a password. */
export class Locked extends Error {}

/** @type {(numbers: number[]) => number} */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** @typedef {{text: string, x: number, end: number, y: number, size: number}} Word */
/** @typedef {Word} Line  `y` is its baseline, counted from below */
/** @typedef {{lines: Line[], left: number, right: number, top: number, bottom: number, numbers?: number[]}} Page */
/** @typedef {{lines: Line[], size: number}} Paragraph */

/**
 * @param {Uint8Array} bytes
 * @param {{getDocument: typeof import('pdfjs-dist').getDocument}} pdfjs
 */
export async function fromPdf(bytes, { getDocument }) {
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useWasm: false,
    useWorkerFetch: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    /** @type {Page[]} */
    const pages = [];
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n);
      const { items } = await page.getTextContent();
      const [left, bottom, right, top] = page.view;
      pages.push({ lines: linesOf(items.filter((item) => 'str' in item)), left, right, top, bottom });
      page.cleanup();
    }
    if (!pages.some(({ lines }) => lines.length)) throw new NoWords();
    const { info } = await document.getMetadata().catch(() => ({ info: {} }));
    return article(pages, /** @type {{Title?: string} | undefined} */ (info)?.Title);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new Locked();
    throw error;
  } finally {
    await task.destroy();
  }
}

/** @typedef {import('pdfjs-dist/types/src/display/api.js').TextItem} TextItem */

/** The lines of a page, each a run of words without a wide gap. @type {(items: TextItem[]) => Line[]} */
function linesOf(items) {
  /** @type {Word[]} */
  const words = [];
  for (const { str, transform, width } of items) {
    const [a, b, , , x, y] = transform;
    // Words that run upwards stand beside the text: dates of archives, credits of pictures.
    if (!str.trim() || Math.abs(b) > Math.abs(a)) continue;
    words.push({ text: str, x, end: x + width, y, size: Math.hypot(a, b) });
  }
  words.sort((a, b) => b.y - a.y);
  /** @type {Row[]} */
  const rows = [];
  for (const word of words) {
    const row = rows.at(-1);
    if (row && row.y - word.y < SAME_LINE * Math.max(word.size, row.words[0].size)) row.words.push(word);
    else rows.push({ y: word.y, words: [word] });
  }
  for (const { words: row } of rows) row.sort((a, b) => a.x - b.x);
  const starts = startsOf(rows);
  return rows.flatMap(({ words: row }) => {
    /** @type {(Word & {sizes: [size: number, length: number][]})[]} */
    const lines = [];
    for (const word of row) {
      const line = lines.at(-1);
      const gap = line ? word.x - line.end : Infinity;
      const size = Math.max(word.size, line?.size ?? 0);
      if (!line || gap > COLUMN_GAP * size || (gap > NARROW_GAP * size && starts.some((start) => Math.abs(start - word.x) < SAME_PLACE))) {
        lines.push({ ...word, sizes: [[word.size, word.text.length]] });
        continue;
      }
      // Words that are shown twice for boldness stand on each other.
      if (gap < -0.5 * (word.end - word.x) && line.text.endsWith(word.text)) continue;
      line.text += `${gap > WORD_GAP * word.size && !/\s$/.test(line.text) && !/^\s/.test(word.text) ? ' ' : ''}${word.text}`;
      line.end = Math.max(line.end, word.end);
      line.sizes.push([word.size, word.text.length]);
    }
    // A raised number is small: the line has the size that most of it has, and stands where that stands.
    return lines.map(({ text, x, end, y, sizes }) => ({
      text: text.trim(),
      x,
      end,
      y,
      size: sizes.reduce((most, one) => (one[1] > most[1] ? one : most))[0],
    }));
  });
}

/** @typedef {{y: number, words: Word[]}} Row */

/**
 * Where columns begin that stand close to the one before: many rows of words go on there behind a gap, and justified words do so nowhere.
 *
 * @type {(rows: Row[]) => number[]}
 */
function startsOf(rows) {
  /** @type {Map<number, number>} */
  const starts = new Map();
  for (const { words } of rows) {
    for (const [i, word] of words.entries()) {
      if (!i || word.x - words[i - 1].end < NARROW_GAP * word.size) continue;
      const at = Math.round(word.x / SAME_PLACE);
      starts.set(at, (starts.get(at) ?? 0) + 1);
    }
  }
  // What stands beside the border of two places counts for both.
  const near = (/** @type {number} */ at) => Math.max(starts.get(at - 1) ?? 0, starts.get(at + 1) ?? 0) + (starts.get(at) ?? 0);
  return [...starts.keys()].filter((at) => near(at) >= Math.max(2 * COLUMN_LINES, COLUMN_SHARE * rows.length)).map((at) => at * SAME_PLACE);
}

/** Lines in reading order, as columns: `[[line, …], …]`. @type {(lines: Line[]) => Line[][]} */
function columnsOf(lines) {
  const gap = gapOf(lines);
  if (gap === null) return lines.length ? [lines] : [];
  const across = (/** @type {Line} */ line) => line.x < gap - 1 && line.end > gap + 1;
  // What runs across the gap parts what stands above it from what stands below.
  /** @type {Line[][]} */
  const columns = [];
  /** @type {[Line[], Line[]]} */
  let [left, right] = [[], []];
  const end = () => {
    columns.push(...columnsOf(left), ...columnsOf(right));
    [left, right] = [[], []];
  };
  /** @type {Line[] | null} */
  let run = null;
  for (const line of lines) {
    if (across(line)) {
      if (!run) end();
      (run ??= []).push(line);
      continue;
    }
    if (run) columns.push(run);
    run = null;
    (line.end <= gap + 1 ? left : right).push(line);
  }
  if (run) columns.push(run);
  end();
  return columns;
}

/** Where a gap parts lines into columns; `null` where none does. @type {(lines: Line[]) => number | null} */
function gapOf(lines) {
  if (lines.length < 2 * COLUMN_LINES) return null;
  /** @type {{score: number, at: number} | null} */
  let best = null;
  for (const at of new Set(lines.map(({ x }) => Math.round(x)))) {
    let [left, right, across] = [0, 0, 0];
    // Lines that stand beside each other make columns; an indented list below a paragraph makes none.
    /** @type {[Line[], Line[]]} */
    const [lefts, rights] = [[], []];
    for (const line of lines) {
      if (line.end < at - 1) lefts.push(line), left++;
      else if (line.x >= at - 1.5) rights.push(line), right++;
      else across++;
    }
    if (left < COLUMN_LINES || right < COLUMN_LINES || across > ACROSS * lines.length) continue;
    const [low, high] = [Math.min(...rights.map(({ y }) => y)), Math.max(...rights.map(({ y }) => y))];
    const beside = lefts.filter(({ y }) => y >= low && y <= high).length;
    if (beside < COLUMN_LINES) continue;
    const score = Math.min(left, right) - 2 * across;
    if (!best || score > best.score) best = { score, at };
  }
  return best?.at ?? null;
}

/** What tells a line of furniture on one page from that on the next: its number. @type {(text: string) => string} */
const shape = (text) => text.replace(/\d+/g, '#').toLowerCase();

/** Takes away what stands at the edge of pages: what repeats, and numbers of pages. @type {(pages: Page[]) => Page[]} */
function withoutFurniture(pages) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  /** @type {(page: Page, line: Line, edge?: number) => boolean} */
  const atEdge = ({ top, bottom }, { y }, edge = EDGE) => y > top - edge * (top - bottom) || y < bottom + edge * (top - bottom);
  for (const page of pages) {
    for (const text of new Set(page.lines.filter((line) => atEdge(page, line)).map(({ text }) => shape(text))))
      seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  const isNumber = (/** @type {string} */ text) =>
    /^(page\s*)?[-–—[(]?\s*(\d{1,4}|[ivxlc]{1,6})\s*[-–—\])]?(\s*(of|\/)\s*\d{1,4})?$/i.test(text);
  /** @type {(page: Page, line: Line) => boolean} */
  const repeats = (page, line) =>
    pages.length > 1 && atEdge(page, line) && (seen.get(shape(line.text)) ?? 0) > Math.max(1, pages.length / 3);
  /** @type {(page: Page, line: Line) => boolean} */
  const isFurniture = (page, line) => {
    if (repeats(page, line)) return true;
    // What stands beside the number of the page is the head that runs over it.
    return atEdge(page, line, NUMBER_EDGE) && (page.numbers ?? []).some((y) => Math.abs(y - line.y) < SAME_PLACE);
  };
  for (const page of pages)
    page.numbers = page.lines.filter((line) => isNumber(line.text) && atEdge(page, line, NUMBER_EDGE)).map(({ y }) => y);
  return pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !isFurniture(page, line)) }));
}

/** Paragraphs of a column: `{lines, size}`. @type {(lines: Line[]) => Paragraph[]} */
function paragraphsOf(lines) {
  const gaps = lines
    .slice(1)
    .map(({ y }, i) => lines[i].y - y)
    .filter((gap) => gap > 0);
  const size = median(lines.map((line) => line.size));
  // The distance of the most lines is that inside paragraphs: of those that stand close, where some do, for short paragraphs have more space
  // between them than lines. But where lines stand far apart and each ends a sentence, each is a paragraph.
  const close = gaps.filter((gap) => gap <= WIDE * size);
  const usual = median(close.length >= SOME_CLOSE * gaps.length ? close : gaps.filter((gap) => gap < 3 * size)) || median(gaps);
  const plain = lines.filter((line) => line.size <= HEADLINE * size);
  const closed = plain.filter(({ text }) => CLOSED.test(text)).length;
  const step = usual > WIDE * size && closed > MOST_CLOSED * plain.length ? size : usual;
  const left = median(lines.map(({ x }) => x));
  const width = Math.max(...lines.map(({ end }) => end)) - Math.min(...lines.map(({ x }) => x));
  /** @type {Paragraph[]} */
  const paragraphs = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const begins =
      !before ||
      before.y - line.y > PARAGRAPH_GAP * step ||
      Math.abs(before.size - line.size) > 0.08 * line.size ||
      (line.x - left > INDENT * line.size && before.x - left <= INDENT * line.size) ||
      (/[.!?:”"’)]$/.test(before.text) && before.end < left + 0.8 * width && /^[\p{Lu}“"‘(\d]/u.test(line.text)) ||
      /^([•▪‣–]|\d{1,2}[.)])\s/.test(line.text);
    if (begins) paragraphs.push({ lines: [line], size: line.size });
    else paragraphs.at(-1)?.lines.push(line);
  }
  return paragraphs;
}

/**
 * Lines as running text: a word that was parted at a line's end is one again, unless the text writes it with its hyphen elsewhere.
 *
 * @type {(lines: Line[], everything: string) => string}
 */
function joined(lines, everything) {
  let text = '';
  for (const { text: next } of lines) {
    const parted = text.match(/(\p{L}[\p{L}-]*)[-\u00ad\u2010]$/u);
    const rest = next.match(/^\p{Ll}[\p{L}]*/u);
    if (parted && rest)
      text = everything.includes(`${parted[1]}-${rest[0]}`.toLowerCase()) ? `${text}${next}` : `${text.slice(0, -1)}${next}`;
    else text += `${text && !/[-–—/]$/.test(text) ? ' ' : text && /\s[-–—]$/.test(text) ? ' ' : ''}${next}`;
  }
  return text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** @type {(pages: Page[], title?: string) => Read} */
function article(pages, title) {
  const columns = withoutFurniture(pages).flatMap(({ lines }) => columnsOf([...lines].sort((a, b) => b.y - a.y || a.x - b.x)));
  const lines = columns.flat();
  const everything = lines
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase();
  const letters = lines.flatMap(({ size, text }) => Array(Math.min(40, Math.ceil(text.length / 5))).fill(Math.round(size * 2) / 2));
  const body = median(letters);
  /** @type {Paragraph[]} */
  const paragraphs = [];
  for (const paragraph of columns.flatMap(paragraphsOf)) {
    const before = paragraphs.at(-1);
    const [last, first] = [before?.lines.at(-1)?.text ?? '', paragraph.lines[0].text];
    // A paragraph may run from one column or page to the next.
    if (before && Math.abs(before.size - paragraph.size) < 0.08 * body && !/[.!?:”"’)\]]$/.test(last) && /^\p{Ll}/u.test(first))
      before.lines.push(...paragraph.lines);
    // A headline may run over lines that stand far apart.
    else if (before && before.size > HEADLINE * body && before.size === paragraph.size) before.lines.push(...paragraph.lines);
    else paragraphs.push(paragraph);
  }
  /** @type {Block[]} */
  const blocks = [];
  let text = '';
  for (const { lines: own, size } of paragraphs) {
    const words = joined(own, everything);
    if (!words) continue;
    const kind = size > HEADLINE * body && words.length <= HEADLINE_LENGTH ? 'headline' : /^[•▪‣]\s/.test(words) ? 'list item' : 'prose';
    if (text) text += '\n\n';
    blocks.push({ span: [text.length, text.length + words.length], kind });
    text += words;
  }
  const headline = blocks.find(({ kind }) => kind === 'headline');
  const said = (title ?? '').trim();
  // Many programs write the name of a file, or their own, where the title should stand.
  const named =
    said && !/\.(docx?|pdf|indd|qxp|tex|odt|rtf)$|^(untitled|microsoft word|document\d*)/i.test(said) && /\s/.test(said) ? said : '';
  return { title: named || (headline ? text.slice(...headline.span) : ''), text, blocks };
}
