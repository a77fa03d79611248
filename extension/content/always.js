/** On sites that are always on: asks for the marks when the page, or a frame of it, has loaded. */
import { MARK, message } from '../messages.js';

chrome.runtime.sendMessage(message(MARK, { scope: 'article' }));
