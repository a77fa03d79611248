/** The content script: reads a page, paints what the background found, and looks again when the page changes. It never touches the DOM. */
/** @import { Message, Outline, PaintAsked, Scope, Seen, ToContent } from '../../types/messages.js' */
/** @import { Kind, Span } from '../../types/work.js' */
import { breathe, inSlices } from '../../www/lib/slices.js';
import { canPaint } from '../../www/lib/painter.js';
import { TextMap } from '../../www/lib/textmap.js';
import * as says from '../messages.js';
import { assembling, within } from '../outline.js';
import { untilReadAgain } from './again.js';
import { Marks } from './marks.js';
import { chosenRange, headOf, unreadFrames } from './page.js';
import { visible } from './visible.js';

const { AT_ONCE, report, understood } = says;

/** Words added elsewhere on the page are worth another look from this many UTF-16 units on: a clock or a counter is not. */
const WORTH = 80;

class Page {
  #marks = canPaint() ? new Marks() : null;
  /** @type {Scope} */
  #scope = 'article';
  /** The outline that was sent last, and the text nodes of it, until they are placed. @type {{outline: Outline, nodes: Text[]} | null} */
  #sent = null;
  /** @type {TextMap | null} */
  #map = null;
  /** Marks that have arrived and are not all. @type {PaintAsked['marks']} */
  #arrived = [];
  #reading = 0;
  #took = 0;
  #dressed = false;
  /** What became of the page since it was read: whether words came, and the text nodes whose words changed. */
  #meanwhile = { grew: false, /** @type {WeakSet<Node>} */ touched: new WeakSet() };
  /** @type {number | undefined} */
  #timer;
  #since = 0;
  #observer = new MutationObserver((changes) => this.#changed(changes));
  /** @type {Set<Node>} */
  #roots = new Set();

