/** Which part of a live page is the article: Mozilla's Readability looks at a clone, what it keeps is read from the page itself. */
import { Readability } from '@mozilla/readability';
import { plainNames } from '../../www/lib/extract.js';
import { nothing, visibleText } from './visible.js';

/** Stands on elements of the clone only: the number of the live element that each was made from. */
const NUMBER = 'data-sourcelight-element';

/** An article is taken for one from this length on, in UTF-16 units: less is a teaser or a caption. */
const ARTICLE = 250;
/** A frame inside the page has something to say from this length on: less is a widget. */
const FRAME = 600;

/** The live elements that Readability takes for the article; `null` where it finds none. */
function articleElements() {
  const clone = plainNames(document.cloneNode(true));
  const live = [...document.querySelectorAll('*')];
  const cloned = clone.querySelectorAll('*');
  // A clone has the same elements in the same order.
  for (let i = 0; i < cloned.length; i++) cloned[i].setAttribute(NUMBER, i);
  const found = attempt(() => new Readability(clone, { charThreshold: ARTICLE, serializer: (element) => element }).parse());
  if (!found?.content) return null;
  const kept = new Set();
  for (const element of found.content.querySelectorAll(`[${NUMBER}]`)) kept.add(live[element.getAttribute(NUMBER)]);
  for (const element of kept) keepThrownTogether(element, kept);
  return { kept, title: found.title?.trim() ?? '' };
}

/** Readability makes one box of a box in a box, under the outer one's number, and takes links that call a script apart. */
function keepThrownTogether(element, kept) {
  const [inner, ...others] = element.children;
  if (others.length === 0 && /^(?:DIV|SECTION)$/.test(inner?.nodeName)) kept.add(inner);
  for (const child of element.children) {
    if (child.nodeName === 'A' && child.protocol === 'javascript:') for (const part of [child, ...child.querySelectorAll('*')]) kept.add(part);
  }
}

/** What a library makes of a page that nobody foresaw; `null` where it gives up, and the visible text is read instead. */
function attempt(work) {
  try {
    return work();
  } catch (error) {
    console.warn('Sourcelight: Readability gave this page up.', error);
    return null;
  }
}

/** Whether an element or the nearest one around it that the clone had was kept. Shadow trees belong to their hosts. */
function keptWith(kept) {
  const known = new WeakMap();
  return function belongs(element) {
    if (kept.has(element)) return true;
    const root = element.getRootNode();
    if (!(root instanceof ShadowRoot)) return false;
    if (!known.has(root)) known.set(root, belongs(root.host));
    return known.get(root);
  };
}

/** The title of the article where the page shows it above the text and Readability left it out. */
function headline(title, kept) {
  const shown = [...document.querySelectorAll('h1')].find((h1) => h1.textContent.replace(/\s+/g, ' ').trim() === title);
  if (shown) for (const element of [shown, ...shown.querySelectorAll('*')]) kept.add(element);
}

function selection() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const around = range.commonAncestorContainer;
  return visibleText(around.nodeType === Node.ELEMENT_NODE ? around : around.parentElement, { within: range });
}

/** @param {import('../messages.js').Scope} scope */
export function read(scope) {
  // A frame whose words have not arrived yet: they are looked at when they come.
  if (!document.body) return nothing();
  if (scope === 'selection') return selection() ?? nothing();
  const inFrame = window !== window.top;
  if (scope === 'article') {
    const found = articleElements();
    if (found) {
      headline(found.title, found.kept);
      const article = visibleText(document.body, { belongs: keptWith(found.kept) });
      if (article.text.length >= (inFrame ? FRAME : ARTICLE)) return article;
    }
  }
  const page = visibleText(document.body, { surroundings: scope === 'page' });
  return inFrame && page.text.length < FRAME ? nothing() : page;
}

/** Whether the page is dark, by the words of the article: light words stand on something dark. */
export function isDark(map) {
  const parent = map.middle?.parentElement;
  if (!parent) return false;
  const [r, g, b] = getComputedStyle(parent).color.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0];
  // Relative luminance, with the weights of ITU-R BT.709.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 140;
}

/** Frames of other sites that are large enough to hold an article: they cannot be read from here. */
export function unreadFrames() {
  return [...document.querySelectorAll('iframe, frame')].filter((frame) => {
    const { width, height } = frame.getBoundingClientRect();
    return width > 300 && height > 300 && !frame.contentDocument;
  }).length;
}
