/** What the reader noted of an article and corrected in it: kept on this machine, by the address of the page, and sent nowhere. */
/** @import { Checkable, Correction, Note, Work } from '../types/work.js' */
import { noteOf, noted, notesIn } from '../www/lib/checklist.js';

/** @type {(url: string) => string} */
const nameOf = (url) => `notes ${url.split('#')[0]}`;

/** What a reader did with the article at an address. @type {(url: string) => Promise<Work>} */
export async function workOn(url) {
  const name = nameOf(url);
  return (await chrome.storage.local.get({ [name]: { checks: [], corrections: [] } }))[name];
}

export class Notes {
  #name;
  #text;
  #found;

  /**
   * @param {string} url
   * @param {string} text
   * @param {Work} work
   */
  constructor(url, text, work) {
    this.#name = nameOf(url);
    this.#text = text;
    this.work = work;
    this.#found = notesIn(text, work.checks);
  }

  /** What is kept of an article. @type {(url: string, text: string) => Promise<Notes>} */
  static load = async (url, text) => new Notes(url, text, await workOn(url));

  /** What is noted of something: its status and a note. @param {Checkable} item */
  of(item) {
    return noteOf(this.#found, item);
  }

  /**
   * Notes something.
   *
   * @param {Checkable} item
   * @param {Partial<Note>} change
   */
  async set(item, change) {
    const checks = noted(this.#text, this.work.checks, item, { ...this.of(item), ...change });
    this.#found = notesIn(this.#text, checks);
    await this.#keep({ ...this.work, checks });
  }

  correct = (/** @type {Correction[]} */ corrections) => this.#keep({ ...this.work, corrections });

  /** Where nothing is left to keep, nothing is kept. @param {Work} work */
  async #keep(work) {
    this.work = work;
    if (work.checks.length || work.corrections.length) await chrome.storage.local.set({ [this.#name]: work });
    else await chrome.storage.local.remove(this.#name);
  }
}
