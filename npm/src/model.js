import { bytesOf } from './files.js';

/** Where the weights of the attribution model lie. */
export const url = new URL('./attribution.bin', import.meta.url);

/** The weights of the attribution model. */
export const attributionModel = () => bytesOf(url);
