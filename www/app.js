/** The page: text in, marks out. This module brings the others together: buttons, keys, settings, and what is there at the beginning. */
import { workOffline } from './lib/assets.js';
import { $, element } from './lib/element.js';
import { EVERY_KIND, canPaint } from './lib/painter.js';
import { again, article, clear, keepDraft, read, replace, showVisit, warm } from './article.js';
import { articlesDialog, helpDialog, settingsDialog } from './dialogs.js';
import { mode } from './frame.js';
import { plain } from './intake.js';
import * as keys from './keys.js';
import * as marks from './marks.js';
import { notice, toast } from './messages.js';
import { takeShared } from './shared.js';
import { showRecent, showSamples } from './start.js';
import { draft, handoff, recent, settings } from './store.js';
import { unpacked } from './lib/pack.js';
import { copyArticle, copyLink, copyList, takeAway } from './take-away.js';
import * as visit from './visit.js';
import * as waysIn from './ways-in.js';
import * as work from './work.js';
import * as writing from './writing.js';

/** Gives the page the look that the reader chose. */
function apply() {
  const root = document.documentElement;
  const { theme, face, width, contrast } = settings;
  Object.assign(root.dataset, { theme, face, width, contrast });
  root.style.setProperty('--size', `${settings.size / 16}rem`);
  marks.showKinds();
  if (mode() === 'start') showRecent($('recent'), again);
}

async function forgetEverything() {
  visit.forget();
  await Promise.all([recent.forget(), draft.forget()]);
  showVisit();
  toast('Everything kept on this device was forgotten. The text on the screen stays until you close or clear it.');
  showRecent($('recent'), again);
}

function take() {
  if (marks.ledger && mode() !== 'start') takeAway(marks.ledger, article, keepDraft);
}

const { take: takeIn, open: openFiles } = waysIn.listen({ read: replace });
writing.listen(takeIn);
marks.listen({
  link: (sentence) => marks.ledger && copyLink(marks.ledger, article, sentence),
  permalink: (sentence) => marks.ledger && copyArticle(marks.ledger, article, sentence),
  list: (title, places) => marks.ledger && copyList(title, places, marks.ledger, article),
  article: () => article,
  ...work,
});
keys.listen(
  {
    n: () => marks.step(1),
    j: () => marks.step(1),
    p: () => marks.step(-1),
    k: () => marks.step(-1),
    q: () => marks.step(1, 'quote'),
    Q: () => marks.step(-1, 'quote'),
    s: () => marks.step(1, 'statistic'),
    S: () => marks.step(-1, 'statistic'),
    a: () => marks.step(1, 'attribution'),
    A: () => marks.step(-1, 'attribution'),
    e: () => mode() === 'reading' && writing.edit(),
    m: () => marks.ledger && mode() === 'reading' && work.markSelection(),
    t: take,
    '/': marks.search,
    '?': helpDialog,
    ...Object.fromEntries(EVERY_KIND.map((kind, i) => [String(i + 1), () => marks.toggle(kind)])),
  },
  () => settings.keys,
  marks.leave,
);
$('new').onclick = clear;
$('edit').onclick = writing.edit;
$('read').onclick = writing.done;
$('take').onclick = take;
$('help').onclick = helpDialog;
$('articles').onclick = () =>
  articlesDialog({
    articles: visit.all(),
    current: article,
    open: (other) => other !== article && read(other),
    drop: (other) => (visit.drop(other), showVisit()),
  });
$('settings').onclick = () => settingsDialog(settings, apply, forgetEverything);

settings.load();
visit.load();
apply();
marks.showCounts();
// A single file needs no way to itself, and the extension has none.
$('one-file').hidden = !location.protocol.startsWith('http');
showSamples($('samples'), (sample) => read({ ...plain(sample.text), title: sample.title }));
if (!canPaint())
  notice(
    element(
      'p',
      {},
      'This browser cannot paint marks into the text (it lacks the CSS Custom Highlight API). The lists beside the text work.',
    ),
  );
warm();
const [handed, kept, linked, shared] = await Promise.all([handoff.take(), draft.load(), unpacked(location.hash), takeShared()]);
// A link that was followed is read once: what the reader does with the article is kept with it, not with the link.
if (linked) history.replaceState(null, '', location.pathname + location.search);
showVisit();
if (linked) {
  read({ ...plain(''), ...linked.article }).then(() => linked.span && marks.goTo(linked.span));
  if (kept?.text && kept.text !== linked.article.text)
    toast('The link’s article took the place of the text you had here.', 'Back to that', () => again(kept));
} else if (shared) {
  if (shared.files.length) openFiles(shared.files);
  else if (shared.text.trim()) read(plain(shared.text, shared.title));
} else if (handed) {
  again(handed);
  if (kept?.text) toast('This page took the place of the text you had here.', 'Back to that', () => again(kept));
} else if (kept?.text && !article.text) again(kept, { keep: false });
delete document.documentElement.dataset.opening;
workOffline();
