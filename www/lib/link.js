/** A link that leads to the very words on the page they come from: a text fragment, which browsers find and highlight. */

/** Words of a sentence that stand in the link as they are; of a longer one, so many of its beginning and of its end. */
const WHOLE = 12;
const ENDS = 5;
/** Words before and after that tell a place from others that read the same. */
const AROUND = 4;
/** So far, in UTF-16 units, the text around is looked at. */
const NEAR = 200;

// A hyphen and a comma have a meaning of their own in a fragment; half a surrogate pair cannot be written in an address.
/** @type {(words: string[]) => string} */
const encoded = (words) => encodeURIComponent(words.join(' ').toWellFormed()).replaceAll('-', '%2D');

/** @type {(text: string) => string[]} */
const wordsOf = (text) => text.split(/\s+/).filter(Boolean);

/** Whether some words stand in a text more than once. @type {(text: string, words: string) => boolean} */
const repeated = (text, words) => text.indexOf(words, text.indexOf(words) + 1) >= 0;

/**
 * @param {string | null} url  the page; without one the link is only the part that finds the words
 * @param {string} text
 * @param {[number, number]} span
 */
export function linkTo(url, text, [start, end]) {
  const said = text.slice(start, end);
  const words = wordsOf(said);
  // Words on both sides of a line break may stand in two blocks: only a range from one to the other finds them.
  const range = words.length > WHOLE || said.includes('\n');
  const target = range ? `${encoded(words.slice(0, ENDS))},${encoded(words.slice(-ENDS))}` : encoded(words);
  if (!repeated(text, range ? words.slice(0, ENDS).join(' ') : said)) return link(url, target);
  // The text around must belong to the same block of the page.
  const before = wordsOf(
    text
      .slice(Math.max(0, start - NEAR), start)
      .split('\n')
      .at(-1) ?? '',
  ).slice(-AROUND);
  const after = wordsOf(text.slice(end, end + NEAR).split('\n')[0]).slice(0, AROUND);
  return link(url, `${before.length ? `${encoded(before)}-,` : ''}${target}${after.length ? `,-${encoded(after)}` : ''}`);
}

/** @type {(url: string | null, target: string) => string} */
const link = (url, target) => `${(url ?? '').split('#')[0]}#:~:text=${target}`;