  /**
   * Reads the page as it is shown now; `page` is `null` in a frame without words. A newer reading ends an older one, which gives `null`.
   *
   * @type {(scope: Scope) => Promise<Seen | null>}
   */
  async read(scope) {
    this.#scope = scope;
    this.#meanwhile = { grew: false, touched: new WeakSet() };
    const reading = ++this.#reading;
    const chosen = scope === 'selection' ? chosenRange() : null;
    const started = performance.now();
    // A frame whose words have not arrived yet is looked at when they come.
    const nothing = !document.body || (scope === 'selection' && !chosen);
    const seen = nothing ? { outline: [], nodes: [] } : await inSlices(visible(document.body, chosen), () => reading !== this.#reading);
    if (!seen || reading !== this.#reading) return null;
    this.#took = performance.now() - started;
    const { outline, nodes } = seen;
    this.#sent = { outline, nodes };
    // A frame without words has no part in it: there are pages with hundreds of these.
    const inFrame = window !== window.top;
    const page = inFrame && !nodes.length ? null : { outline: outline.slice(0, AT_ONCE), head: headOf(), inFrame };
    if (page) this.#watch();
    return {
      page,
      more: page !== null && outline.length > AT_ONCE,
      title: document.title,
      url: location.href,
      unread: unreadFrames(),
      reading,
      dressed: this.#dressed,
    };
  }

  /**
   * The next part of the outline that a reading wrote; nothing where the page was read anew since.
   *
   * @param {ToContent['more']['asks']} asked
   */
  more({ reading, from }) {
    if (reading !== this.#reading || !this.#sent) return {};
    const { outline } = this.#sent;
    return { outline: outline.slice(from, from + AT_ONCE), more: outline.length > from + AT_ONCE };
  }

  /**
   * Paints what was found in a reading: `kept` says which of its text nodes make the text that marks are counted in. Many marks come in parts,
   * each of which says where it begins, and are painted with the last. Marks of an earlier reading belong to words that have moved since.
   *
   * @param {PaintAsked} asked
   */
  async paint({ marks, from, more, kept, hidden, reading }) {
    if (!this.#marks || reading !== this.#reading) return;
    this.#arrived.length = from;
    this.#arrived.push(...marks);
    if (more) return;
    const all = this.#arrived;
    this.#arrived = [];
    this.#dressed = true;
    let changed = false;
    if (this.#sent) {
      const { outline, nodes } = this.#sent;
      const map = new TextMap();
      const placed = await inSlices(
        assembling(outline, within(kept), (node, start) => map.add(nodes[node], start)),
        () => reading !== this.#reading,
      );
      if (!placed || reading !== this.#reading) return;
      const { grew, touched } = this.#meanwhile;
      changed = grew || nodes.some((node) => touched.has(node));
      this.#map = map;
      this.#sent = null;
      await breathe();
      if (reading !== this.#reading) return;
    }
    if (!this.#map) return;
    this.#marks.showOnly(hidden);
    this.#watch();
    // What was read may have gone while it was analysed, and a page that is still from now on would not say so.
    if (changed || !this.#map.isWhole()) this.#readAgain();
    await this.#marks.paint(this.#map, all);
  }

  /** @type {(kind: Kind, shown: boolean) => void} */
  show(kind, shown) {
    this.#marks?.show(kind, shown);
  }

  /** The words that the reader has selected, as a span of what was read; `null` where they are none of it. @returns {Span | null} */
  selected() {
    const [map, range] = [this.#map, chosenRange()];
    if (!map || !range) return null;
    const start = map.offset(range.startContainer, range.startOffset);
    const end = map.offset(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : [start, end];
  }

  /** Lights a span up; `null` takes the light away. @param {Span | null} span */
  light(span) {
    this.#marks?.light(span && this.#map ? this.#map.pieces(span) : []);
  }

  /** Brings a span into view and lights it up. @param {Span} span */
  go(span) {
    const pieces = this.#map?.pieces(span) ?? [];
    if (!pieces.length) return;
    this.light(span);
    const range = document.createRange();
    range.setStart(pieces[0].startContainer, pieces[0].startOffset);
    range.setEnd(pieces[0].endContainer, pieces[0].endOffset);
    const { top, bottom } = range.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight && window === window.top) return;
    pieces[0].startContainer.parentElement?.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
  }

  clear() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#observer.disconnect();
    this.#roots.clear();
    this.#reading++;
    this.#marks?.clear();
    this.#map = null;
    this.#sent = null;
    this.#arrived = [];
  }

  /** Observes the document and, once they are known, the shadow trees that were read. Nothing runs until one of them changes. */
  #watch() {
    const roots = new Set([document, ...(this.#map?.roots() ?? [])]);
    for (const root of roots) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      this.#observer.observe(root, { subtree: true, childList: true, characterData: true });
    }
  }

  /** @param {MutationRecord[]} changes */
  #changed(changes) {
    const grew = bringWords(changes);
    const touched = changes.filter(({ type }) => type === 'characterData').map(({ target }) => target);
    this.#meanwhile.grew ||= grew;
    for (const node of touched) this.#meanwhile.touched.add(node);
    const map = this.#map;
    if (map && (grew || touched.some((node) => map.has(node)) || !map.isWhole())) this.#readAgain();
  }

  /** Reads the page again once it is still. */
  #readAgain() {
    const now = performance.now();
    if (this.#timer === undefined) this.#since = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#again(), untilReadAgain(now - this.#since, this.#took));
  }

  async #again() {
    this.#timer = undefined;
    if (!this.#map) return;
    if (!chrome.runtime?.id) {
      // The extension was updated or removed under this tab: what is painted would never change again.
      this.clear();
      return;
    }
    // A selection was marked once; the page going on must not move it.
    if (this.#scope === 'selection') return;
    const part = await this.read(this.#scope);
    if (part) await report(says.CHANGED, { part }).catch(() => this.clear());
  }
}

/** Whether so many words have come that they may belong to the article. @param {MutationRecord[]} changes */
function bringWords(changes) {
  let added = 0;
  for (const { addedNodes } of changes) {
    for (const { textContent } of addedNodes) {
      added += (textContent ?? '').trim().length;
      if (added >= WORTH) return true;
    }
  }
  return false;
}

// The script is put into the page at every press; only the first one stays. After an update of the extension the old one is
// deaf, so the new one takes its place.
if (globalThis.sourcelight?.runtime !== chrome.runtime.id || !globalThis.sourcelight.alive()) {
  const page = new Page();
  const runtime = chrome.runtime;
  globalThis.sourcelight = { runtime: runtime.id, alive: () => Boolean(runtime.id) };
  chrome.runtime.onMessage.addListener((/** @type {Message<ToContent>} */ said, sender, reply) => {
    if (!understood(said, sender)) return false;
    if (said.type === says.READ || said.type === says.PAINT) {
      (said.type === says.READ ? page.read(said.scope) : page.paint(said)).then((given) => reply(given ?? {}));
      return true;
    }
    if (said.type === says.SELECTED || said.type === says.MORE) {
      reply(said.type === says.MORE ? page.more(said) : { span: page.selected() });
      return false;
    }
    if (said.type === says.SHOW) page.show(said.kind, said.shown);
    else if (said.type === says.GO) page.go(said.span);
    else if (said.type === says.LIGHT) page.light(said.span);
    else if (said.type === says.CLEAR) page.clear();
    else if (said.type !== says.HERE) return false;
    reply({});
    return false;
  });
}
