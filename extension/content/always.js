/** On sites that are always on: asks for the marks when the page, or a frame of it, has loaded. */
import { MARK, report } from '../messages.js';

report(MARK, { scope: 'article' });
