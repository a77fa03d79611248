/** The page: text in, marks out. This module holds what the others share: the article, its ledger, and which view is open. */
import { assets, newWorker, workOffline } from './lib/assets.js';
import { AnalyserClient, AnalyserFailed, Superseded } from './lib/client.js';
import { element } from './lib/element.js';
import { Ledger } from './lib/ledger.js';
import { KINDS, Painter, canPaint } from './lib/painter.js';
import { Panel } from './lib/panel.js';
import { breathe, inSlices } from './lib/slices.js';
import { LABELS, count } from './lib/words.js';
import { Card } from './card.js';
import { helpDialog, settingsDialog } from './dialogs.js';
import { EDITABLE, Editor } from './editor.js';
import { fromTransfer, isAddress, plain } from './intake.js';
import * as glance from './glance.js';
import * as keys from './keys.js';
import { Legend } from './legend.js';
import { announce, endToast, notice, progress, toast } from './messages.js';
import { paper } from './paper.js';
import { Reading } from './reading.js';
import { showRecent, showSamples } from './start.js';
import { draft, handoff, recent, settings } from './store.js';
import { copyLink, takeAway } from './take-away.js';
import * as waysIn from './ways-in.js';

const $ = (id) => document.getElementById(id);
const { body } = document;

/** Typing rests this long before the text is analysed again, in milliseconds. */
const TYPING_REST = 250;
/** An analysis that takes longer than this, in milliseconds, shows its progress. */
const PATIENCE = 300;

/** What is read: `{title, text, blocks, url, whole}`, see `intake.js`. */
let article = plain('');
/** Its analysis, or the analysis of its beginning. */
let ledger = null;
/** The one speaker whose marks are shown, or `null` for everyone. */
let speaker = null;

const client = new AnalyserClient(newWorker, assets);
const painter = new Painter();
const editor = new Editor($('editor'), painter);
const reading = new Reading($('text'), painter, choose);
const card = new Card($('card'));
const legend = new Legend($('legend'), { toggle, step, only: () => only(null) });
const panel = new Panel($('panel'), { jump, only });

const mode = () => body.dataset.mode;
const shown = (kind) => !settings.hidden.includes(kind);
const stored = () => ({ title: article.title, text: article.text, blocks: article.blocks, url: article.url });
const keepDraft = () => (article.text.trim() ? draft.save(stored()) : draft.forget());

/** `start` (nothing read yet), `reading`, or `editing`. */
function enter(next) {
  body.dataset.mode = next;
  $('edit').replaceChildren(...(next === 'editing' ? ['Done'] : ['Edit', element('span.wide-only', {}, ' text')]));
  closeCard();
  drawer(false);
  $('hint').hidden = true;
  if (next === 'start') showRecent($('recent'), again);
}

const again = (kept) => read({ ...plain(''), ...kept });

// ---- Reading ------------------------------------------------------------------------------------------------------------

/** Takes an article in and shows it marked. */
async function read(next, { keep = true } = {}) {
  forget();
  article = next;
  enter('reading');
  scrollTo(0, 0);
  if (isAddress(article.text)) return explainAddress();
  if (article.whole) {
    const { whole } = article;
    notice('Only the article of this page is shown.', element('button', { type: 'button', onclick: () => read(whole()) }, 'Use the whole page instead'));
  }
  // Each step copies the text: a long one gets a task for each.
  await breathe();
  if (article !== next) return;
  if (keep) keepDraft();
  await breathe();
  if (article !== next) return;
  await analyse();
  if (keep && settings.recent && ledger?.text === next.text) recent.add(stored());
}

/** Takes what is shown off the screen. */
function forget() {
  clearTimeout(typing);
  client.cancel();
  ledger = null;
  speaker = null;
  notice();
  endToast();
  progress(null);
  closeCard();
  reading.clear();
  editor.clear();
  panel.show(null);
  showCounts();
}

/** Reads another text in place of this one, with a way back. */
function replace(next) {
  const before = article;
  read(next);
  if (before.text.trim()) toast('This text replaced the one before.', 'Undo', () => read(before));
}

function clear() {
  const before = article;
  forget();
  article = plain('');
  draft.forget();
  editor.text = '';
  $('read').disabled = true;
  enter('start');
  scrollTo(0, 0);
  editor.focus();
  if (before.text.trim()) toast('The text was cleared.', 'Undo', () => read(before));
}

function explainAddress() {
  editor.text = article.text;
  $('read').disabled = false;
  enter('start');
  notice(
    element('p', {}, element('b', {}, 'This is an address, not a text. '), 'A web page like this one cannot fetch other pages: browsers forbid it, and Sourcelight keeps it that way. Open the page and copy its text, or save it and open the file here, or use the Sourcelight extension on the page itself.'),
  );
  announce($('notice').textContent);
}

