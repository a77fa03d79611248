/** The background in Firefox: an event page, which has a document of its own and holds the engine. */
import { listen } from './background.js';
import * as engine from './engine.js';

listen(engine);
