// Runs before anything is shown: the page appears in the look that the reader chose, and what they left here takes the place of the first
// screen without showing it. A plain script, for a module would come a frame too late.
(() => {
  const root = document.documentElement;
  try {
    const { theme = 'system' } = JSON.parse(localStorage.getItem('sourcelight') ?? '{}');
    root.dataset.theme = theme;
    if (!localStorage.getItem('sourcelight draft')) return;
    root.dataset.opening = '';
    // Where the page cannot start the first screen has something to say about it. A hint to load something early may fail: Firefox does not
    // load what is on its way already.
    addEventListener('error', ({ target }) => (target instanceof Element && target.localName === 'link') || delete root.dataset.opening, {
      capture: true,
    });
  } catch {
    // Nothing is kept that can be read: the first screen as it is.
  }
})();
