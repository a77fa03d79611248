/** The engine: finds the article of each frame and analyses them as one. It needs a document, which Chromium's background has not. */
/** @import { Engine, Given } from '../types/messages.js' */
/** @import { Block } from '../types/work.js' */
import { analyse, warm } from './analyser.js';
import { find } from './article.js';
import { joined } from './outline.js';

export { warm };

/**
 * What was analysed last: a page that changes around its article, or is asked for twice, need not be analysed twice.
 *
 * @type {{text: string, blocks: Block[], insists: boolean, analysis: Given['analysis']} | null}
 */
let last = null;

/** Reads the pages of each frame, the top frame first; with `insists` what is not English is marked too. @type {Engine['read']} */
export async function read(pages, scope, insists, onHead) {
  const found = pages.map((page) => find(page, scope));
  const { text, blocks } = joined(found);
  if (!text || found[0].none) return { found, analysis: null };
  if (last?.text === text && last.insists === insists && JSON.stringify(last.blocks) === JSON.stringify(blocks))
    return { found, analysis: last.analysis };
  const analysis = await analyse(text, blocks, insists ? 'any' : 'en', (beginning) => onHead({ found, analysis: beginning }));
  last = { text, blocks, insists, analysis };
  return { found, analysis };
}
