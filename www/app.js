/** The page: text in, marks out. This module holds what the others share: the article, its ledger, and which view is open. */
import { AnalyserClient, AnalyserFailed, Superseded } from './lib/client.js';
import { assets, newWorker, readability } from './lib/assets.js';
import { Ledger } from './lib/ledger.js';
import { Painter, KINDS, canPaint } from './lib/painter.js';
import { Panel } from './lib/panel.js';
import { element } from './lib/element.js';
import { fragmentLink } from './lib/export.js';
import { inSlices } from './lib/slices.js';
import { LABELS, count } from './lib/words.js';
import { cardContent } from './card.js';
import { helpDialog, settingsDialog, takeDialog } from './dialogs.js';
import { EDITABLE, Editor } from './editor.js';
import { Unreadable, fromFile, fromTransfer, isAddress, plain } from './intake.js';
import { Reading } from './reading.js';
import { SAMPLES } from './samples.js';
import { draft, recent, settings } from './store.js';

const $ = (id) => document.getElementById(id);
const body = document.body;

/** Typing rests this long before the text is analysed again, in milliseconds. */
const TYPING_REST = 250;

let article = plain('');
let ledger = null;
let speaker = null;

const client = new AnalyserClient(newWorker, assets);
const painter = new Painter();
const editor = new Editor($('editor'), painter);
const reading = new Reading($('text'), painter, (sentence, how) => choose(sentence, { how }));
const panel = new Panel($('panel'), { jump, only });

// ---- What the reader is told ------------------------------------------------------------------------------------------

function announce(words) {
  $('announce').textContent = words;
}

let toastTimer;

/** A short message with at most one thing to do. It stays long enough to be read, and as long as the pointer or focus is on it. */
function toast(words, action = null, run = null) {
  const box = $('toast');
  box.replaceChildren(element('span', {}, words), action && element('button', { type: 'button', onclick: () => (box.replaceChildren(), run()) }, action), element('button.step', { type: 'button', onclick: () => box.replaceChildren() }, element('span', { 'aria-hidden': 'true' }, '×'), element('span.unseen', {}, 'Dismiss')));
  for (const empty of [...box.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)) empty.remove();
  clearTimeout(toastTimer);
  const leave = () => (box.matches(':hover, :focus-within') ? (toastTimer = setTimeout(leave, 3000)) : box.replaceChildren());
  toastTimer = setTimeout(leave, action ? 15000 : 8000);
}

function notice(...content) {
  $('notice').replaceChildren(...content);
  $('notice').hidden = !content.length;
}

function progress(words, share) {
  $('progress').hidden = words === null;
  if (words === null) return;
  $('progress-words').textContent = words;
  if (share === null) $('share').removeAttribute('value');
  else $('share').value = share;
}

// ---- Views ------------------------------------------------------------------------------------------------------------

/** `start` (nothing read yet), `reading`, or `editing`. */
function mode(next) {
  body.dataset.mode = next;
  $('edit').replaceChildren(...(next === 'editing' ? ['Done'] : ['Edit', element('span.wide-only', {}, ' text')]));
  if (next !== 'reading') closeCard();
  if (next === 'start') showRecent();
}

function shownKinds() {
  return (kind) => !settings.hidden.includes(kind);
}

function showLegend() {
  const names = { quote: 'Quotes', statistic: 'Statistics', attribution: 'Attributions', stance: 'Stance', passed: 'Passed over' };
  const focused = document.activeElement?.closest('#legend')?.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  $('legend').replaceChildren(
    ...Object.keys(KINDS).map((kind) => {
      const shown = !settings.hidden.includes(kind);
      return element(
        'span.chip',
        { data: { kind } },
        element('button.toggle', { type: 'button', 'aria-pressed': shown, data: { key: `toggle-${kind}` }, onclick: () => toggle(kind) }, element(`span.sample.${kind}`, { 'aria-hidden': 'true' }, 'ab'), names[kind], element('b', {}, String(ledger?.counts[kind] ?? 0))),
        element('button.onward', { type: 'button', data: { key: `next-${kind}` }, title: `Next ${LABELS[kind].toLowerCase()}`, disabled: !ledger?.counts[kind] || !shown, onclick: () => step(1, kind) }, element('span', { 'aria-hidden': 'true' }, '›'), element('span.unseen', {}, `Next ${LABELS[kind].toLowerCase()}`)),
      );
    }),
  );
  if (speaker !== null) $('legend').append(element('button.filter', { type: 'button', onclick: () => only(null) }, `Only ${ledger.analysis.speakers[speaker].name} ×`));
  if (focused) $('legend').querySelector(`[data-key="${focused}"]`)?.focus();
}

