/** @import { FromContent, ToBackground, ToContent } from '../types/messages.js' */

/**
 * What the parts of the extension say to each other; `types/messages.d.ts` says what each message holds. Every message carries the version of
 * this protocol: after an update a tab may still run the content script of the version before, and a message that is not understood is answered
 * "reload".
 */
export const VERSION = 3;

/** To the content script. */
export const READ = 'read';
export const MORE = 'more';
export const PAINT = 'paint';
export const SHOW = 'show';
export const GO = 'go';
export const LIGHT = 'light';
export const SELECTED = 'selected';
export const CLEAR = 'clear';
export const HERE = 'here';

/** To the background: from the content script. */
export const CHANGED = 'changed';

/** To the background: from the popup and the ledger. */
export const STATE = 'state';
export const MARK = 'mark';
export const UNMARK = 'unmark';
export const LEDGER = 'ledger';
export const JUMP = 'jump';
export const HOVER = 'hover';
export const STEP = 'step';
export const KIND = 'kind';
export const FILTER = 'filter';
export const CHOSEN = 'chosen';
export const CORRECTED = 'corrected';
export const SETTINGS = 'settings';
export const ALWAYS = 'always';

/** The name of the line to the engine. */
export const ENGINE = 'engine';

/** From the background to whoever shows a tab. */
export const MARKED = 'marked';

/**
 * So much of a long list goes into one message: items of an outline, marks. The page's process writes and reads each message in one go, which
 * its reader must not feel.
 */
export const AT_ONCE = 10_000;

/** @type {(type: string, fields?: object) => {sourcelight: number, type: string}} */
export const message = (type, fields = {}) => ({ sourcelight: VERSION, type, ...fields });

/**
 * Asks the content script of a frame.
 *
 * @template {keyof ToContent} T
 * @param {number} tabId
 * @param {number} frameId
 * @param {T} type
 * @param {ToContent[T]['asks']} fields
 * @returns {Promise<ToContent[T]['gives']>}
 */
export const tell = (tabId, frameId, type, fields) => chrome.tabs.sendMessage(tabId, message(type, fields), { frameId });

/**
 * Asks the background, from one of the extension's own pages.
 *
 * @template {keyof ToBackground} T
 * @param {T} type
 * @param {ToBackground[T]['asks']} fields
 * @returns {Promise<ToBackground[T]['gives']>}
 */
export const ask = (type, fields) => chrome.runtime.sendMessage(message(type, fields));

/**
 * Tells the background, from a content script.
 *
 * @template {keyof FromContent} T
 * @param {T} type
 * @param {FromContent[T]['asks']} fields
 */
export const report = (type, fields) => chrome.runtime.sendMessage(message(type, fields));

/**
 * Whether a message is one of ours, of this version, from a part of this extension.
 *
 * @type {(said: {sourcelight?: number} | undefined, sender: chrome.runtime.MessageSender) => boolean}
 */
export const understood = (said, sender) => said?.sourcelight === VERSION && sender.id === chrome.runtime.id;

/**
 * Whether a message comes from one of the extension's own pages. A content script lives in a page's process: it may speak for its
 * own tab, and is not told what stands in another.
 *
 * @type {(sender: chrome.runtime.MessageSender) => boolean}
 */
export const isOwnPage = (sender) => sender.url?.startsWith(chrome.runtime.getURL('')) ?? false;
