/**
 * What the parts of the extension say to each other. Every message carries the version of this protocol: after an update a
 * tab may still run the content script of the version before, and a message that is not understood is answered "reload".
 *
 * @typedef {[start: number, end: number]} Span  UTF-16 units of the text that the frame sent
 * @typedef {{page: import('./article.js').Page | null, more: boolean, title: string, url: string, unread: number, reading: number, dressed: boolean}} Seen  what one
 *   frame of a tab shows; `more` says that only the beginning of its outline is there, `reading` counts how often it was read, `dressed` says whether it has
 *   the style sheet
 * @typedef {'article' | 'page' | 'selection'} Scope  what is read of a page
 * @typedef {{scope: Scope, insists?: boolean}} Asked  what the reader wants read, and whether it is marked if it is not English
 * @typedef {[layer: string, start: number, end: number]} Mark  what the painter paints
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

export const message = (type, fields = {}) => ({ sourcelight: VERSION, type, ...fields });

/** Whether a message is one of ours, of this version, from a part of this extension. */
export const understood = (said, sender) => said?.sourcelight === VERSION && sender.id === chrome.runtime.id;

/**
 * Whether a message comes from one of the extension's own pages. A content script lives in a page's process: it may speak for its
 * own tab, and is not told what stands in another.
 */
export const isOwnPage = (sender) => sender.url?.startsWith(chrome.runtime.getURL('')) ?? false;
