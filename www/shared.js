/** What another program shared with the installed page ("Share → Sourcelight"). The service worker kept it on the device; the page takes it once. */

/** Where the service worker leaves it: a cache of its own, which no server fills. */
const SHELF = 'sourcelight shared';

/** @returns {Promise<{title: string, text: string, files: File[]} | null>} */
export async function takeShared() {
  if (!new URLSearchParams(location.search).has('shared') || !globalThis.caches) return null;
  history.replaceState(null, '', location.pathname);
  try {
    const shelf = await caches.open(SHELF);
    const entries = await shelf.keys();
    /** @type {{title: string, text: string} | null} */
    let words = null;
    const files = [];
    for (const entry of entries) {
      const kept = await shelf.match(entry);
      if (!kept) continue;
      if (entry.url.endsWith('/words')) words = await kept.json();
      else
        files.push(
          new File([await kept.blob()], decodeURIComponent(kept.headers.get('x-name') ?? 'shared'), {
            type: kept.headers.get('content-type') ?? '',
          }),
        );
    }
    await caches.delete(SHELF);
    return words || files.length ? { title: '', text: '', ...words, files } : null;
  } catch {
    return null;
  }
}
