/**
 * Reads an article out of HTML. The document is parsed inert: nothing in it runs or loads, and only its text is taken.
 * The result is plain text with its blocks: `{text, blocks: [{span, kind}]}`, spans in UTF-16 units.
 */

/** @import { BlockKind, Block, Read } from '../../types/work.js' */
import { KINDS, NO_PROSE, SILENT } from './html.js';

/** Elements that never hold words of the article. */
const SKIPPED = new Set([...SILENT, ...NO_PROSE, 'PICTURE', 'NAV', 'FORM', 'DIALOG', 'TITLE']);
/** Elements that stand inside a line. Everything else starts a block of its own. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK NOBR Q RP RT RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
);

/** @type {(element: Element) => boolean} */
const hidden = (element) => element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true';

/** Gathers blocks: words are added to the open block, white space collapses unless it is preformatted. */
class Blocks {
  text = '';
  /** @type {Block[]} */
  blocks = [];
  /** @type {string[]} */
  #open = [];
  #spaced = true;

  /**
   * @param {string} words
   * @param {boolean} preformatted
   */
  add(words, preformatted) {
    if (!preformatted) {
      words = words.replace(/\s+/g, ' ');
      if (this.#spaced && words.startsWith(' ')) words = words.slice(1);
    }
    if (!words) return;
    this.#open.push(words);
    this.#spaced = words.endsWith(' ') || words.endsWith('\n');
  }

  lineBreak() {
    this.#open.push('\n');
    this.#spaced = true;
  }

  /** @param {BlockKind} kind */
  close(kind) {
    // Pages that set their paragraphs with <br><br> mean a new paragraph.
    for (const part of this.#open
      .join('')
      .replace(/ \n/g, '\n')
      .split(/\n{2,}/)) {
      const words = part.trim();
      if (!words) continue;
      if (this.text) this.text += '\n\n';
      const start = this.text.length;
      this.text += words;
      this.blocks.push({ span: [start, this.text.length], kind });
    }
    this.#open = [];
    this.#spaced = true;
  }
}

/**
 * The text and blocks under one element. Iterative: pages nest deeper than the stack.
 *
 * @type {(root: Element) => {text: string, blocks: Block[]}}
 */
export function blocksOf(root) {
  const found = new Blocks();
  /** @type {BlockKind[]} */
  const kinds = ['prose'];
  let preformatted = 0;
  /** @type {Node | null} */
  let node = root.firstChild;
  let leaving = false;
  while (node && node !== root) {
    const element = node.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (node) : null;
    const name = element ? element.nodeName.toUpperCase() : '';
    const block = element && !INLINE.has(name) && name !== 'BR';
    if (!leaving) {
      if (node.nodeType === Node.TEXT_NODE) found.add(/** @type {Text} */ (node).data, preformatted > 0);
      else if (name === 'BR') found.lineBreak();
      if (element && !SKIPPED.has(name) && !hidden(element)) {
        if (block) found.close(kinds[kinds.length - 1]);
        if (KINDS[name]) kinds.push(kinds.includes('block quote') ? 'block quote' : KINDS[name]);
        if (name === 'PRE') preformatted++;
        if (node.firstChild) {
          node = node.firstChild;
          continue;
        }
        leaving = true;
        continue;
      }
    } else {
      if (block) found.close(kinds[kinds.length - 1]);
      if (KINDS[name]) kinds.pop();
      if (name === 'PRE') preformatted--;
      leaving = false;
    }
    if (node.nextSibling) {
      node = node.nextSibling;
    } else {
      node = node.parentNode;
      leaving = true;
    }
  }
  found.close(kinds[0]);
  return { text: found.text, blocks: found.blocks };
}

/**
 * Styles, handlers and a base are nothing to us, and the page's own policy refuses each of them with an error, even in a document that never
 * shows: they are given names that mean nothing. `noframes` is read by the very rules of `style`, and taken out.
 *
 * @type {(html: string) => string}
 */
const bare = (html) =>
  html
    .replace(/<(\/?)style(?=[\s/>])/gi, '<$1noframes')
    .replace(/<base(?=[\s/>])/gi, '<meta')
    .replace(/<[a-z][^<>]*/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(?=\s*=)/gi, '$1data-$2'));

/** @param {string} html */
export function parse(html) {
  const doc = plainNames(new DOMParser().parseFromString(bare(html), 'text/html'));
  for (const style of doc.querySelectorAll('noframes')) style.remove();
  return doc;
}

/** Elements whose names are properties of their form or of the document, and hide the DOM's own: a field that is called `parentNode`. */
const NAMED = 'button, embed, fieldset, form, iframe, img, input, object, output, select, textarea';

/** Takes the names off a document of ours that could send whoever walks it in a circle. @param {Document} doc */
export function plainNames(doc) {
  for (const element of Document.prototype.querySelectorAll.call(doc, NAMED)) {
    for (const name of ['id', 'name']) Element.prototype.removeAttribute.call(element, name);
  }
  return doc;
}

/**
 * Whether pasted HTML knows more than the plain text beside it: editors paste mere lines as `<div>`s.
 *
 * @type {(doc: Document) => boolean}
 */
export const hasStructure = (doc) => doc.body.querySelector('p, h1, h2, h3, h4, h5, h6, li, blockquote') !== null;

/** The address of a saved page, where the page says it. @type {(doc: Document) => string | null} */
export function addressOf(doc) {
  const said =
    doc.querySelector('link[rel~="canonical"]')?.getAttribute('href') ??
    doc.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return said && /^https?:\/\//i.test(said) ? said : null;
}

/** Everything on a page. @param {Document} doc */
export function wholePage(doc) {
  return { title: doc.title.trim(), url: addressOf(doc), ...blocksOf(doc.body) };
}

/** @typedef {typeof import('@mozilla/readability').Readability} Reader */

/**
 * The article of a page as Mozilla's Readability finds it, or `null` where it finds none.
 *
 * @type {(doc: Document, Readability: Reader) => (Read & {url: string | null}) | null}
 */
export function articleOf(doc, Readability) {
  const found = new Readability(/** @type {Document} */ (doc.cloneNode(true))).parse();
  const { text, blocks } = found?.content ? blocksOf(parse(found.content).body) : { text: '', blocks: [] };
  if (!text) return null;
  const title = found?.title?.trim() ?? '';
  const byline = found?.byline?.replace(/\s+/g, ' ').trim() ?? '';
  const lead = new Blocks();
  // The byline stands below the headline, whether that is in the text or only the page's title.
  const own = blocks[0].kind === 'headline';
  if (own || title) {
    lead.add(own ? text.slice(...blocks[0].span) : title, own);
    lead.close('headline');
  }
  const rest = own ? blocks.slice(1) : blocks;
  const from = rest[0]?.span[0] ?? text.length;
  if (byline && byline.length < 120 && !text.startsWith(byline, from)) {
    lead.add(byline, false);
    lead.close('metadata');
  }
  const by = (lead.text ? lead.text.length + 2 : 0) - from;
  return {
    title,
    url: addressOf(doc),
    text: [lead.text, text.slice(from)].filter(Boolean).join('\n\n'),
    blocks: [...lead.blocks, ...rest.map(({ span, kind }) => /** @type {Block} */ ({ span: [span[0] + by, span[1] + by], kind }))],
  };
}
