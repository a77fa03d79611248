/**
 * The analyser, off the main thread. Messages in: `start` once, then `analyse` (a text, and ports of workers that help to read it), `edit` (the
 * text of the last request, with a part replaced) and `cancel`; or `help` once, by which it is such a helper. Messages out, all with the request's id: `head` (the analysis of the beginning of a long text, so that the first marks
 * appear at once), `progress` (the share that is read, and the milliseconds that the rest may take), `changed` (the paragraphs that an edit
 * changed, analysed alone), `done`, `failed`. Analyses are handed over on tapes, whose lists change hands without being copied.
 *
 * A long text is read in slices. Between two of them the worker looks for messages: a newer request or `cancel` ends the older. Helpers read
 * from its end, until they meet; should one be gone, the worker reads on alone.
 */
/** @import { Tape } from '../../src/output.js' */
/** @import { Analyse, Edit, FromWorker, Help, Start, ToWorker } from '../../types/messages.js' */
import init, { Analyzer } from '../pkg/sourcelight.js';
import { listen } from './slices.js';

/** How much of a long text is read and shown first, in bytes: what a window shows. */
const HEAD = 12_000;
/** Bytes a slice: some 20 ms of reading, so that a text that nobody waits for is dropped within a frame or two. */
const SLICE = 20_000;
/** Bytes that a helper reads at a time, and how many such portions it has in hand, so that it need not wait for this worker. */
const PORTION = 60_000;
const IN_HAND = 2;

/** The pause in typing that the whole of an edited text waits for, in milliseconds: longer where bringing it together takes long. */
const PAUSE = 200;
const LONGEST_PAUSE = 1_000;

/**
 * Read once before there is anything to read. A browser compiles a function when it is first called, and that takes ten times as long as
 * reading a page does: so this text has something of everything.
 */
const WARM_UP = `The tide and the tally

By Ann Lee

Rosa Wirth, who runs the harbour school, said on Monday that 14 of 20 boats (about 70 percent) were lost, according to a county report. “We had no warning,” she said, “and nobody called us.” Her brother Ben Roe, 42, called the plan 'far too slow'.

> It cost $1.2 million, the council wrote.

- A study found that between 10 and 20 per cent, or one in five, of the members doubted it.

The so-called "fast lane" has fallen by a third since 2021; officials believe that it will double. He wants the union to pay 9.50 euros an hour.`;
/**
 * How often it is read, unless a text comes: what is called often is compiled again, for speed, and what a page of news calls often is called
 * often enough by then. With 4 rounds the compiler worked beside the first two texts, and each took twice as long as the third.
 */
const ROUNDS = 30;

/** @type {Analyzer} */
let analyzer;
/** The text of the last request, as far as it is read. @type {import('../pkg/sourcelight.js').Session} */
let session;
/** The id of the request that is wanted; what works for an older one stops. @type {number | null} */
let wanted = null;
/** How long it took last to bring the whole together, in milliseconds. It grows with the text, and nothing is heard meanwhile. */
let bringing = 0;

/** @type {(message: FromWorker, transfer?: Transferable[]) => void} */
const say = (message, transfer = []) => postMessage(message, transfer);

/** What of a tape changes hands. @type {(tape: Tape) => Transferable[]} */
const buffers = ({ tags, numbers }) => [tags.buffer, numbers.buffer];

/** @param {Analyse} asked */
async function analyse({ id, text, blocks, language, helpers }) {
  session?.free();
  const started = performance.now();
  session = analyzer.session(text, { blocks, language });
  if (session.step(HEAD)) {
    const tape = session.analysis();
    say({ type: 'head', id, end: session.end, tape }, buffers(tape));
    if (!(await readOn(id, helpers))) return;
  }
  done(id, performance.now() - started);
}

/**
 * Hands over the analysis of the whole text, which took so long to read.
 *
 * @param {number} id
 * @param {number} reading
 */
function done(id, reading) {
  const started = performance.now();
  const tape = session.analysis();
  bringing = performance.now() - started;
  say({ type: 'done', id, ms: reading + bringing, tape }, buffers(tape));
}

/** @param {Edit} asked */
async function edit({ id, start, end, words }) {
  const started = performance.now();
  session.edit(start, end, words);
  const more = session.step(HEAD);
  const tape = session.changed();
  say({ type: 'changed', id, tape }, buffers(tape));
  if (more && !(await readOn(id))) return;
  const reading = performance.now() - started;
  // Whoever types on wants the next word marked, and would wait for the whole.
  await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(PAUSE, 2 * bringing), LONGEST_PAUSE)));
  if (wanted === id) done(id, reading);
}

/**
 * Reads to the end; false where nobody waits for it any more.
 *
 * @param {number} id
 * @param {MessagePort[]} helpers
 */
async function readOn(id, helpers = []) {
  const started = performance.now();
  const from = session.share;
  for (const port of helpers) {
    const deal = () => {
      const portion = session.deal(PORTION);
      if (portion) port.postMessage(portion, [portion.buffer]);
    };
    port.onmessage = ({ data }) => {
      if (wanted !== id) return;
      session.take(data);
      deal();
    };
    for (let n = 0; n < IN_HAND; n++) deal();
  }
  for (;;) {
    await listen();
    if (wanted !== id) return false;
    if (!session.step(SLICE)) return true;
    const { share } = session;
    say({ type: 'progress', id, share, ms: ((performance.now() - started) / (share - from)) * (1 - share) });
  }
}

/** Reads what another worker deals. @param {Help} asked */
async function help({ module, model, port }) {
  await init({ module_or_path: module });
  const reader = new Analyzer(new Uint8Array(model));
  port.onmessage = ({ data }) => {
    const readings = reader.read(data);
    port.postMessage(readings, [readings.buffer]);
  };
}

/** @param {Start} asked */
async function start({ module, model, lock }) {
  await init({ module_or_path: module });
  analyzer = new Analyzer(new Uint8Array(model));
  say({ type: 'ready', held: await held(lock) });
  await warmUp();
}

/** Has everything compiled before it is needed; stops where a text comes, between any two calls. */
async function warmUp() {
  for (let round = 0; round < ROUNDS && wanted === null; round++) {
    const trial = analyzer.session(WARM_UP, {});
    for (const _ of calls(trial)) {
      await listen();
      if (wanted !== null) break;
    }
    trial.free();
  }
}

/**
 * Calls what a text and its edit do, one by one. What is read first is compiled meanwhile, a paragraph at a time: whoever pastes at once after
 * the page has opened waits for no more than that.
 *
 * @param {import('../pkg/sourcelight.js').Session} trial
 */
function* calls(trial) {
  do yield;
  while (trial.step(1));
  yield trial.analysis();
  yield trial.edit(0, 1, 'T');
  yield trial.step(HEAD);
  yield trial.changed();
}

/**
 * Takes a lock and keeps it for as long as this worker lives: whoever gets it next knows that it is gone. Says whether it was given.
 *
 * @type {(lock: string) => Promise<boolean>}
 */
const held = (lock) =>
  new Promise((is) => {
    const forever = () => (is(true), new Promise(() => {}));
    if (navigator.locks) navigator.locks.request(lock, forever).catch(() => is(false));
    else is(false);
  });

self.onmessage = async (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  try {
    if (data.type === 'start') return await start(data);
    if (data.type === 'help') return await help(data);
    wanted = data.type === 'cancel' ? null : data.id;
    if (data.type === 'analyse') await analyse(data);
    if (data.type === 'edit') await edit(data);
  } catch (error) {
    say({ type: 'failed', id: 'id' in data ? data.id : undefined, message: error instanceof Error ? error.message : String(error) });
  }
};
