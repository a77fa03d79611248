/** The engine: finds the article of each frame and analyses them as one. It needs a document, which Chromium's background has not. */
import { analyse, warm } from './analyser.js';
import { find } from './article.js';
import { joined } from './outline.js';

export { warm };

/** What was analysed last: a page that changes around its article, or is asked for twice, need not be analysed twice. */
let last = null;

/**
 * @param {import('./article.js').Page[]} pages  of each frame, the top frame first
 * @param {import('./messages.js').Scope} scope
 * @param {boolean} insists  whether what is not English is marked too
 * @param {(beginning: {found: import('./article.js').Found[], analysis: object}) => void} onHead  hears what is found in the beginning of a long text
 * @returns {Promise<{found: import('./article.js').Found[], analysis: object | null}>}  no analysis where there is nothing to read
 */
export async function read(pages, scope, insists, onHead) {
  const found = pages.map((page) => find(page, scope));
  const { text, blocks } = joined(found);
  if (!text || found[0].none) return { found, analysis: null };
  const same = last && last.text === text && last.insists === insists && JSON.stringify(last.blocks) === JSON.stringify(blocks);
  if (same) return { found, analysis: last.analysis };
  const analysis = await analyse(text, blocks, insists ? 'any' : 'en', (beginning) => onHead({ found, analysis: beginning }));
  last = { text, blocks, insists, analysis };
  return { found, analysis };
}
