/** How long one slice may hold the main thread, in milliseconds: well under the 50 ms from which a task is felt. */
const SLICE_MS = 10;

/** Lets the messages in that have come; resolves as soon as they are. */
export const listen = () =>
  new Promise((resolve) => {
    // A message comes back sooner than a timer, which browsers clamp to 4 ms.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });

/** Lets the browser paint and handle input, before messages; resolves as soon as it has. */
export const breathe = () => (typeof globalThis.scheduler?.yield === 'function' ? scheduler.yield() : listen());

/** A frame that takes longer than this, in milliseconds, is none: the window is not seen, and nobody waits for it to be painted. */
const NO_FRAME_MS = 100;

/** Resolves once what was done so far is on the screen. */
export const nextFrame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, NO_FRAME_MS);
  });

/**
 * Runs a generator to its end in slices, so that long work never freezes the page. Short work ends within the first slice.
 * `stopped` is asked between slices; once it says true the work is dropped and the result is `undefined`.
 *
 * @template T
 * @param {Generator<unknown, T>} work
 * @param {() => boolean} stopped
 * @returns {Promise<T | undefined>}
 */
export async function inSlices(work, stopped = () => false) {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
    } while (performance.now() < end);
    await breathe();
    if (stopped()) {
      work.return(/** @type {T} */ (undefined));
      return undefined;
    }
  }
}
