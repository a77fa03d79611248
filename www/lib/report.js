/** A correction as a case of `tests/cases/`, to be sent to whoever keeps Sourcelight. It holds one sentence of the article and what was to be found in it. */

/** @import { Label } from '../../types/work.js' */

/** Words between backticks; words that hold one stand in two. @type {(words: string) => string} */
const code = (words) => (words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``);

/**
 * @param {string} sentence
 * @param {{type: 'wrong' | 'speaker' | 'mark', kind: Label, words: string, name?: string}} correction
 */
export function caseOf(sentence, { type, kind, words, name }) {
  const said = code(words.replace(/\s+/g, ' '));
  const claim = {
    wrong: () => `not ${kind}: ${said}`,
    speaker: () =>
      kind === 'quote'
        ? `quote: ${said} — ${name || 'nobody'}`
        : kind === 'statistic'
          ? `statistic: ${said}; ${name ? `source ${name}` : 'no source'}`
          : `attribution: ${said}…${name ? ` — ${name}` : ''}`,
    mark: () =>
      kind === 'quote'
        ? `quote: ${said}${name ? ` — ${name}` : ''}`
        : kind === 'statistic'
          ? `statistic: ${said}${name ? `; source ${name}` : ''}`
          : `attribution: * | * | ${said}${name ? ` — ${name}` : ''}`,
  }[type]();
  const title = {
    wrong: `Reported: this is no ${kind}`,
    speaker: `Reported: whose ${kind} this is`,
    mark: `Reported: a ${kind} that was not marked`,
  }[type];
  const fence = sentence.includes('```') ? '~~~' : '```';
  return `## ${title}\n\n${fence}text\n${sentence.trim()}\n${fence}\n\n- ${claim}\n`;
}
