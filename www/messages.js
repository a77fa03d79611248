/** What the reader is told: for screen readers, in passing, above the text, and while they wait. */
import { $, element } from './lib/element.js';

/** How long a passing message stays, in milliseconds; with something to do it stays longer. */
const PASSING_MS = 8_000;
const WITH_ACTION_MS = 15_000;
const BRIEF_MS = 3_000;

/** One sentence for screen readers. @param {string} words */
export function announce(words) {
  $('announce').textContent = words;
}

/** @type {number} */
let leaving;

/**
 * A message in passing, with at most one thing to do. The focus holds it; a pointer that happens to lie there does not.
 *
 * @type {(words: string, action?: string | null, run?: (() => unknown) | null, ms?: number) => void}
 */
export function toast(words, action = null, run = null, ms = action ? WITH_ACTION_MS : PASSING_MS) {
  const box = $('toast');
  box.replaceChildren(element('span', {}, words));
  if (action) {
    const act = () => {
      endToast();
      run?.();
    };
    box.append(element('button', { type: 'button', onclick: act }, action));
  }
  box.append(
    element(
      'button.step',
      { type: 'button', onclick: endToast },
      element('span', { 'aria-hidden': 'true' }, '×'),
      element('span.unseen', {}, 'Dismiss'),
    ),
  );
  clearTimeout(leaving);
  const leave = () => {
    if (box.matches(':focus-within')) leaving = setTimeout(leave, PASSING_MS / 2);
    else endToast();
  };
  leaving = setTimeout(leave, ms);
}

/** A word on what did not happen, that needs no time to read. @type {(words: string) => void} */
export const brief = (words) => toast(words, null, null, BRIEF_MS);

export function endToast() {
  clearTimeout(leaving);
  $('toast').replaceChildren();
}

/** A lasting message above the text; without content it goes. @param {(Node | string)[]} content */
export function notice(...content) {
  $('notice').replaceChildren(...content);
  $('notice').hidden = !content.length;
}

/**
 * What the reader waits for, and how much of it is done (0 to 1, `null` where nobody knows); `null` for words ends it.
 *
 * @param {string | null} words
 * @param {number | null} share
 */
export function progress(words, share = null) {
  $('progress').hidden = words === null;
  if (words === null) return;
  if ($('progress-words').textContent !== words) $('progress-words').textContent = words;
  if (share === null) $('share').removeAttribute('value');
  else if (!(Math.abs($('share').value - share) < 0.01)) $('share').value = share;
}
