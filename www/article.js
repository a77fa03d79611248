/** What is read: one article at a time, taken in, analysed and shown, and what becomes of the one before. */
/** @import { Analysis, Article, Block, Open, Taken } from '../types/work.js' */
import { $, element } from './lib/element.js';
import { Ledger } from './lib/ledger.js';
import { followed, settled } from './lib/resolved.js';
import { breathe, inSlices } from './lib/slices.js';
import { count } from './lib/words.js';
import { AnalyserFailed, Superseded, client, warmed } from './analyser.js';
import { enter, mode } from './frame.js';
import { MOST, isAddress, plain } from './intake.js';
import * as marks from './marks.js';
import { announce, endToast, notice, progress, toast } from './messages.js';
import { showRecent } from './start.js';
import { draft, recent, settings } from './store.js';
import * as visit from './visit.js';

/** An analysis that takes longer than this, in milliseconds, shows its progress; while somebody types, later. */
const PATIENCE = 300;
const PATIENCE_TYPING = 2_000;
/** So much of a text, in UTF-16 units, is on the screen before it is analysed: what a window shows. */
const BEGINNING = 12_000;
/** A first line up to this length, in UTF-16 units, that ends without a full stop is laid out as a headline until the analyser has its say. */
const HEADLINE = 140;

/** What is read, see `intake.js` and `visit.js`. @type {Open} */
export let article = visit.opened(plain(''));

/** What the window is called where nothing is read. */
const NAME = document.title;

export const keepDraft = () => (article.text.trim() ? draft.save(visit.stored(article)) : draft.forget());

/** An article as the store keeps it. @type {(kept: Article, options?: {keep?: boolean}) => Promise<void>} */
export const again = (kept, options) => read({ ...plain(''), ...kept }, options);

/** Says so where the analyser could not be loaded. */
export function warm() {
  warmed.catch((error) => notice(element('p', {}, element('b', {}, 'The analyser could not be loaded. '), error.message)));
}

/**
 * Takes an article in and shows it marked.
 *
 * @param {Taken} taken
 * @param {{keep?: boolean}} options
 */
export async function read(taken, { keep = true } = {}) {
  forget();
  const next = visit.opened(taken);
  article = next;
  enter('reading');
  scrollTo(0, 0);
  // The field that had the focus is gone. What is there from the last visit takes no focus.
  if (keep) $('text').focus({ preventScroll: true });
  if (isAddress(article.text)) return explainAddress();
  if (article.whole) {
    const { whole } = article;
    notice(
      'Only the article of this page is shown.',
      element('button', { type: 'button', onclick: () => read(whole()) }, 'Use the whole page instead'),
    );
  }
  if (article.part) {
    const { part } = article;
    notice('The whole page is shown.', element('button', { type: 'button', onclick: () => read(part()) }, 'Show only the article'));
  }
  const analysed = analyse();
  // The text is on the screen in the next frame; its marks follow.
  marks.lay(unread(next, BEGINNING), layout(next));
  // To keep it copies the text: of a long one that takes a task of its own.
  await breathe();
  if (keep && article === next) keepDraft();
  visit.add(next);
  showVisit();
  await analysed;
  if (keep && settings.recent && marks.ledger?.text === next.text) recent.add(visit.stored(next));
}

/** What the reader did with the article is kept with it, and shown. */
export async function worked({ again = true } = {}) {
  keepDraft();
  visit.keep();
  if (settings.recent) recent.add(visit.stored(article));
  if (again) await rearrange();
}

/** Shows the same analysis anew, as the reader wants or corrected it. */
export async function rearrange() {
  if (!marks.ledger) return;
  await show(article, marks.ledger.whole, marks.ledger.text);
}

/** Says how many articles there are to go to. */
export function showVisit() {
  const n = visit.all().length;
  $('articles').hidden = !n;
  $('articles-count').textContent = String(n);
  $('articles').setAttribute('aria-label', `Articles ${n}`);
}

