/** What the reader noted of what can be checked in an article: kept on this machine, by the address of the page, and sent nowhere. */
import { keyOf, noted, notesIn } from '../www/lib/checklist.js';

const UNTOUCHED = { status: 'open', note: '' };

const nameOf = (url) => `notes ${url.split('#')[0]}`;

export class Notes {
  #name;
  #text;
  #found;

  constructor(url, text, checks) {
    this.#name = nameOf(url);
    this.#text = text;
    this.checks = checks;
    this.#found = notesIn(text, checks);
  }

  /** The notes that are kept for an article. */
  static async load(url, text) {
    const name = nameOf(url);
    return new Notes(url, text, (await chrome.storage.local.get({ [name]: [] }))[name]);
  }

  /** What is noted of something: its status and a note. */
  of(item) {
    return this.#found.get(keyOf({ finding: null, ...item })) ?? UNTOUCHED;
  }

  /** Notes something; where nothing is left to keep, nothing is kept. */
  async set(item, change) {
    const { kind, finding = null, span } = item;
    this.checks = noted(this.#text, this.checks, { kind, finding, span }, { ...this.of(item), ...change });
    this.#found = notesIn(this.#text, this.checks);
    if (this.checks.length) await chrome.storage.local.set({ [this.#name]: this.checks });
    else await chrome.storage.local.remove(this.#name);
  }
}
