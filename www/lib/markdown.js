/** Reads Markdown as an article: `{text, blocks}` as `extract.js` gives them. Only what changes the reading is understood. */

/** @import { BlockKind, Block } from '../../types/work.js' */

/** @type {[pattern: RegExp, kind: BlockKind][]} */
const KIND = [
  [/^#{1,6}\s+(.*?)\s*#*$/, 'headline'],
  [/^\s*(?:[-*+]|\d{1,3}[.)])\s+(.*)$/, 'list item'],
  [/^>\s?(.*)$/, 'block quote'],
];

/** A line without the marks that are for the eye: emphasis, code, links and images keep their words. @type {(line: string) => string} */
const words = (line) =>
  line
    .replace(/!?\[([^[\]]{0,1000})\]\([^()\s]{0,2000}(?:\s+"[^"]{0,500}")?\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(\S(?:.{0,500}?\S)?)\1/g, '$2')
    .replace(/(^|\W)[*_](\S(?:[^*_]{0,500}\S)?)[*_](?!\w)/g, '$1$2');

/** @param {string} source */
export function fromMarkdown(source) {
  const lines = source.replace(/^---\r?\n[\s\S]{0,5000}?\r?\n---\r?\n/, '').split(/\r?\n/);
  /** @type {Block[]} */
  const blocks = [];
  let text = '';
  /** @type {{ kind: BlockKind, lines: string[] } | null} */
  let open = null;
  let fenced = false;
  const close = () => {
    const said = open && words(open.lines.join(' ')).trim();
    if (open && said) {
      if (text) text += '\n\n';
      const start = text.length;
      text += said;
      blocks.push({ span: [start, text.length], kind: open.kind });
    }
    open = null;
  };
  for (const line of lines) {
    if (/^(```|~~~)/.test(line)) {
      close();
      fenced = !fenced;
      continue;
    }
    if (fenced || !line.trim() || /^\s*([-*_]\s*){3,}$/.test(line)) {
      close();
      continue;
    }
    const [pattern, kind] = KIND.find(([pattern]) => pattern.test(line)) ?? [null, 'prose'];
    const said = (pattern ? line.match(pattern)?.[1] : line.trim()) ?? '';
    // A setext underline makes the paragraph above a heading.
    if (kind === 'prose' && /^(=+|-+)$/.test(said) && open?.kind === 'prose') {
      open.kind = 'headline';
      close();
      continue;
    }
    const continues = open && (open.kind === kind || kind === 'prose') && kind !== 'headline' && kind !== 'list item';
    if (!continues) {
      close();
      open = { kind, lines: [] };
    }
    if (said.trim()) open?.lines.push(said.trim());
    else close();
    if (kind === 'headline') close();
  }
  close();
  return { text, blocks };
}