/** The window is called after what is read in it; so is what is printed. @type {(title: string) => void} */
const entitle = (title) => {
  document.title = title ? `${title} – Sourcelight` : NAME;
};

/** Takes what is shown off the screen. */
function forget() {
  client.cancel();
  notice();
  endToast();
  progress(null);
  marks.clear();
  entitle('');
}

/**
 * Reads another text in place of this one, with a way back.
 *
 * @param {Taken} next
 * @param {Taken[]} others
 */
export function replace(next, others = []) {
  if (next.text.length > MOST) return tooLong(next);
  const before = article;
  for (const other of others.filter(({ text }) => text.length <= MOST).reverse()) visit.add(visit.opened(other));
  read(next);
  if (before.text.trim() && !others.length) toast('This text replaced the one before.', 'Undo', () => read(before));
}

/** Leaves what is there as it is. @param {Taken} article */
function tooLong({ text }) {
  notice(
    element(
      'p',
      {},
      element('b', {}, 'This text is too long. '),
      `It has ${count(text.length, 'character')}; Sourcelight reads up to ${count(MOST, 'character')} at a time. Read it in parts, or with the command line, which has no limit.`,
    ),
  );
  announce($('notice').textContent);
}

/** Back to the empty field, with a way back. */
export function clear() {
  const before = article;
  const until = visit.keptUntil(before);
  draft.forget();
  begin(visit.opened(plain('')));
  showVisit();
  scrollTo(0, 0);
  marks.editor.focus();
  if (before.text.trim())
    toast(
      until ? `Your article is kept under “Articles”, with its checklist, ${until}.` : 'The text was cleared.',
      until ? 'Back to it' : 'Undo',
      () => read(before),
    );
}

/** The first screen, with a text in its field. @param {Open} next */
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
    element(
      'p',
      {},
      element('b', {}, 'This is an address, not a text. '),
      'A web page like this one cannot fetch other pages: browsers forbid it, and Sourcelight keeps it that way. Open the page and copy its text, or save it and open the file here, or use the Sourcelight extension on the page itself.',
    ),
  );
  announce($('notice').textContent);
}

/** The same article in other words, as they are typed: its draft is kept at once, its analysis is up to the caller. @param {string} text */
export function rewrite(text) {
  const before = article;
  const work = visit.workOf(before);
  // The notes stay with the words that they are about.
  const checks = followed(before.text, text, work.checks);
  article = { ...plain(text), title: before.title, url: before.url, work: { ...work, checks } };
  visit.replace(before, article);
  keepDraft();
}

/** Analyses the article and shows it; what came before stays on screen until then. With `typed` it is the one before, as it was edited. */
export async function analyse({ typed = false } = {}) {
  const current = article;
  const impatient = setTimeout(() => progress('Reading the text'), typed ? PATIENCE_TYPING : PATIENCE);
  try {
    const analysis = await client.analyse(current.text, current.blocks, {
      typed,
      language: current.language ?? null,
      onHead({ analysis: head, end }) {
        progress('Reading the text');
        show(current, head, current.text.slice(0, end));
      },
      onChanged({ analysis: part }) {
        if (current === article) marks.showChanged(current.text, part);
      },
      onProgress: (share, ms) =>
        progress(ms > 2000 ? `Reading the text, about ${count(Math.round(ms / 1000), 'second')}` : 'Reading the text', share),
    });
    if (current !== article || !(await show(current, analysis, current.text)) || !marks.ledger) return;
    announce([foreign(marks.ledger), result(marks.ledger)].filter(Boolean).join(' '));
    entitle(current.title || marks.ledger.title);
    // Counts what was shown in full; tests wait for it.
    document.body.dataset.done = String(Number(document.body.dataset.done ?? 0) + 1);
  } catch (error) {
    if (error instanceof AnalyserFailed && current === article) failed(error);
    else if (!(error instanceof Superseded) && !(error instanceof AnalyserFailed)) throw error;
  } finally {
    clearTimeout(impatient);
    if (current === article) progress(null);
  }
}

