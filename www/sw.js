/**
 * Makes the page work without a network. Online, the server's files are taken, so that an update shows at the next load; for the time
 * without, one build is kept whole. It is kept at once or not at all: an update that breaks off leaves the build before. Only this origin is
 * ever asked.
 */

/** Where this script runs. */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** What tells one build from another: `cargo xtask build` puts a hash of all its files here. */
const VERSION = 'unbuilt';
const CACHE = `sourcelight ${VERSION}`;
/** What other programs share with the installed page waits here until the page takes it (`shared.js`). */
const SHELF = 'sourcelight shared';

/** What the page needs, also for what it has not done yet: the build's files, which it puts here. @type {string[]} */
const FILES = [];

worker.addEventListener('install', (event) => {
  worker.skipWaiting();
  // What the browser keeps beside may be older than its neighbours: the server is asked whether it still holds.
  const files = FILES.map((file) => new Request(file, { cache: 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)));
});

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

async function takeOver() {
  for (const name of await caches.keys()) if (name !== CACHE && name !== SHELF) await caches.delete(name);
  await worker.clients.claim();
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  // What is shared stops here: no server gets it.
  if (request.method === 'POST' && request.url === new URL('share', worker.registration.scope).href) event.respondWith(shelve(request));
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(newest(request));
});

/** Keeps what was shared, and leads to the page. @param {Request} request */
async function shelve(request) {
  const form = await request.formData();
  const shelf = await caches.open(SHELF);
  const words = Object.fromEntries(['title', 'text', 'url'].map((name) => [name, String(form.get(name) ?? '')]));
  await shelf.put('shared/words', Response.json({ title: words.title, text: words.text || words.url }));
  for (const [i, file] of form.getAll('files').entries()) {
    if (typeof file !== 'string')
      await shelf.put(
        `shared/${i}`,
        new Response(file, { headers: { 'content-type': file.type, 'x-name': encodeURIComponent(file.name) } }),
      );
  }
  return Response.redirect(new URL('./?shared', worker.registration.scope), 303);
}

/** What the server gives; where there is none, or it is in trouble, what is kept. @param {Request} request */
async function newest(request) {
  const kept = () => caches.match(request, { ignoreSearch: true });
  try {
    const response = await fetch(request, { cache: 'no-cache' });
    if (!response.ok) return (await kept()) ?? response;
    // What few readers need is kept once it was needed.
    if (new URL(request.url).pathname.includes('/lazy/')) (await caches.open(CACHE)).put(request, response.clone());
    return response;
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}
