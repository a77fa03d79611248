/**
 * The analyser of the page. This module stands in the page before all others, so that it is fetched, compiled and warmed up while they
 * are still on their way. The build makes a file of it and one of all others, which take from here what both need.
 */
import { assets, newWorker } from './lib/assets.js';
import { AnalyserClient } from './lib/client.js';

export { AnalyserFailed, Superseded } from './lib/client.js';

export const client = new AnalyserClient(newWorker, assets);

/** Rejects where the analyser could not be loaded. Whoever wants to know listens later. */
export const warmed = client.warm();
warmed.catch(() => {});