/**
 * Shows an analysis of the article or of its beginning; false where another article came first.
 *
 * @type {(current: Open, analysis: Analysis, text: string) => Promise<boolean>}
 */
async function show(current, analysis, text) {
  const other = () => current !== article;
  const ledger = await inSlices(Ledger.build(text, analysis, visit.arrangement(current)), other);
  if (!ledger || other()) return false;
  if (text === current.text) current.work.checks = settled(ledger, current.work.checks);
  return (await marks.show(ledger, layout(current))) && !other();
}

/**
 * Where the structure of a text is known, what is left of line breaks in it is meant.
 *
 * @type {(article: Article) => {lineBreaks: boolean}}
 */
const layout = ({ blocks }) => ({ lineBreaks: blocks !== null });

/** Says so where a text is not English, with the way to have it marked all the same. @param {Ledger} ledger */
function foreign({ analysis }) {
  if (analysis.language !== 'other' || article.language === 'any') return '';
  const said = `This text ${analysis.language_code ? `seems to be ${new Intl.DisplayNames('en', { type: 'language' }).of(analysis.language_code)}` : 'does not seem to be English'}. Sourcelight reads English, so nothing is marked.`;
  const insist = () => {
    article.language = 'any';
    notice();
    keepDraft();
    analyse();
  };
  notice(element('p', {}, said), element('button', { type: 'button', onclick: insist }, 'Mark it anyway'));
  return said;
}

/** @type {(ledger: Ledger) => string} */
const result = ({ sentences, counts }) =>
  sentences.length
    ? `Analysis done: ${count(counts.quote, 'quote')}, ${count(counts.statistic, 'statistic')}, ${count(counts.attribution, 'attribution')} in ${count(counts.sentence, 'sentence')}.`
    : 'There are no sentences in this text.';

/**
 * What is known of a text, or of its beginning, before it is analysed: its blocks, or what stands between empty lines, or its lines.
 *
 * @type {(article: Article, end?: number) => Ledger}
 */
function unread({ text, blocks }, end = text.length) {
  const beginning = text.slice(0, end);
  const lines = /\S.*\n[^\S\n]*\n/.test(beginning) ? /\S(?:.|\n(?![^\S\n]*\n))*/g : /\S.*/g;
  /** @type {() => Block[]} */
  const found = () =>
    Array.from(beginning.matchAll(lines), ({ 0: line, index }) => ({ span: [index, index + line.trimEnd().length], kind: 'prose' }));
  const known = blocks ? blocks.filter(({ span }) => span[0] < end) : found();
  const [first] = known;
  if (first && !blocks && first.span[1] - first.span[0] <= HEADLINE && known.length > 1 && !/[.!?"”’]$/.test(text.slice(...first.span)))
    first.kind = 'headline';
  return new Ledger(text, {
    offsets: 'utf16',
    language: 'en',
    language_code: null,
    paragraphs: known.map((block) => ({ ...block, language: 'en', language_code: null })),
    sentences: [],
    quotations: [],
    statistics: [],
    attributions: [],
    speakers: [],
    evidence: [],
    passed_over: [],
    findings: [],
  });
}

/** Says that the analyser failed. The text is shown as it is, unless its beginning is on the screen. @param {AnalyserFailed} error */
function failed(error) {
  if (mode() === 'reading' && !marks.ledger) marks.show(unread(article), layout(article));
  const retry = () => {
    notice();
    analyse();
  };
  notice(
    element('p', {}, element('b', {}, 'The analysis failed. '), 'Your text is untouched. ', element('small', {}, error.message)),
    element('button', { type: 'button', onclick: retry }, 'Try again'),
  );
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
  if (mode() === 'reading' && !marks.ledger) marks.show(unread(article), layout(article));
  toast('Cancelled. What was read so far stays marked.', 'Read it all', analyse);
};
