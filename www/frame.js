/** The frame around the text: which view is open, and the drawer that holds the panel in narrow windows. */
import { $, element } from './lib/element.js';

const { body } = document;

/** Which view is open; in `start` nothing is read yet. @typedef {'start' | 'reading' | 'editing'} Mode */
export const mode = () => /** @type {Mode} */ (body.dataset.mode);

/** @param {Mode} next */
export function enter(next) {
  body.dataset.mode = next;
  $('edit').replaceChildren(...(next === 'editing' ? ['Done'] : ['Edit', element('span.wide-only', {}, ' text')]));
  drawer(false);
  $('hint').hidden = true;
}

/** In narrow windows the panel is a drawer over the text. @param {boolean} open */
export function drawer(open) {
  body.classList.toggle('drawer-open', open);
  $('drawer').setAttribute('aria-expanded', String(open));
  $('drawer').textContent = open ? 'Back to the text' : 'Sources and findings';
}

$('drawer').onclick = () => drawer(!body.classList.contains('drawer-open'));
