/** Documents as other programs make them, small ones: PDF with its words in their places, and .docx. */
import { crc32, deflateRawSync } from 'node:zlib';

/** Text as a string of a PDF in the encoding of Windows, where curly marks are single bytes. */
const CURLY = { '“': '\\223', '”': '\\224', '’': '\\222' };
const escaped = (text) => text.replace(/[\\()]/g, '\\$&').replace(/[“”’]/g, (mark) => CURLY[mark]);

/** Widths of Helvetica would be right; so many thousandths of its size are near enough for a letter. */
const LETTER = 500;

/**
 * A PDF of pages of lines `{x, y, size, text}`; a line that is `kerned` is set as TeX sets it, letter by letter with gaps between the words.
 *
 * @param {Object[][]} pages
 * @param {{title?: string, width?: number, height?: number}} [options]
 */
export function pdf(pages, { title = '', width = 595, height = 842 } = {}) {
  const objects = [];
  const add = (body) => objects.push(body);
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  // All letters are equally wide, so that a test can reckon where a line ends.
  add(
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 0 /LastChar 255 /Widths [${Array(256).fill(LETTER).join(' ')}] >>`,
  );
  for (const [i, lines] of pages.entries()) {
    const drawn = lines.map(({ x, y, size, text, kerned }) => {
      const shown = kerned
        ? `[${text
            .split(' ')
            .map((word) => `(${escaped(word.slice(0, 2))}) -12 (${escaped(word.slice(2))})`)
            .join(' -333 ')}] TJ`
        : `(${escaped(text)}) Tj`;
      return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown} ET`;
    });
    const stream = Buffer.from(['0.9 g 0 0 20 20 re f 0 g', ...drawn].join('\n'), 'latin1');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
    );
    add(`<< /Length ${stream.length} >>\nstream\n${stream.toString('latin1')}\nendstream`);
  }
  add(`<< /Title (${escaped(title)}) >>`);
  let out = '%PDF-1.4\n';
  const places = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF`;
  return [...Buffer.from(out, 'latin1')];
}

/** Lines of a column, from the top down. */
export const column = (lines, { x, y, size = 10, step = 12, kerned = false }) =>
  lines.map((text, i) => ({ x: x + (text.startsWith('  ') ? 14 : 0), y: y - i * step, size, text: text.trim(), kerned }));

/** A zip of files, by name. */
export function zip(files) {
  const [parts, directory] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [raw, named] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(raw);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(crc32(raw), 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(raw.length, 22);
    header.writeUInt16LE(named.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    header.copy(entry, 10, 8, 30);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, named);
    parts.push(header, named, packed);
    at += 30 + named.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const offset of [8, 10]) end.writeUInt16LE(Object.keys(files).length, offset);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return [...Buffer.concat([...parts, listed, end])];
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with this body, and a style for headlines, quotations and lists. */
export const docx = (body) =>
  zip({
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/styles.xml': `<?xml version="1.0"?><w:styles ${W}>${[
      ['Kop1', 'heading 1'],
      ['Citaat', 'Quote'],
    ]
      .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
      .join('')}</w:styles>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
  });
