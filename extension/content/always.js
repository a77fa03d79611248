/** On sites that are always on: asks for the marks when the page has loaded. */
import { MARK, message } from '../messages.js';

if (window === window.top) chrome.runtime.sendMessage(message(MARK, { scope: 'article' }));