function toggle(kind) {
  const hidden = new Set(settings.hidden);
  if (!hidden.delete(kind)) hidden.add(kind);
  settings.set('hidden', [...hidden]);
  painter.show(kind, !hidden.has(kind));
  showLegend();
  reading.filter(shownKinds(), speaker);
}

/** Shows one speaker's marks only, or everyone's again. */
function only(next) {
  speaker = next;
  closeCard();
  reading.filter(shownKinds(), speaker);
  panel.filter(speaker);
  showLegend();
  announce(speaker === null ? 'Everyone is shown.' : `Only ${ledger.analysis.speakers[speaker].name} is shown.`);
}

// ---- Reading a text -----------------------------------------------------------------------------------------------------

/** Takes an article in and shows it marked. */
async function read(next, { keep = true } = {}) {
  article = next;
  ledger = null;
  speaker = null;
  panel.show(null);
  panel.filter(null);
  closeCard();
  notice();
  toastClear();
  reading.clear();
  editor.clear();
  mode('reading');
  scrollTo(0, 0);
  if (isAddress(article.text)) {
    mode('start');
    editor.text = article.text;
    return addressNotice();
  }
  if (article.whole) reducedNotice();
  if (keep) keepDraft();
  await analyse();
  if (keep && settings.recent && ledger?.text === article.text) recent.add(stored());
}

const toastClear = () => $('toast').replaceChildren();
const stored = () => ({ title: article.title, text: article.text, blocks: article.blocks, url: article.url });

function reducedNotice() {
  const whole = article.whole;
  notice(
    'Only the article of this page is shown. ',
    element('button', { type: 'button', onclick: () => read(whole()) }, 'Use the whole page instead'),
  );
}

function addressNotice() {
  notice(
    element('p', {}, element('b', {}, 'This is an address, not a text. '), 'A web page like this one cannot fetch other pages: browsers forbid it, and Sourcelight keeps it that way. Open the page and copy its text, or save it and open the file here, or use the Sourcelight extension on the page itself.'),
  );
  $('notice').tabIndex = -1;
  $('notice').focus();
}

/** Analyses the article and shows it; what came before stays on screen until then. */
async function analyse() {
  const current = article;
  const started = performance.now();
  const long = setTimeout(() => progress('Reading the text', null), 300);
  try {
    const analysis = await client.analyse(current.text, current.blocks, {
      onHead: ({ analysis: head, end }) => show(current, head, current.text.slice(0, end)),
      onProgress: (share) => progress('Laying out the marks', share),
    });
    if (current !== article) return;
    await show(current, analysis, current.text);
    if (current !== article) return;
    performance.measure('sourcelight', { start: started });
    announce(ledger.sentences.length ? `Analysis done: ${count(ledger.counts.quote, 'quote')}, ${count(ledger.counts.statistic, 'statistic')}, ${count(ledger.counts.attribution, 'attribution')} in ${count(ledger.sentences.length, 'sentence')}.` : 'There are no sentences in this text.');
    body.dataset.done = String(Number(body.dataset.done ?? 0) + 1);
  } catch (error) {
    failed(error, current);
  } finally {
    clearTimeout(long);
    if (current === article) progress(null);
  }
}

async function show(current, analysis, text) {
  const built = await inSlices(Ledger.build(text, analysis), () => current !== article);
  if (!built || current !== article) return;
  ledger = built;
  showLegend();
  reading.filter(shownKinds(), speaker);
  if (body.dataset.mode === 'reading') {
    if (!ledger.sentences.length) $('text').replaceChildren(element('p.quiet', {}, 'There are no sentences in this text.'));
    await reading.show(ledger, { lineBreaks: current.blocks !== null });
  } else {
    editor.paint(ledger);
  }
  if (current === article) panel.show(ledger);
}

