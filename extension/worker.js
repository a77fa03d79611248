/** The background in Chromium: a service worker, with the engine in a document beside it. */
import { listen } from './background.js';
import * as engine from './far-engine.js';

listen(engine);
