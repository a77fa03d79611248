/** Listens for text on its way in: files that are chosen or dropped, text that is dropped or pasted anywhere on the page. */
/** @import { Taken } from '../types/work.js' */
import { pdfjs, readability } from './lib/assets.js';
import { $, element } from './lib/element.js';
import { count } from './lib/words.js';
import { Unreadable, fromFile, fromTransfer } from './intake.js';
import { announce, notice, toast } from './messages.js';

/** Text that this page's own fields take in themselves. */
const FIELDS = 'input, textarea, [contenteditable]';

/**
 * @param {{read: (article: Taken, others?: Taken[]) => void}} owner  what becomes of an article, and of others that came with it
 * @returns {{take: (transfer: DataTransfer | null) => boolean, open: (files: File[]) => Promise<void>}}
 */
export function listen({ read }) {
  /** @param {File[]} files */
  async function open(files) {
    /** @type {Taken[]} */
    const articles = [];
    /** @type {string[]} */
    const refused = [];
    for (const file of files) {
      try {
        articles.push(await fromFile(file, { readability, pdfjs }));
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        refused.push(error.message);
      }
    }
    const [first, ...others] = articles;
    if (first) read(first, others);
    if (others.length) toast(`${count(articles.length, 'article')} opened. “Articles” leads from one to the other.`);
    if (!refused.length) return;
    notice(...refused.map((message) => element('p', {}, message)));
    announce(refused.join(' '));
  }

  /**
   * Files before text: a file that is dropped or pasted brings its name as text. Says whether there was anything.
   *
   * @param {DataTransfer | null} transfer
   */
  function take(transfer) {
    if (!transfer) return false;
    if (transfer.files.length) {
      open([...transfer.files]);
      return true;
    }
    const article = fromTransfer(transfer);
    if (article) read(article);
    else if (transfer.getData('text/plain')) toast('Nothing to read: there are only blanks in it.');
    return article !== null;
  }

  $('reads-pdf').hidden = !pdfjs;
  $('open').onclick = () => $('file').click();
  $('file').onchange = () => {
    open([...($('file').files ?? [])]);
    $('file').value = '';
  };

  document.addEventListener('paste', (event) => {
    const inField = event.target instanceof Element && event.target.closest(FIELDS);
    if (!event.defaultPrevented && !inField && take(event.clipboardData)) event.preventDefault();
  });

  let depth = 0;
  const show = (/** @type {number} */ step) => {
    depth = Math.max(0, depth + step);
    $('drop').hidden = depth === 0;
  };
  addEventListener(
    'dragenter',
    (event) => [...(event.dataTransfer?.types ?? [])].some((type) => type === 'Files' || type === 'text/plain') && show(1),
  );
  addEventListener('dragleave', () => show(-1));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    show(-depth);
    take(event.dataTransfer);
  });
  return { take, open };
}
