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

/** Whether an element is shown; parents are known to be. */
function shown(element) {
  if (element.hidden) return false;
  const { display, visibility, opacity } = getComputedStyle(element);
  return display !== 'none' && visibility === 'visible' && opacity !== '0';
}

/** Whether an element starts a line of its own. `contents` and inline boxes do not. */
const startsBlock = (element) => !/^(?:inline|contents|ruby)/.test(getComputedStyle(element).display);

/** What stands inside an element as it is shown: its open shadow root, what is slotted into it, or its children. */
function inside(node) {
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  if (node.nodeName === 'SLOT') {
    const slotted = node.assignedNodes({ flatten: true });
    if (slotted.length) return slotted;
  }
  return node.childNodes;
}

/** Gathers text nodes into blocks. */
class Gathered {
  map = new TextMap();
  text = '';
  blocks = [];
  #open = null;

  add(node, preformatted) {
    const words = preformatted ? node.data : node.data.replace(/[\t\n\f\r]/g, ' ');
    if (this.#open === null) {
      // White space before the first word of a block is not shown.
      if (!/\S/.test(words)) return;
      if (this.text) this.text += '\n\n';
      this.#open = this.text.length;
    }
    this.map.add(node, this.text.length);
    this.text += words;
  }

  /** Ends the block. Lines broken twice in preformatted text or by `<br><br>` are blocks of their own. */
  close(kind) {
    if (this.#open === null) return;
    const start = this.#open;
    this.#open = null;
    const words = this.text.slice(start);
    for (const match of words.matchAll(/\S(?:(?!\n[^\S\n]*\n)[^])*/g)) {
      const end = match[0].trimEnd().length;
      this.blocks.push({ span: [start + match.index, start + match.index + end], kind });
    }
  }

  /** A line break as the page shows it. It stands in no node. */
  lineBreak() {
    if (this.#open !== null) this.text += '\n';
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
  // Iterative: pages nest deeper than the stack. An entry without a node closes the block that its element opened.
  const stack = [{ node: root, kind: 'prose', wanted: belongs(root), preformatted: false }];
  while (stack.length) {
    const { node, kind, wanted, preformatted, closes } = stack.pop();
    if (closes) {
      gathered.close(kind);
      continue;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      if (wanted && (!within || within.intersectsNode(node))) gathered.add(node, preformatted);
      continue;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.nodeName.toUpperCase())) continue;
    if (node.nodeName === 'BR') {
      gathered.lineBreak();
      continue;
    }
    if (!shown(node) || (!surroundings && node !== root && (node.matches(SURROUNDINGS) || BOXES.test(`${node.id} ${node.getAttribute('class') ?? ''}`)))) continue;
    const own = KINDS[node.nodeName] ?? kind;
    const block = node.nodeName !== 'SLOT' && startsBlock(node);
    if (block) {
      gathered.close(kind);
      stack.push({ closes: true, kind: kind === 'block quote' ? kind : own });
    }
    const children = inside(node);
    const wants = belongs(node);
    const pre = /^(?:pre|break-spaces)/.test(getComputedStyle(node).whiteSpace);
    for (let i = children.length - 1; i >= 0; i--) {
      stack.push({ node: children[i], kind: kind === 'block quote' ? kind : own, wanted: wants, preformatted: pre });
    }
  }
  gathered.close('prose');
  return gathered;
}
