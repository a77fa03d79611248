/**
 * Makes the page work without a network. Online, the server's files are taken, so that an update shows at the next load; for the time
 * without, one build is kept whole. It is kept at once or not at all: an update that breaks off leaves the build before. Only this origin is
 * ever asked.
 */

/** What tells one build from another: `cargo xtask build` puts a hash of all its files here. */
const VERSION = 'unbuilt';
const CACHE = `sourcelight ${VERSION}`;

/** What the page needs, also for what it has not done yet. */
const FILES = [
  './', 'style.css', 'icon.svg', 'manifest.webmanifest',
  ...['app', 'article', 'card', 'dialogs', 'editor', 'frame', 'glance', 'intake', 'keys', 'legend', 'marks', 'messages', 'paper', 'reading', 'samples', 'start', 'store', 'take-away', 'ways-in', 'writing'].map((name) => `${name}.js`),
  ...['annotated', 'assets', 'client', 'element', 'export', 'extract', 'ledger', 'link', 'markdown', 'overview', 'painter', 'panel', 'slices', 'sources', 'stretches', 'take', 'tape', 'textmap', 'words', 'worker'].map((name) => `lib/${name}.js`),
  'lib/marks.css', 'lib/panel.css', 'pkg/sourcelight.js', 'pkg/sourcelight_bg.wasm', 'model/attribution.bin', 'lazy/readability.js',
];

addEventListener('install', (event) => {
  skipWaiting();
  // What the browser keeps beside may be older than its neighbours: the server is asked whether it still holds.
  const files = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(newest(request));
});

/** What the server gives; where there is none, or it is in trouble, what is kept. */
async function newest(request) {
  const kept = () => caches.match(request, { ignoreSearch: true });
  try {
    const response = await fetch(request, { cache: 'no-cache' });
    return response.ok ? response : ((await kept()) ?? response);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}
