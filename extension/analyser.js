/**
 * The analyser inside the background: started when it is first needed, gone when the browser puts the background to sleep.
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

/** The analysis of a text whose blocks are known; offsets in UTF-16 units. */
export async function analyse(text, blocks) {
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
    return ready.analyzer.analyze(text, { blocks });
  } catch (error) {
    trapped = true;
    throw new Error('The analyser broke off on it; the next page gets a fresh one.', { cause: error });
  }
}
