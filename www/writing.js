/** Typing: into the empty field, or into an article under edit. What is typed is marked where it stands. */
import { $ } from './lib/element.js';
import { count } from './lib/words.js';
import { analyse, article, clear, read, replace, rewrite, stop } from './article.js';
import { EDITABLE } from './editor.js';
import { enter, mode } from './frame.js';
import { fromTransfer, isAddress, plain } from './intake.js';
import * as marks from './marks.js';
import { toast } from './messages.js';

/** From reading to editing, and back. */
export function edit() {
  if (mode() === 'editing') return done();
  if (article.text.length > EDITABLE) {
    toast(
      `This text is too long to edit here (${count(article.text.length, 'character')}). Edit it where it comes from and paste it again.`,
    );
    return;
  }
  enter('editing');
  $('read').disabled = false;
  marks.showInEditor(article.text);
}

/** Reads what was typed. */
export function done() {
  const { text } = marks.editor;
  if (!text.trim()) clear();
  else read(text === article.text ? article : { ...plain(text), title: article.title, url: article.url, work: article.work });
}

/** What is typed is kept and marked at once. */
function typed() {
  const { text } = marks.editor;
  $('read').disabled = !text.trim();
  if (text === article.text) return;
  rewrite(text);
  if (text.trim() && !isAddress(text)) analyse({ typed: true });
  else stop();
}

/** @param {(transfer: DataTransfer | null) => boolean} take  reads what was pasted as an article */
export function listen(take) {
  const field = $('editor');
  field.addEventListener('input', typed);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    done();
  });
  // Into the empty field a whole article is pasted: it is read at once, with its structure. Into a text, words are pasted.
  field.addEventListener('paste', (event) => {
    const length = field.textContent.trim().length;
    if (!length) {
      if (take(event.clipboardData)) event.preventDefault();
      return;
    }
    const pasted = event.clipboardData && fromTransfer(event.clipboardData);
    if (!pasted || pasted.text.length + length <= EDITABLE) return;
    event.preventDefault();
    toast('Together this is too long to edit here.', 'Read what was pasted', () => replace(pasted));
  });
}