/** Analyses the article and shows it; what came before stays on screen until then. */
async function analyse() {
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
    announce(result());
    // Counts what was shown in full; tests wait for it.
    body.dataset.done = Number(body.dataset.done ?? 0) + 1;
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
  const built = await inSlices(Ledger.build(text, analysis), other);
  if (!built || other()) return false;
  ledger = built;
  // Speakers have new numbers in a new analysis.
  speaker = null;
  showCounts();
  reading.filter(shown, null);
  if (mode() === 'reading') {
    $('hint').hidden = settings.met || !ledger.counts.labelled;
    if (!(await reading.show(ledger, { lineBreaks: current.blocks !== null })) || other()) return false;
  } else {
    editor.paint(ledger);
  }
  panel.show(ledger);
  return true;
}

const result = () =>
  ledger.sentences.length
    ? `Analysis done: ${count(ledger.counts.quote, 'quote')}, ${count(ledger.counts.statistic, 'statistic')}, ${count(ledger.counts.attribution, 'attribution')} in ${count(ledger.sentences.length, 'sentence')}.`
    : 'There are no sentences in this text.';

function failed(error) {
  const retry = () => {
    notice();
    analyse();
  };
  notice(element('p', {}, element('b', {}, 'The analysis failed. '), 'Your text is untouched. ', element('small', {}, error.message)), element('button', { type: 'button', onclick: retry }, 'Try again'));
  announce('The analysis failed. Your text is untouched.');
}

// ---- Writing ------------------------------------------------------------------------------------------------------------

function edit() {
  if (mode() === 'editing') return done();
  if (article.text.length > EDITABLE) {
    toast(`This text is too long to edit here (${count(article.text.length, 'character')}). Edit it where it comes from and paste it again.`);
    return;
  }
  reading.clear();
  enter('editing');
  editor.text = article.text;
  $('read').disabled = false;
  editor.focus();
  if (ledger) editor.paint(ledger);
}

function done() {
  const { text } = editor;
  if (!text.trim()) clear();
  else read(text === article.text ? article : { ...plain(text), title: article.title, url: article.url });
}

let typing;

/** What is typed is kept at once, and analysed where it stands when the typing rests. */
function typed() {
  const { text } = editor;
  $('read').disabled = !text.trim();
  if (text === article.text) return;
  article = { ...plain(text), title: article.title, url: article.url };
  keepDraft();
  clearTimeout(typing);
  typing = setTimeout(analyseTyped, TYPING_REST);
}

function analyseTyped() {
  const { text } = article;
  if (text.trim() && !isAddress(text)) {
    analyse();
    return;
  }
  client.cancel();
  editor.clear();
  ledger = null;
  panel.show(null);
  showCounts();
}

$('editor').addEventListener('input', typed);

$('editor').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  done();
});

// Into the empty field a whole article is pasted: it is read at once, with its structure. Into a text, words are pasted.
$('editor').addEventListener('paste', (event) => {
  const length = $('editor').textContent.trim().length;
  if (!length) {
    if (ways.take(event.clipboardData)) event.preventDefault();
    return;
  }
  const pasted = fromTransfer(event.clipboardData);
  if (!pasted || pasted.text.length + length <= EDITABLE) return;
  event.preventDefault();
  toast('Together this is too long to edit here.', 'Read what was pasted', () => replace(pasted));
});

// ---- Moving through the marks -------------------------------------------------------------------------------------------

function showCounts() {
  legend.show(ledger?.counts ?? null, shown, speaker === null ? null : ledger.analysis.speakers[speaker].name);
}

function toggle(kind) {
  settings.set('hidden', shown(kind) ? [...settings.hidden, kind] : settings.hidden.filter((other) => other !== kind));
  painter.show(kind, shown(kind));
  showCounts();
  reading.filter(shown, speaker);
}

/** Shows one speaker's marks only, or everyone's again. */
function only(next) {
  speaker = next;
  closeCard();
  reading.filter(shown, speaker);
  panel.filter(speaker);
  showCounts();
  announce(speaker === null ? 'Everyone is shown.' : `Only ${ledger.analysis.speakers[speaker].name} is shown.`);
}

/** What a card can do, for the sentence it is about. */
const cardOwner = {
  jump: (span) => reading.choose(ledger.sentenceAt(span[0]), { focus: false, span }),
  go: (sentence) => choose(sentence, 'keys'),
  only,
  close,
  step,
  link: (sentence) => copyLink(ledger, article, sentence),
  shown,
};

/** The reader has seen a card: how to get one needs no telling any more. */
function met() {
  if (!settings.met) settings.set('met', true);
  $('hint').hidden = true;
}

/** A marked sentence was chosen: by the pointer, by the keys (then it gets the focus), or from a row (then it needs no card). */
function choose(sentence, how, span = null) {
  const holder = reading.choose(sentence, { focus: how === 'keys', span });
  if (!holder) return;
  panel.follow(sentence);
  if (how === 'row' || !ledger.kindsOf(sentence).length) closeCard(false);
  else {
    card.show(ledger, sentence, holder, cardOwner);
    met();
  }
}

