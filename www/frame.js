/** The frame around the text: which view is open, and the drawer that holds the panel in narrow windows. */
import { element } from './lib/element.js';

const $ = (id) => document.getElementById(id);
const { body } = document;

/** `start` (nothing read yet), `reading`, or `editing`. */
export const mode = () => body.dataset.mode;

export function enter(next) {
  body.dataset.mode = next;
  $('edit').replaceChildren(...(next === 'editing' ? ['Done'] : ['Edit', element('span.wide-only', {}, ' text')]));
  drawer(false);
  $('hint').hidden = true;
}

/** In narrow windows the panel is a drawer over the text. */
export function drawer(open) {
  body.classList.toggle('drawer-open', open);
  $('drawer').setAttribute('aria-expanded', open);
  $('drawer').textContent = open ? 'Back to the text' : 'Sources and findings';
}

$('drawer').onclick = () => drawer(!body.classList.contains('drawer-open'));
