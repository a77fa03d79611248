/**
 * The words that a reader sees on a live page, with the text nodes that hold them. Nothing of the page is changed.
 *
 * The text is put together from the nodes' own characters, one for one (white space becomes spaces, as it is shown), so that an
 * offset in it is a place in a node. Offsets are UTF-16 units.
 */
import { TextMap } from '../../www/lib/textmap.js';

/** Elements whose words are not the page's prose. */
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO MAP BUTTON SELECT TEXTAREA INPUT OPTION DATALIST METER PROGRESS'.split(' '),
);
/** What surrounds an article: left out where the whole page is read. */
const SURROUNDINGS = 'nav, footer, aside, dialog, form, [role=navigation], [role=contentinfo], [role=complementary], [role=search], [role=dialog], [role=alertdialog], [role=banner], [aria-hidden=true]';
/** Boxes that pages lay over or under their text, by the names their makers give them. */
const BOXES = /(?:^|[-_ ])(?:cookies?|consent|gdpr|newsletter|comments?|disqus|paywall|share|social|related|promo|advert(?:isement)?|ads?)(?:$|[-_ ])/i;
const KINDS = { H1: 'headline', H2: 'headline', H3: 'headline', H4: 'headline', H5: 'headline', H6: 'headline', LI: 'list item', BLOCKQUOTE: 'block quote', FIGCAPTION: 'prose' };

/**
 * Whether an element is shown; parents are known to be. Words in the flow that are transparent will be faded in when the reader
 * comes to them; words taken out of the flow and cut to nothing are there for screen readers alone.
 */
function shown({ display, visibility, opacity, position, clip, clipPath }) {
  if (display === 'none' || visibility !== 'visible') return false;
  const inFlow = position === 'static' || position === 'relative';
  return inFlow || (opacity !== '0' && clip === 'auto' && clipPath !== 'inset(50%)');
}

/** The marks that the browser draws around an element (`<q>`, unless the page says otherwise). They stand in no node. */
function drawnAround(element) {
  if (element.nodeName !== 'Q' || getComputedStyle(element, '::before').content === 'none') return [];
  return element.parentElement?.closest('q') ? ['‘', '’'] : ['“', '”'];
}

/** Whether an element starts a line of its own. `contents` and inline boxes do not. */
const startsBlock = ({ display }) => !/^(?:inline|contents|ruby)/.test(display);

/** What stands inside an element as it is shown: its open shadow root, what is slotted into it, or its children. */
function inside(node) {
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  if (node.nodeName === 'DETAILS' && !node.open) return [...node.children].filter(({ nodeName }) => nodeName === 'SUMMARY').slice(0, 1);
  if (node.nodeName === 'SLOT') {
    const slotted = node.assignedNodes({ flatten: true });
    if (slotted.length) return slotted;
  }
  return node.childNodes;
}

/** Gathers text nodes into blocks, with an empty line between two. */
class Gathered {
  map = new TextMap();
  blocks = [];
  #closed = [];
  #length = 0;
  /** The words of the open block; empty where none is open. */
  #open = '';

  /** Everything that was gathered. */
  get text() {
    return this.#closed.join('\n\n');
  }

  get #end() {
    return this.#length + this.#open.length;
  }

  add(node, preformatted) {
    const words = preformatted ? node.data : node.data.replace(/[\t\n\f\r]/g, ' ');
    // White space before the first word of a block is not shown.
    if (!this.#open && !/\S/.test(words)) return;
    this.map.add(node, this.#end);
    this.#open += words;
  }

  /** Characters that the page shows and no node holds: a line break, the marks of `<q>`. */
  drawn(characters) {
    if (this.#open || /\S/.test(characters)) this.#open += characters;
  }

  /** Ends the block. Lines broken twice in preformatted text or by `<br><br>` are blocks of their own. */
  close(kind) {
    if (!this.#open) return;
    for (const match of this.#open.matchAll(/\S(?:(?!\n[^\S\n]*\n)[^])*/g)) {
      const start = this.#length + match.index;
      this.blocks.push({ span: [start, start + match[0].trimEnd().length], kind });
    }
    this.#closed.push(this.#open);
    this.#length = this.#end + 2;
    this.#open = '';
  }
}

/**
 * Reads what is shown under `root`.
 *
 * @param {Element} root
 * @param {{belongs?: (element: Element) => boolean, surroundings?: boolean, within?: Range | null}} options
 *   `belongs` says of an element whether its own words are wanted; `surroundings` whether navigation and boxes are; `within` limits
 *   it to a selection
 */
export function visibleText(root, { belongs = () => true, surroundings = true, within = null } = {}) {
  const gathered = new Gathered();
  const isBox = surroundings ? () => false : boxes(root);
  // Iterative: pages nest deeper than the stack. An entry without a node closes what its element opened.
  const stack = [{ node: root, kind: 'prose', wanted: belongs(root), preformatted: false }];
  while (stack.length) {
    const { node, kind, wanted, preformatted, closes, draws } = stack.pop();
    if (closes) {
      gathered.close(kind);
      continue;
    }
    if (draws) {
      gathered.drawn(draws);
      continue;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      if (wanted && (!within || within.intersectsNode(node))) gathered.add(node, preformatted);
      continue;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.nodeName.toUpperCase())) continue;
    if (node.nodeName === 'BR') {
      gathered.drawn('\n');
      continue;
    }
    const style = getComputedStyle(node);
    if (!shown(style) || isBox(node)) continue;
    const own = kind === 'block quote' ? kind : (KINDS[node.nodeName] ?? kind);
    if (node.nodeName !== 'SLOT' && startsBlock(style)) {
      gathered.close(kind);
      stack.push({ closes: true, kind: own });
    }
    const wants = belongs(node);
    const [opening, closing] = wants && !within ? drawnAround(node) : [];
    if (opening) {
      gathered.drawn(opening);
      stack.push({ draws: closing });
    }
    const pre = /^(?:pre|break-spaces)/.test(style.whiteSpace);
    const children = inside(node);
    for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i], kind: own, wanted: wants, preformatted: pre });
  }
  gathered.close('prose');
  return gathered;
}

/** What is read where there is nothing to read. */
export const nothing = () => new Gathered();

/** Says of elements under `root` whether they surround the article. What holds most of the words is the article, however it is called. */
function boxes(root) {
  const most = root.textContent.length / 2;
  return (element) =>
    element !== root &&
    (element.matches(SURROUNDINGS) || BOXES.test(`${element.id} ${element.getAttribute('class') ?? ''}`)) &&
    element.textContent.length < most;
}
