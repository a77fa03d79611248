/**
 * The analyser: started when it is first needed.
 * After a trap the instance is in an unknown state, so the next text gets a fresh one from the same compiled module.
 */
import init, { Analyzer, __wbg_reset_state } from '../www/pkg/sourcelight.js';
import { assets } from '../www/lib/assets.js';

let loading = null;
let trapped = false;

async function start() {
  const { module, model } = await assets();
  const instantiate = async () => {
    await init({ module_or_path: module });
    return model ? new Analyzer(new Uint8Array(model)) : new Analyzer();
  };
  return { instantiate, analyzer: await instantiate() };
}

/** Says something short, so that what browsers compile at the first call is compiled before a reader waits for it. */
const WARMING = '“We won,” Ann Lee said. Some 40 per cent of voters agreed, according to the council.';

/** Gets the analyser ready before it is needed. */
export async function warm() {
  if (!loading) await analyse(WARMING, [{ span: [0, WARMING.length], kind: 'prose' }]);
}

/** The analysis of a text whose blocks are known; offsets in UTF-16 units. What is not English is marked only if `language` is `any`. */
export async function analyse(text, blocks, language = 'en') {
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
    return ready.analyzer.analyze(text, { blocks, language });
  } catch (error) {
    trapped = true;
    throw new Error('The analyser broke off on it; the next page gets a fresh one.', { cause: error });
  }
}
