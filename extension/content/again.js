/** When a page that changes is read again: once it is still, and where it never is, not too often. */

/** The page must be still this long before it is read again, in milliseconds. */
export const STILL = 400;
/** A page that is never still is read again after this long all the same, in milliseconds. */
const RESTLESS = 3000;
/** Reading may take one part in so many of a restless page's time. */
const PART = 20;

/**
 * How long to wait from now on, in milliseconds, where the page has just changed.
 *
 * @param {number} lasted  since the first change that was not read, in milliseconds
 * @param {number} took  how long reading it took the last time, in milliseconds
 */
export function untilReadAgain(lasted, took) {
  const still = Math.max(STILL, took * PART);
  return Math.max(0, Math.min(still, Math.max(RESTLESS, still) - lasted));
}
