/**
 * A first look at a mark: the card of the sentence on which the pointer rests, or that the Tab key reaches. It goes when they leave,
 * but not while the pointer is on it; a click keeps it.
 */

/** The pointer rests once it has not moved for so long, in milliseconds. */
const REST_MS = 350;
/** So long, in milliseconds, a card waits for a pointer that may be on its way to it. */
const WAY_MS = 250;
/** In narrower windows a card is a sheet over the text: it comes only when it is asked for. */
const ROOM = matchMedia('(min-width: 62rem)');

/**
 * @param {HTMLElement} text  holds the sentences
 * @param {HTMLElement} box  the card
 * @param {{show: (sentence: number, holder: HTMLElement) => void, hide: () => unknown, keep: () => unknown}} owner
 */
export function listen(text, box, { show, hide, keep }) {
  /** @type {number} */
  let timer;
  let last = '';
  /** @type {(ms: number, act: () => unknown) => void} */
  const after = (ms, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  const look = (/** @type {HTMLElement} */ holder) => holder.isConnected && ROOM.matches && show(Number(holder.dataset.i), holder);

  text.addEventListener('pointermove', (event) => {
    // Text that is scrolled under a pointer that lies still is not pointed at.
    const place = `${event.clientX} ${event.clientY}`;
    if (event.pointerType !== 'mouse' || event.buttons || place === last) return;
    last = place;
    const holder = within(event.target);
    if (!holder) after(WAY_MS, hide);
    else if (holder.getAttribute('aria-describedby') !== box.id) after(REST_MS, () => look(holder));
    else clearTimeout(timer);
  });
  text.addEventListener('pointerleave', () => after(WAY_MS, hide));
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', () => after(WAY_MS, hide));
  box.addEventListener('click', keep);

  text.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('.s:focus-visible')) look(target);
  });
  text.addEventListener('focusout', hide);
}

/** The sentence in which something stands. @type {(target: EventTarget | null) => HTMLElement | null} */
const within = (target) => (target instanceof Element ? target.closest('.s') : null);
