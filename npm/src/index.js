/** @import { LoadOptions, Reader } from './index.js' */
import { bytesOf } from './files.js';
import { attributionModel } from './model.js';
import { start } from './reader.js';

export { SourcelightError } from './errors.js';

/** Loads the analyser, once. What is not given comes from the files of this package. @type {(options?: LoadOptions) => Promise<Reader>} */
export const load = ({ wasm, model } = {}) =>
  start(async () => {
    const [module, weights] = await Promise.all([
      wasm ?? bytesOf(new URL('./pkg/sourcelight_bg.wasm', import.meta.url)),
      model ?? attributionModel(),
    ]);
    return { wasm: await module, model: await weights };
  });