function failed(error, current) {
  if (error instanceof Superseded || current !== article) return;
  if (!(error instanceof AnalyserFailed)) throw error;
  notice(
    element('p', {}, element('b', {}, 'The analysis failed. '), 'Your text is untouched. ', element('small', {}, error.message)),
    element('button', { type: 'button', onclick: () => (notice(), analyse()) }, 'Try again'),
  );
  announce('The analysis failed. Your text is untouched.');
  if (body.dataset.mode === 'reading' && !ledger) edit();
}

$('cancel').onclick = () => {
  client.cancel();
  progress(null);
  toast('Cancelled. What was read so far stays marked.', 'Read it all', analyse);
};

// ---- Editing ------------------------------------------------------------------------------------------------------------

function edit() {
  if (article.text.length > EDITABLE) {
    toast(`This text is too long to edit here (${Math.round(article.text.length / 1000)} thousand characters). Edit it where it comes from and paste it again.`);
    return;
  }
  reading.clear();
  mode('editing');
  editor.text = article.text;
  editor.focus();
  if (ledger?.text === article.text) editor.paint(ledger);
}

function done() {
  const text = editor.text;
  if (!text.trim()) return clear();
  if (isAddress(text)) return addressNotice();
  read(text === article.text ? article : { ...plain(text), title: article.title, url: article.url });
}

let typing;

$('editor').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(typed, TYPING_REST);
  $('read').disabled = !$('editor').textContent.trim();
});

/** What was typed is analysed where it stands. */
function typed() {
  const text = editor.text;
  if (text === article.text) return;
  article = { ...plain(text), title: article.title, url: article.url };
  keepDraft();
  if (text.trim() && !isAddress(text)) {
    analyse();
    return;
  }
  client.cancel();
  editor.clear();
  ledger = null;
  showLegend();
}

$('editor').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    done();
  }
});

$('editor').addEventListener('paste', (event) => {
  const empty = !$('editor').textContent.trim();
  const pasted = fromTransfer(event.clipboardData);
  if (empty && event.clipboardData.files.length && !pasted) {
    event.preventDefault();
    openFiles(event.clipboardData.files);
  } else if (empty && pasted) {
    event.preventDefault();
    read(pasted);
  } else if (pasted && pasted.text.length + $('editor').textContent.length > EDITABLE) {
    event.preventDefault();
    toast('Together this is too long to edit here.', 'Read what was pasted', () => read(pasted));
  }
});

// Outside the editor, too, a paste is a text to read: nobody should have to aim.
document.addEventListener('paste', (event) => {
  if (event.defaultPrevented || event.target.closest?.('input, textarea, [contenteditable]')) return;
  if (event.clipboardData.files.length) return void openFiles(event.clipboardData.files);
  const pasted = fromTransfer(event.clipboardData);
  if (pasted) replace(pasted);
});

/** Reads another text in place of this one, with a way back. */
function replace(next) {
  const before = article;
  read(next);
  if (before.text.trim()) toast('This text replaced the one before.', 'Undo', () => read(before));
}

function clear() {
  const before = { ...article };
  article = plain('');
  ledger = null;
  speaker = null;
  panel.filter(null);
  client.cancel();
  progress(null);
  notice();
  reading.clear();
  editor.text = '';
  $('read').disabled = true;
  panel.show(null);
  showLegend();
  mode('start');
  draft.forget();
  scrollTo(0, 0);
  editor.focus();
  if (before.text.trim()) toast('The text was cleared.', 'Undo', () => read(before));
}

// ---- Files and drops ----------------------------------------------------------------------------------------------------

async function openFiles(files) {
  const [first, ...others] = files;
  if (!first) return;
  try {
    const read_ = await fromFile(first, readability);
    replace(read_);
    if (others.length) toast(`${count(others.length, 'other file')} not read: one text at a time.`, 'Read the next', () => openFiles(others));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    notice(element('p', {}, error.message));
    announce(error.message);
  }
}

$('open').onclick = () => $('file').click();
$('file').onchange = () => {
  openFiles([...$('file').files]);
  $('file').value = '';
};

