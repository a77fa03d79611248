/**
 * The analyser: started when it is first needed.
 * After a trap the instance is in an unknown state, so the next text gets a fresh one from the same compiled module.
 */
/** @import { Tape } from '../src/output.js' */
/** @import { Analysis, Block } from '../types/work.js' */
import init, { Analyzer, __wbg_reset_state } from '../www/pkg/sourcelight.js';
import { assets } from '../www/lib/assets.js';
import { breathe } from '../www/lib/slices.js';
import { unwind } from '../www/lib/tape.js';

/** How much of a long text is read and shown first, in bytes: a few windows full, and more than most articles have. */
const HEAD = 30_000;
/** Bytes that are read between two breaths, so that others are heard meanwhile. */
const SLICE = 20_000;

/** @type {ReturnType<typeof start> | null} */
let loading = null;
let trapped = false;

async function start() {
  const { module, model } = await assets();
  const instantiate = async () => {
    await init({ module_or_path: module });
    return new Analyzer(new Uint8Array(model));
  };
  return { instantiate, analyzer: await instantiate() };
}

/** Says something short, so that what browsers compile at the first call is compiled before a reader waits for it. */
const WARMING = '“We won,” Ann Lee said. Some 40 per cent of voters agreed, according to the council.';

/** Gets the analyser ready before it is needed. */
export async function warm() {
  if (!loading) await analyse(WARMING, [{ span: [0, WARMING.length], kind: 'prose' }]);
}

/** The last text that is being analysed: a trap would end every other that is read beside it. @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * The analysis of a text whose blocks are known; offsets in UTF-16 units. What is not English is marked only if `language` is `any`.
 * `onHead` hears the analysis of the beginning of a long text, while the rest is read.
 *
 * @type {(text: string, blocks: Block[], language?: 'en' | 'any', onHead?: (head: Analysis) => void) => Promise<Analysis>}
 */
export function analyse(text, blocks, language = 'en', onHead = () => {}) {
  const mine = turn.catch(() => {}).then(() => analysed(text, blocks, language, onHead));
  turn = mine;
  return mine;
}

/** @type {(text: string, blocks: Block[], language: 'en' | 'any', onHead: (head: Analysis) => void) => Promise<Analysis>} */
async function analysed(text, blocks, language, onHead) {
  loading ??= start();
  let ready;
  try {
    ready = await loading;
    if (trapped) {
      __wbg_reset_state();
      ready.analyzer = await ready.instantiate();
      trapped = false;
    }
  } catch (error) {
    // A failed start must not be remembered: the next press tries again.
    loading = null;
    throw error;
  }
  try {
    const session = ready.analyzer.session(text, { blocks, language });
    if (session.step(HEAD)) {
      onHead(unwound(session.analysis()));
      do await breathe();
      while (session.step(SLICE));
    }
    const analysis = unwound(session.analysis());
    session.free();
    return analysis;
  } catch (error) {
    trapped = true;
    throw new Error('The analyser broke off on it; the next page gets a fresh one.', { cause: error });
  }
}

/** @param {Tape} tape */
function unwound(tape) {
  const work = unwind(tape);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
