/** The bytes of a file of this package: from disk in Node, over the network elsewhere. @type {(url: URL) => Promise<ArrayBuffer | Uint8Array<ArrayBuffer>>} */
export async function bytesOf(url) {
  if (url.protocol === 'file:' && /** @type {any} */ (globalThis).process?.versions?.node) {
    // Bundlers for browsers leave this import alone.
    const fs = 'node:fs/promises';
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ fs)).readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} came with status ${response.status}`);
  return response.arrayBuffer();
}