let dragDepth = 0;
addEventListener('dragenter', (event) => {
  if (![...event.dataTransfer.types].some((type) => type === 'Files' || type === 'text/plain')) return;
  dragDepth++;
  $('drop').hidden = false;
});
addEventListener('dragleave', () => {
  dragDepth = Math.max(0, dragDepth - 1);
  $('drop').hidden = dragDepth === 0;
});
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  dragDepth = 0;
  $('drop').hidden = true;
  if (event.dataTransfer.files.length) return void openFiles([...event.dataTransfer.files]);
  const dropped = fromTransfer(event.dataTransfer);
  if (dropped) replace(dropped);
});

// ---- Moving through the marks -------------------------------------------------------------------------------------------

function choose(sentence, { how, span = null }) {
  const holder = reading.choose(sentence, { focus: how === 'keys', span });
  if (!holder) return;
  panel.follow(sentence);
  if (ledger.kindsOf(sentence).length && how !== 'panel') openCard(sentence, holder);
  else closeCard();
}

function step(direction, kind = null) {
  if (!ledger || body.dataset.mode !== 'reading') return;
  const next = reading.next(direction, kind);
  if (next >= 0) choose(next, { how: 'keys' });
  else announce(`No ${direction > 0 ? 'further' : 'earlier'} ${kind ? LABELS[kind].toLowerCase() : 'mark'}.`);
}

/** Leads from a row to its place in the text. */
function jump(span) {
  if (body.dataset.mode !== 'reading') return;
  drawer(false);
  choose(ledger.sentenceAt(span[0]), { how: 'panel', span });
}

function openCard(sentence, holder) {
  const card = $('card');
  card.replaceChildren(cardContent(ledger, sentence, { jump: (span) => reading.choose(ledger.sentenceAt(span[0]), { focus: false, span }), only, close: () => closeCard(true), step, link: copyLink, shown: shownKinds() }));
  card.hidden = false;
  card.dataset.sentence = sentence;
  holder.setAttribute('aria-describedby', 'card');
  placeCard(holder);
}

/** Below the sentence where there is room, above it where not; narrow windows show it as a sheet at the bottom, by style. */
function placeCard(holder) {
  const card = $('card');
  const column = card.parentElement.getBoundingClientRect();
  const lines = [...holder.getClientRects()];
  const last = lines.at(-1) ?? holder.getBoundingClientRect();
  const first = lines[0] ?? last;
  const below = innerHeight - last.bottom;
  const above = first.top - document.querySelector('.legend').getBoundingClientRect().bottom;
  const height = card.offsetHeight;
  const top = below > height + 24 || below >= above ? last.bottom - column.top + 10 : first.top - column.top - height - 10;
  const left = Math.max(0, Math.min(first.left - column.left, column.width - card.offsetWidth));
  card.style.setProperty('--top', `${top}px`);
  card.style.setProperty('--left', `${left}px`);
}

function closeCard(giveFocusBack = false) {
  const card = $('card');
  if (card.hidden) return;
  const back = giveFocusBack && card.contains(document.activeElement);
  card.hidden = true;
  document.querySelector('[aria-describedby="card"]')?.removeAttribute('aria-describedby');
  reading.leave();
  if (back) reading.choose(Number(card.dataset.sentence), { focus: true });
}

async function copyLink(sentence) {
  const words = ledger.words(ledger.sentences[sentence].span);
  await copy(fragmentLink(article.url, words));
  toast(article.url ? 'Link copied.' : 'Copied the part of a link that finds this sentence. Put the address of the article before it, or give the address under “Take away”.');
}

function drawer(open) {
  body.classList.toggle('drawer-open', open);
  $('drawer').setAttribute('aria-expanded', open);
  $('drawer').textContent = open ? 'Back to the text' : 'Sources and findings';
}
$('drawer').onclick = () => drawer(!body.classList.contains('drawer-open'));

const KEYS = {
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
  e: () => body.dataset.mode === 'reading' && edit(),
  t: () => body.dataset.mode === 'reading' && take(),
  '/': () => searchPanel(),
  '?': helpDialog,
};
Object.keys(KINDS).forEach((kind, i) => (KEYS[i + 1] = () => toggle(kind)));

