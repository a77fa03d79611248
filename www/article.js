/** What is read: one article at a time, taken in, analysed and shown, and what becomes of the one before. */
import { assets, newWorker } from './lib/assets.js';
import { AnalyserClient, AnalyserFailed, Superseded } from './lib/client.js';
import { element } from './lib/element.js';
import { Ledger } from './lib/ledger.js';
import { breathe, inSlices } from './lib/slices.js';
import { count } from './lib/words.js';
import { enter, mode } from './frame.js';
import { MOST, isAddress, plain } from './intake.js';
import * as marks from './marks.js';
import { announce, endToast, notice, progress, toast } from './messages.js';
import { showRecent } from './start.js';
import { draft, recent, settings } from './store.js';

const $ = (id) => document.getElementById(id);

/** An analysis that takes longer than this, in milliseconds, shows its progress. */
const PATIENCE = 300;

/** `{title, text, blocks, url, whole}`, see `intake.js`. */
export let article = plain('');

/** What the window is called where nothing is read. */
const NAME = document.title;

const client = new AnalyserClient(newWorker, assets);

const stored = () => ({ title: article.title, text: article.text, blocks: article.blocks, url: article.url });
export const keepDraft = () => (article.text.trim() ? draft.save(stored()) : draft.forget());

/** An article as the store keeps it. */
export const again = (kept, options) => read({ ...plain(''), ...kept }, options);

/** Gets the analyser ready before there is anything to read. */
export function warm() {
  client.warm().catch((error) => notice(element('p', {}, element('b', {}, 'The analyser could not be loaded. '), error.message)));
}

/** Takes an article in and shows it marked. */
export async function read(next, { keep = true } = {}) {
  forget();
  article = next;
  enter('reading');
  scrollTo(0, 0);
  // The field that had the focus is gone. What is there from the last visit takes no focus.
  if (keep) $('text').focus({ preventScroll: true });
  if (isAddress(article.text)) return explainAddress();
  if (article.whole) {
    const { whole } = article;
    notice('Only the article of this page is shown.', element('button', { type: 'button', onclick: () => read(whole()) }, 'Use the whole page instead'));
  }
  if (article.part) {
    const { part } = article;
    notice('The whole page is shown.', element('button', { type: 'button', onclick: () => read(part()) }, 'Show only the article'));
  }
  // Each step copies the text: a long one gets a task for each.
  await breathe();
  if (article !== next) return;
  if (keep) keepDraft();
  await breathe();
  if (article !== next) return;
  await analyse();
  if (keep && settings.recent && marks.ledger?.text === next.text) recent.add(stored());
}

/** The window is called after what is read in it; so is what is printed. */
const entitle = (title) => (document.title = title ? `${title} – Sourcelight` : NAME);

/** Takes what is shown off the screen. */
function forget() {
  client.cancel();
  notice();
  endToast();
  progress(null);
  marks.clear();
  entitle('');
}

/** Reads another text in place of this one, with a way back. */
export function replace(next) {
  if (next.text.length > MOST) return tooLong(next);
  const before = article;
  read(next);
  if (before.text.trim()) toast('This text replaced the one before.', 'Undo', () => read(before));
}

/** Leaves what is there as it is. */
function tooLong({ text }) {
  notice(element('p', {}, element('b', {}, 'This text is too long. '), `It has ${count(text.length, 'character')}; Sourcelight reads up to ${count(MOST, 'character')} at a time. Read it in parts, or with the command line, which has no limit.`));
  announce($('notice').textContent);
}

/** Back to the empty field, with a way back. */
export function clear() {
  const before = article;
  draft.forget();
  begin(plain(''));
  scrollTo(0, 0);
  marks.editor.focus();
  if (before.text.trim()) toast('The text was cleared.', 'Undo', () => read(before));
}

/** The first screen, with a text in its field. */
function begin(next) {
  forget();
  article = next;
  marks.editor.text = article.text;
  $('read').disabled = !article.text.trim();
  enter('start');
  showRecent($('recent'), again);
}

function explainAddress() {
  begin(article);
  notice(
    element('p', {}, element('b', {}, 'This is an address, not a text. '), 'A web page like this one cannot fetch other pages: browsers forbid it, and Sourcelight keeps it that way. Open the page and copy its text, or save it and open the file here, or use the Sourcelight extension on the page itself.'),
  );
  announce($('notice').textContent);
}

/** The same article in other words, as they are typed: its draft is kept at once, its analysis is up to the caller. */
export function rewrite(text) {
  article = { ...plain(text), title: article.title, url: article.url };
  keepDraft();
}

/** Analyses the article and shows it; what came before stays on screen until then. */
export async function analyse() {
  const current = article;
  const impatient = setTimeout(() => progress('Reading the text'), PATIENCE);
  try {
    const analysis = await client.analyse(current.text, current.blocks, {
      onHead({ analysis: head, end }) {
        progress('Reading the text');
        show(current, head, current.text.slice(0, end));
      },
      onProgress: (share, ms) => progress(ms > 2000 ? `Reading the text, about ${count(Math.round(ms / 1000), 'second')}` : 'Reading the text', share),
    });
    if (current !== article || !(await show(current, analysis, current.text))) return;
    announce(result(marks.ledger));
    entitle(current.title || marks.ledger.title);
    // Counts what was shown in full; tests wait for it.
    document.body.dataset.done = Number(document.body.dataset.done ?? 0) + 1;
  } catch (error) {
    if (error instanceof AnalyserFailed && current === article) failed(error);
    else if (!(error instanceof Superseded) && !(error instanceof AnalyserFailed)) throw error;
  } finally {
    clearTimeout(impatient);
    if (current === article) progress(null);
  }
}

/** Shows an analysis of the article or of its beginning; false where another article came first. */
async function show(current, analysis, text) {
  const other = () => current !== article;
  const ledger = await inSlices(Ledger.build(text, analysis), other);
  if (!ledger || other()) return false;
  return (await marks.show(ledger, { lineBreaks: current.blocks !== null })) && !other();
}

const result = ({ sentences, counts }) =>
  sentences.length
    ? `Analysis done: ${count(counts.quote, 'quote')}, ${count(counts.statistic, 'statistic')}, ${count(counts.attribution, 'attribution')} in ${count(counts.sentence, 'sentence')}.`
    : 'There are no sentences in this text.';

/** What is known of a text that nothing is known of: its lines. */
const unread = (text) => ({
  paragraphs: Array.from(text.matchAll(/\S[^\n]*/g), ({ 0: line, index }) => ({ span: [index, index + line.length], kind: 'prose' })),
  ...{ sentences: [], quotations: [], statistics: [], attributions: [], speakers: [], evidence: [], passed_over: [], findings: [] },
});

/** Says that the analyser failed. The text is shown as it is, unless its beginning is on the screen. */
function failed(error) {
  if (mode() === 'reading' && !marks.ledger) show(article, unread(article.text), article.text);
  const retry = () => {
    notice();
    analyse();
  };
  notice(element('p', {}, element('b', {}, 'The analysis failed. '), 'Your text is untouched. ', element('small', {}, error.message)), element('button', { type: 'button', onclick: retry }, 'Try again'));
  announce('The analysis failed. Your text is untouched.');
}

/** Nothing is read any more, and no marks are shown. */
export function stop() {
  client.cancel();
  marks.clear();
}

$('cancel').onclick = () => {
  client.cancel();
  progress(null);
  toast('Cancelled. What was read so far stays marked.', 'Read it all', analyse);
};
