// Writes the guides of docs/ as pages: for who reads them beside the tool, without a network too.
// node xtask/docs.mjs OUT
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlRenderer, Parser } from 'commonmark';

const [out] = process.argv.slice(2);
const docs = join(import.meta.dirname, '../docs');
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** CommonMark has no tables: rows between bars become one. Cells are Markdown themselves. */
function withTables(source) {
  return source.replace(/^\|.*\|\n\|[-| ]+\|\n(?:\|.*\|\n?)+/gm, (table) => {
    const [head, , ...rows] = table
      .trim()
      .split('\n')
      .map((row) =>
        row
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => inline(cell.trim())),
      );
    const line = (cells, name) => `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>`;
    return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((cells) => line(cells, 'td')).join('')}</tbody></table>\n`;
  });
}

const inline = (markdown) =>
  new HtmlRenderer()
    .render(new Parser().parse(markdown))
    .trim()
    .replace(/^<p>|<\/p>$/g, '');

mkdirSync(join(out, 'pictures'), { recursive: true });
/** For who reads; the table of rules is for who writes them. */
const GUIDES = ['readers.md', 'teachers.md', 'newsrooms.md', 'accuracy.md'];
for (const name of GUIDES) {
  const source = readFileSync(join(docs, name), 'utf8');
  const title = source.match(/^# (.+)$/m)[1];
  const body = new HtmlRenderer()
    .render(new Parser({ smart: true }).parse(withTables(source)))
    .replace(/href="(\w+)\.md"/g, 'href="$1.html"');
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>${escaped(title)} – Sourcelight</title>
<link rel="stylesheet" href="docs.css">
<nav><a href="../">Sourcelight</a> <a href="readers.html">Reading</a> <a href="teachers.html">Teaching</a> <a href="newsrooms.html">Newsrooms</a> <a href="accuracy.html">How good it is</a></nav>
<main>
${body}</main>
</html>
`;
  writeFileSync(join(out, name.replace(/md$/, 'html')), page);
}
for (const name of readdirSync(join(docs, 'pictures'))) cpSync(join(docs, 'pictures', name), join(out, 'pictures', name));
cpSync(join(docs, 'docs.css'), join(out, 'docs.css'));
