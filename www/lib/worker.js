/**
 * The analyser, off the main thread. Messages in: `start` once, then `analyse`. Messages out, all with the request's id:
 * `head` (the analysis of the beginning of a long text, so that the first marks appear at once, and how long the whole may take, in milliseconds), `part` (a slice of one
 * list of the analysis; a big object in one message would freeze the page that unpacks it), `done`, `failed`.
 */
import init, { Analyzer } from '../pkg/sourcelight.js';

/** From this length on, in UTF-16 units, the beginning is analysed and shown first. */
const LONG = 60_000;
/** How much of a long text is shown first, in UTF-16 units. */
const HEAD = 12_000;
/** Items of a list a message: a few ms of unpacking. */
const PART = 1_000;

let analyzer;

/** The end of the last whole line within `HEAD`. */
function headEnd(text) {
  const newline = text.lastIndexOf('\n', HEAD);
  return newline > HEAD / 4 ? newline : HEAD;
}

function options(blocks, end) {
  return blocks ? { blocks: blocks.filter((block) => block.span[1] <= end) } : {};
}

function analyse({ id, text, blocks }) {
  if (text.length > LONG) {
    const end = headEnd(text);
    const started = performance.now();
    const analysis = analyzer.analyze(text.slice(0, end), options(blocks, end));
    postMessage({ type: 'head', id, end, analysis, estimate: ((performance.now() - started) * text.length) / end });
  }
  const started = performance.now();
  const analysis = analyzer.analyze(text, options(blocks, text.length));
  const ms = performance.now() - started;
  const lists = Object.entries(analysis).filter(([, value]) => Array.isArray(value));
  const total = lists.reduce((sum, [, items]) => sum + items.length, 0);
  let sent = 0;
  for (const [list, items] of lists) {
    for (let from = 0; from < items.length; from += PART) {
      const slice = items.slice(from, from + PART);
      sent += slice.length;
      postMessage({ type: 'part', id, list, items: slice, share: sent / total });
    }
  }
  postMessage({ type: 'done', id, ms, lists: lists.map(([list]) => list), offsets: analysis.offsets });
}

onmessage = async ({ data }) => {
  try {
    if (data.type === 'start') {
      await init({ module_or_path: data.module });
      analyzer = new Analyzer(new Uint8Array(data.model));
      postMessage({ type: 'ready' });
    } else {
      analyse(data);
    }
  } catch (error) {
    postMessage({ type: 'failed', id: data.id, message: String(error?.message ?? error) });
  }
};
