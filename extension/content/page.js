/** What is read of a page beside its words. */

/** @import { Head } from '../../types/messages.js' */

/** Data about the page that a script holds: so many scripts, and of each so many UTF-16 units. */
const DATA = 5;
const DATA_SIZE = 50_000;
/** Of the attributes of `meta`, those that name an article's title and author. */
const TELLING = ['name', 'property', 'itemprop', 'content'];

/** What the head says of the page. @returns {Head} */
export function headOf() {
  const metas = [...document.querySelectorAll('meta[content]')].map((meta) =>
    Object.fromEntries(TELLING.flatMap((name) => (meta.hasAttribute(name) ? [[name, meta.getAttribute(name) ?? '']] : []))),
  );
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, DATA);
  return {
    title: document.title,
    metas,
    data: scripts.map(({ textContent }) => textContent ?? '').filter(({ length }) => length < DATA_SIZE),
  };
}

/** What the reader has selected; `null` where that is nothing. */
export function chosenRange() {
  const chosen = getSelection();
  return chosen?.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
}

/** Frames of other sites that are large enough to hold an article: they cannot be read from here. */
export function unreadFrames() {
  /** @type {NodeListOf<HTMLIFrameElement>} */
  const frames = document.querySelectorAll('iframe, frame');
  return [...frames].filter((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return width > 300 && height > 300 && !frame.contentDocument;
  }).length;
}