function searchPanel() {
  if (body.dataset.mode === 'start') return;
  if (!$('panel').querySelector('input[type=search]')) panel.open('sources');
  drawer(true);
  $('panel').querySelector('input[type=search]').focus();
}

addEventListener('keydown', (event) => {
  if (document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape') {
    if (!$('card').hidden) closeCard(true);
    else if (speaker !== null) only(null);
    else drawer(false);
    return;
  }
  if (!settings.keys || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.('input, select, textarea, [contenteditable]')) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

// ---- Taking away ----------------------------------------------------------------------------------------------------------

async function copy(text) {
  await navigator.clipboard.writeText(text);
}

function take() {
  if (!ledger) return;
  takeDialog({ url: article.url, print: () => print(), address: (url) => (article.url = url || null, keepDraft()), act: takeAway });
}

async function takeAway(format, how) {
  const pieces = [];
  const write = function* () {
    for (const piece of format.write(ledger, article)) yield pieces.push(piece);
  };
  await inSlices(write());
  if (how === 'copy') {
    await copy(pieces.join(''));
    toast(`${format.name} copied.`);
    return;
  }
  const url = URL.createObjectURL(new Blob(pieces, { type: format.type }));
  const name = (article.title || 'sourcelight').replace(/[^\p{L}\p{N} _-]/gu, '').trim().slice(0, 60) || 'sourcelight';
  element('a', { href: url, download: `${name}.${format.ending}` }).click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// ---- Start ------------------------------------------------------------------------------------------------------------------

function keepDraft() {
  if (article.text.trim()) draft.save(stored());
  else draft.forget();
}

async function showRecent() {
  const articles = settings.recent ? await recent.load() : [];
  $('recent').replaceChildren();
  if (!articles.length) return;
  const again = () => showRecent();
  $('recent').append(
    element('h2', {}, 'Read before, kept on this device'),
    element(
      'ul.recents',
      {},
      ...articles.map((one, i) =>
        element(
          'li',
          {},
          element('button.place', { type: 'button', onclick: () => read({ ...plain(''), ...one }) }, one.title || `${one.text.trim().slice(0, 80)}…`),
          element('button', { type: 'button', onclick: () => recent.drop(i).then(again) }, 'Forget', element('span.unseen', {}, ` ${one.title || one.text.slice(0, 40)}`)),
        ),
      ),
    ),
    element('button', { type: 'button', onclick: () => recent.forget().then(again) }, 'Forget all'),
  );
}

function applySettings() {
  const root = document.documentElement;
  root.dataset.theme = settings.theme;
  root.dataset.face = settings.face;
  root.dataset.width = settings.width;
  root.dataset.contrast = settings.contrast;
  root.style.setProperty('--size', `${settings.size / 16}rem`);
  for (const kind of Object.keys(KINDS)) painter.show(kind, !settings.hidden.includes(kind));
}

async function forgetEverything() {
  await Promise.all([recent.forget(), draft.forget()]);
  toast('Everything kept on this device was forgotten. The text on the screen stays until you close or clear it.');
  showRecent();
}

$('new').onclick = clear;
$('edit').onclick = () => (body.dataset.mode === 'editing' ? done() : edit());
$('read').onclick = done;
$('take').onclick = take;
$('help').onclick = helpDialog;
$('settings').onclick = () => settingsDialog(settings, (key) => (key === 'recent' ? showRecent() : applySettings()), forgetEverything);
for (const { title, what, text } of SAMPLES) {
  $('samples').append(element('li', {}, element('button', { type: 'button', onclick: () => read({ ...plain(text), title }) }, element('b', {}, title), element('span', {}, what))));
}

settings.load();
applySettings();
showLegend();
if (!canPaint()) notice(element('p', {}, 'This browser cannot paint marks into the text (it lacks the CSS Custom Highlight API). The lists beside the text work.'));
client.warm().catch((error) => notice(element('p', {}, element('b', {}, 'The analyser could not be loaded. '), error.message)));
const kept = await draft.load();
if (kept?.text && !article.text) await read({ ...plain(''), ...kept }, { keep: false });
else showRecent();
if ('serviceWorker' in navigator && /^https?:$/.test(location.protocol)) navigator.serviceWorker.register(new URL('sw.js', import.meta.url), { type: 'module' });
