/** Single keys, for reading without a pointer. The reader can switch them off; they never work while something is typed. */

/**
 * @param {Record<string, () => unknown>} actions  by `KeyboardEvent.key`
 * @param {() => boolean} enabled
 * @param {() => void} leave  Escape always works
 */
export function listen(actions, enabled, leave) {
  addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') return leave();
    if (!enabled() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea, [contenteditable]')) return;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
