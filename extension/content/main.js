/** The content script: reads a page, paints what the background found, and looks again when the page changes. It never touches the DOM. */
import { KINDS, Painter, canPaint } from '../../www/lib/painter.js';
import * as says from '../messages.js';
import { isDark, read, unreadFrames } from './article.js';

const { message, understood } = says;

/** The page must be still this long before it is read again, in milliseconds. */
const STILL = 400;
/** A page that is never still is read again after this long all the same, in milliseconds. */
const RESTLESS = 3000;
/** Reading may take one part in so many of a restless page's time. */
const PART = 20;
/** Words added elsewhere on the page are worth another look from this many UTF-16 units on: a clock or a counter is not. */
const WORTH = 80;

class Page {
  #painter = canPaint() ? new Painter() : null;
  #scope = 'article';
  #gathered = null;
  #marks = [];
  #reading = 0;
  #took = 0;
  #timer = null;
  #since = 0;
  #observer = new MutationObserver((changes) => this.#changed(changes));
  #roots = new Set();

  /** Reads the page as it is shown now. */
  read(scope) {
    this.#scope = scope;
    this.#read();
    return this.#part();
  }

  #read() {
    const started = performance.now();
    this.#gathered = read(this.#scope);
    this.#took = performance.now() - started;
  }

  #part() {
    const { text, blocks, map } = this.#gathered;
    const reading = ++this.#reading;
    return { text, blocks, title: document.title, url: location.href, dark: isDark(map), scope: this.#scope, unread: unreadFrames(), reading };
  }

  /** Paints what was found in a reading. Marks of an earlier one belong to words that have moved since. */
  paint(marks, hidden, reading) {
    if (!this.#painter || !this.#gathered || reading !== this.#reading) return;
    this.#marks = marks;
    for (const kind of Object.keys(KINDS)) this.#painter.show(kind, !hidden.includes(kind));
    this.#repaint();
    this.#watch();
  }

  #repaint() {
    const ranges = [];
    for (const [layer, start, end] of this.#marks) {
      for (const range of this.#gathered.map.pieces([start, end])) ranges.push([layer, range]);
    }
    this.#painter.paint('page', ranges);
  }

  show(kind, shown) {
    this.#painter?.show(kind, shown);
  }

  /** Brings a span into view and lights it up. */
  go(span) {
    const pieces = this.#gathered?.map.pieces(span) ?? [];
    if (!pieces.length) return;
    this.#painter?.paint('chosen', pieces.map((range) => ['chosen', range]));
    const range = document.createRange();
    range.setStart(pieces[0].startContainer, pieces[0].startOffset);
    range.setEnd(pieces[0].endContainer, pieces[0].endOffset);
    const { top, bottom } = range.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    pieces[0].startContainer.parentElement.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  clear() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#observer.disconnect();
    this.#roots.clear();
    this.#painter?.clearAll();
    this.#marks = [];
    this.#gathered = null;
  }

  /** Observes the document and the shadow trees that were read. Nothing runs until one of them changes. */
  #watch() {
    const roots = new Set([document, ...this.#gathered.map.roots()]);
    for (const root of roots) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      this.#observer.observe(root, { subtree: true, childList: true, characterData: true });
    }
  }

  #changed(changes) {
    if (!this.#concernedBy(changes)) return;
    const now = performance.now();
    if (this.#timer === null) this.#since = now;
    clearTimeout(this.#timer);
    const still = Math.max(STILL, this.#took * PART);
    this.#timer = setTimeout(() => this.#again(), Math.max(0, Math.min(still, this.#since + Math.max(RESTLESS, still) - now)));
  }

  /** Whether words that were read have changed or gone, or so many have come that they may belong to the article. */
  #concernedBy(changes) {
    const { map } = this.#gathered;
    let added = 0;
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData' && map.has(target)) return true;
      for (const node of addedNodes) added += node.textContent.trim().length;
      if (added >= WORTH) return true;
    }
    return !map.isWhole();
  }

  #again() {
    this.#timer = null;
    if (this.#gathered === null) return;
    if (!chrome.runtime?.id) {
      // The extension was updated or removed under this tab: what is painted would never change again.
      this.clear();
      return;
    }
    // A selection was marked once; the page going on must not move it.
    if (this.#scope === 'selection') return;
    const before = this.#gathered.text;
    this.#read();
    if (this.#gathered.text === before) {
      this.#repaint();
      this.#watch();
      return;
    }
    chrome.runtime.sendMessage(message(says.CHANGED, { part: this.#part() })).catch(() => this.clear());
  }
}

// The script is put into the page at every press; only the first one stays. After an update of the extension the old one is
// deaf, so the new one takes its place.
if (globalThis.sourcelight?.runtime !== chrome.runtime.id || !globalThis.sourcelight.alive()) {
  const page = new Page();
  const runtime = chrome.runtime;
  globalThis.sourcelight = { runtime: runtime.id, alive: () => Boolean(runtime.id) };
  chrome.runtime.onMessage.addListener((said, sender, reply) => {
    if (!understood(said, sender)) return;
    const { type } = said;
    if (type === says.READ) reply(page.read(said.scope));
    else if (type === says.PAINT) reply(page.paint(said.marks, said.hidden, said.reading) ?? {});
    else if (type === says.SHOW) reply(page.show(said.kind, said.shown) ?? {});
    else if (type === says.GO) reply(page.go(said.span) ?? {});
    else if (type === says.CLEAR) reply(page.clear() ?? {});
    else if (type === says.HERE) reply({});
  });
}
