/** A dialog, shared by page and side bar. */
/** @import { Children } from '../../types/dom.js' */
import { element } from './element.js';

/** Opens a dialog, which is gone when it is closed. @type {(name: string, title: string, ...content: Children) => HTMLDialogElement} */
export function dialog(name, title, ...content) {
  const id = `title-${title.replace(/\W/g, '')}`;
  /** @type {HTMLDialogElement} */
  const made = element(
    `dialog.${name}`,
    { 'aria-labelledby': id },
    element(
      'header',
      {},
      element('h2', { id }, title),
      element(
        'button.step',
        { type: 'button', onclick: () => made.close() },
        element('span', { 'aria-hidden': 'true' }, '×'),
        element('span.unseen', {}, 'Close'),
      ),
    ),
    ...content,
  );
  // A click beside the dialog closes it, as readers expect – but for one in which they have written something.
  const written = () =>
    [.../** @type {NodeListOf<HTMLInputElement>} */ (made.querySelectorAll('input[type="text"], textarea'))].find(
      ({ value, defaultValue }) => value !== defaultValue,
    );
  made.addEventListener('click', (event) => {
    if (event.target !== made) return;
    const field = written();
    if (field) field.focus();
    else made.close();
  });
  made.addEventListener('close', () => made.remove());
  document.body.append(made);
  made.showModal();
  /** @type {HTMLInputElement | null} */ (made.querySelector('[autofocus]'))?.select();
  return made;
}

/**
 * A button that closes a dialog and does something. `made` gives the dialog, which is made after its buttons.
 *
 * @type {(made: () => HTMLDialogElement, name: string, run: () => unknown, kind?: string) => HTMLElement}
 */
export const act = (made, name, run, kind = '') =>
  element(
    `button${kind}`,
    {
      type: 'button',
      onclick: () => {
        made().close();
        run();
      },
    },
    name,
  );
