/**
 * Makes the page work without a network. Online, the server's files are taken, so that an update shows at the next load;
 * what was taken last is kept for the time without. Only this origin is ever asked.
 */
const CACHE = 'sourcelight';

/** What the page needs, also for what it has not done yet. */
const FILES = [
  './', 'style.css', 'icon.svg', 'manifest.webmanifest',
  ...['app', 'article', 'card', 'dialogs', 'editor', 'frame', 'glance', 'intake', 'keys', 'legend', 'marks', 'messages', 'paper', 'reading', 'samples', 'start', 'store', 'take-away', 'ways-in', 'writing'].map((name) => `${name}.js`),
  ...['annotated', 'assets', 'client', 'element', 'export', 'extract', 'ledger', 'link', 'markdown', 'overview', 'painter', 'panel', 'slices', 'stretches', 'take', 'tape', 'textmap', 'words', 'worker'].map((name) => `lib/${name}.js`),
  'lib/marks.css', 'lib/panel.css', 'pkg/sourcelight.js', 'pkg/sourcelight_bg.wasm', 'model/attribution.bin', 'lazy/readability.js',
];

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

addEventListener('activate', (event) => event.waitUntil(clients.claim()));

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(newest(request));
});

async function newest(request) {
  const cache = await caches.open(CACHE);
  try {
    // What the browser keeps beside may be older than its neighbours: the server is asked whether it still holds.
    const response = await fetch(request, { cache: 'no-cache' });
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
