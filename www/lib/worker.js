/**
 * The analyser, off the main thread. Messages in: `start` once, then `analyse` and `cancel`. Messages out, all with the request's id:
 * `head` (the analysis of the beginning of a long text, so that the first marks appear at once), `progress` (the share that is read, and
 * the milliseconds that the rest may take), `gathering` (all is read; from here on only the end of the worker stops it), `part` (a slice of one
 * list of the analysis; a big object in one message would freeze the page that unpacks it), `done`, `failed`.
 *
 * A long text is read in slices. Between two of them the worker looks for messages: a newer text or `cancel` ends the older.
 */
import init, { Analyzer } from '../pkg/sourcelight.js';
import { breathe } from './slices.js';

/** How much of a long text is read and shown first, in bytes: what a window shows. */
const HEAD = 12_000;
/** Bytes a slice: some 20 ms of reading, so that a cancelled text is dropped within a frame or two. */
const SLICE = 20_000;
/** Items of a list a message: a few ms of unpacking. */
const PART = 1_000;

let analyzer;
/** The id of the request that is wanted; what works for an older one stops. */
let wanted = null;

async function analyse({ id, text, blocks }) {
  const started = performance.now();
  const session = analyzer.session(text, { blocks });
  try {
    const more = session.step(HEAD);
    if (more) {
      const { end } = session;
      postMessage({ type: 'head', id, end, analysis: session.analysis() });
      if (!(await readOn(session, id, text.length))) return;
      postMessage({ type: 'gathering', id });
    }
    const analysis = session.analysis();
    const ms = performance.now() - started;
    handOver(id, analysis);
    postMessage({ type: 'done', id, ms, lists: lists(analysis).map(([list]) => list), offsets: analysis.offsets });
  } finally {
    session.free();
  }
}

/** Reads to the end; false where nobody waits for it any more. */
async function readOn(session, id, length) {
  const started = performance.now();
  const from = session.end;
  for (;;) {
    await breathe();
    if (wanted !== id) return false;
    if (!session.step(SLICE)) return true;
    const { end } = session;
    const ms = ((performance.now() - started) / (end - from)) * (length - end);
    postMessage({ type: 'progress', id, share: end / length, ms });
  }
}

const lists = (analysis) => Object.entries(analysis).filter(([, value]) => Array.isArray(value));

function handOver(id, analysis) {
  for (const [list, items] of lists(analysis)) {
    for (let from = 0; from < items.length; from += PART) postMessage({ type: 'part', id, list, items: items.slice(from, from + PART) });
  }
}

async function start({ module, model }) {
  await init({ module_or_path: module });
  analyzer = new Analyzer(new Uint8Array(model));
  postMessage({ type: 'ready' });
}

onmessage = async ({ data }) => {
  try {
    if (data.type === 'start') return await start(data);
    wanted = data.type === 'cancel' ? null : data.id;
    if (data.type === 'analyse') await analyse(data);
  } catch (error) {
    postMessage({ type: 'failed', id: data.id, message: String(error?.message ?? error) });
  }
};