function step(direction, kind = null) {
  if (!ledger || mode() !== 'reading') return;
  const next = reading.next(direction, kind);
  if (next >= 0) choose(next, 'keys');
  else announce(`No ${direction > 0 ? 'further' : 'earlier'} ${kind ? LABELS[kind].toLowerCase() : 'mark'}.`);
}

/** Leads from a row to its words in the text. */
function jump(span) {
  if (mode() !== 'reading') return;
  drawer(false);
  choose(ledger.sentenceAt(span[0]), 'row', span);
}

function closeCard(leave = true) {
  card.close();
  if (leave) reading.leave();
}

/** Closes the card and gives the focus back to its sentence. */
function close() {
  if (card.hasFocus) reading.choose(card.sentence, { focus: true });
  closeCard();
}

/** In narrow windows the panel is a drawer over the text. */
function drawer(open) {
  body.classList.toggle('drawer-open', open);
  $('drawer').setAttribute('aria-expanded', open);
  $('drawer').textContent = open ? 'Back to the text' : 'Sources and findings';
}

function escape() {
  if (card.peeking) card.close();
  else if (card.open) close();
  else if (speaker !== null) only(null);
  else drawer(false);
}

function search() {
  if (mode() === 'start') return;
  drawer(true);
  panel.search();
}

function take() {
  if (ledger && mode() !== 'start') takeAway(ledger, article, keepDraft);
}

let printed = null;
addEventListener('beforeprint', () => {
  if (!ledger || mode() === 'start') return;
  printed ??= paper(ledger, { shown, speaker });
  $('text').after(printed);
});
addEventListener('afterprint', () => {
  printed?.remove();
  printed = null;
});

// ---- Settings -----------------------------------------------------------------------------------------------------------

function apply() {
  const root = document.documentElement;
  for (const key of ['theme', 'face', 'width', 'contrast']) root.dataset[key] = settings[key];
  root.style.setProperty('--size', `${settings.size / 16}rem`);
  for (const kind of Object.keys(KINDS)) painter.show(kind, shown(kind));
  if (mode() === 'start') showRecent($('recent'), again);
}

async function forgetEverything() {
  await Promise.all([recent.forget(), draft.forget()]);
  toast('Everything kept on this device was forgotten. The text on the screen stays until you close or clear it.');
  showRecent($('recent'), again);
}

// ---- The beginning --------------------------------------------------------------------------------------------------------

const ways = waysIn.listen({ read: replace });
keys.listen(
  {
    n: () => step(1),
    j: () => step(1),
    p: () => step(-1),
    k: () => step(-1),
    q: () => step(1, 'quote'),
    Q: () => step(-1, 'quote'),
    s: () => step(1, 'statistic'),
    S: () => step(-1, 'statistic'),
    a: () => step(1, 'attribution'),
    A: () => step(-1, 'attribution'),
    e: () => mode() === 'reading' && edit(),
    t: take,
    '/': search,
    '?': helpDialog,
    ...Object.fromEntries(Object.keys(KINDS).map((kind, i) => [String(i + 1), () => toggle(kind)])),
  },
  () => settings.keys,
  escape,
);
glance.listen($('text'), $('card'), {
  show(sentence, holder) {
    if (reading.reachable(sentence) && (!card.open || card.peeking)) card.show(ledger, sentence, holder, cardOwner, true);
  },
  hide: () => card.peeking && card.close(),
  keep: () => card.peeking && choose(card.sentence, 'pointer'),
});
$('new').onclick = clear;
$('edit').onclick = edit;
$('read').onclick = done;
$('take').onclick = take;
$('help').onclick = helpDialog;
$('drawer').onclick = () => drawer(!body.classList.contains('drawer-open'));
$('settings').onclick = () => settingsDialog(settings, apply, forgetEverything);
$('cancel').onclick = () => {
  client.cancel();
  progress(null);
  toast('Cancelled. What was read so far stays marked.', 'Read it all', analyse);
};

settings.load();
apply();
showCounts();
showSamples($('samples'), (sample) => read({ ...plain(sample.text), title: sample.title }));
if (!canPaint()) notice(element('p', {}, 'This browser cannot paint marks into the text (it lacks the CSS Custom Highlight API). The lists beside the text work.'));
client.warm().catch((error) => notice(element('p', {}, element('b', {}, 'The analyser could not be loaded. '), error.message)));
const [handed, kept] = [await handoff.take(), await draft.load()];
if (handed) {
  await read({ ...plain(''), ...handed });
  if (kept?.text) toast('This page took the place of the text you had here.', 'Back to that', () => read({ ...plain(''), ...kept }));
} else if (kept?.text && !article.text) await read({ ...plain(''), ...kept }, { keep: false });
workOffline();
