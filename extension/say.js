/** The words of the extension's own pages, in the reader's language where `_locales` has it. */

/** A message by its name, with what stands in it. @type {(name: string, ...values: (string | number)[]) => string} */
export const say = (name, ...values) => chrome.i18n.getMessage(name, values.map(String));

/** The message for one or for many, whose names end in `One` and `Many`. @type {(name: string, count: number) => string} */
export const sayCount = (name, count) => say(`${name}${count === 1 ? 'One' : 'Many'}`, count);

/** Fills the elements of a page that name a message. */
export function fill(root = document) {
  /** @type {(names: string) => NodeListOf<HTMLElement>} */
  const all = (names) => root.querySelectorAll(names);
  for (const element of all('[data-say]')) element.textContent = say(element.dataset.say ?? '');
  for (const element of all('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label ?? ''));
}
