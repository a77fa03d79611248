/** @import { ById, Children, Made, Props } from '../../types/dom.js' */

/**
 * The element of the page that has this id.
 *
 * @template {string} Id
 * @param {Id} id
 */
export const $ = (id) => /** @type {ById<Id>} */ (/** @type {unknown} */ (document.getElementById(id)));

/**
 * Makes a DOM element. Text is only ever set as text: no markup from an article reaches the page.
 *
 * @template {string} Name
 * @param {Name} tag  a tag name, with classes after dots: `li.row.open`
 * @param {Props<Made<Name>>} props  `on…` are listeners; `data`, `style` are objects; the rest are attributes (`false`/`null` leaves one out)
 * @param {Children} children
 */
export function element(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const made = /** @type {Made<Name>} */ (document.createElement(name));
  if (classes.length) made.className = classes.join(' ');
  for (const [key, value] of Object.entries(/** @type {Record<string, any>} */ (props))) {
    if (value === null || value === undefined) continue;
    // `aria-pressed="false"` says something; a missing attribute says something else.
    if (key.startsWith('aria-')) made.setAttribute(key, value);
    else if (value === false) continue;
    else if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (key === 'data') Object.assign(made.dataset, value);
    else if (key === 'style')
      for (const [property, v] of Object.entries(value)) made.style.setProperty(property, /** @type {string} */ (v));
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(
    ...children
      .flat()
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((c) => (c instanceof Node ? c : String(c))),
  );
  return made;
}
