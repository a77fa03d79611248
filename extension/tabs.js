/**
 * What is known of each marked tab: what its frames hold, and the ledger made of it. The background sleeps and forgets; the session store,
 * which lives in memory and ends with the browser, does not.
 */
/** @import { Asked, Painted, Part } from '../types/messages.js' */
/** @import { Analysis, Correction, Span } from '../types/work.js' */
import { Ledger } from '../www/lib/ledger.js';
import { workOn } from './notes.js';
import { joined } from './outline.js';

/** A longer text is not kept over the background's sleep: the session store holds 10 MB in all. UTF-16 units. */
const KEPT = 400_000;

/** @type {Map<number, TabArticle>} */
const awake = new Map();
/** @type {(tabId: number) => string} */
const key = (tabId) => `tab ${tabId}`;

/** A tab's article: the text of its frames one after the other, analysed as one. */
export class TabArticle {
  /**
   * @param {Part[]} parts  the top frame first
   * @param {Asked} asked  what was asked for, which may not be what was found
   * @param {Analysis} analysis
   * @param {Correction[]} corrections  the reader's
   */
  constructor(parts, asked, analysis, corrections) {
    this.parts = parts;
    this.asked = asked;
    this.analysis = analysis;
    this.corrections = corrections;
    const { text, blocks, starts } = joined(parts);
    this.text = text;
    this.blocks = blocks;
    this.starts = starts;
    /** The sentence that the reader went to last. @type {number | undefined} */
    this.current = undefined;
    /** @type {Ledger | null} */
    this.made = null;
  }

  /** An article with what the reader corrected in it. @type {(parts: Part[], asked: Asked, analysis: Analysis) => Promise<TabArticle>} */
  static of = async (parts, asked, analysis) => new TabArticle(parts, asked, analysis, (await workOn(parts[0].url)).corrections);

  /** The reader has corrected it again. */
  async corrected() {
    this.corrections = (await workOn(this.url)).corrections;
    this.made = null;
  }

  get title() {
    return this.parts[0].title;
  }

  get url() {
    return this.parts[0].url;
  }

  /** What was read. */
  get scope() {
    return this.parts[0].scope;
  }

  /** Whether what looked like the article was short beside the page. */
  get short() {
    return this.parts[0].short;
  }

  get unread() {
    return this.parts.reduce((sum, { unread }) => sum + unread, 0);
  }

  /** The ledger; made when it is first asked for. */
  get ledger() {
    this.made ??= this.#built(true);
    return this.made;
  }

  /**
   * What to paint in each frame: `[{frameId, reading, kept, marks}]`, offsets in the text of that frame. With a speaker only what is theirs;
   * without `unsure` nothing of which the analyser is unsure.
   *
   * @param {{speaker: number | null, unsure: boolean}} whose
   */
  marks({ speaker, unsure }) {
    const ledger = unsure ? this.ledger : this.#built(false);
    const frames = this.parts.map(({ frameId, reading, kept }) => ({ frameId, reading, kept, marks: /** @type {Painted[]} */ ([]) }));
    for (let i = 0; i < ledger.sentences.length; i++) {
      for (const [layer, [start, end]] of ledger.marks(i, speaker)) {
        const n = this.#partAt(start);
        frames[n].marks.push([layer, start - this.starts[n], end - this.starts[n]]);
      }
    }
    return frames;
  }

  /** @type {(guesses: boolean) => Ledger} */
  #built(guesses) {
    const work = Ledger.build(this.text, this.analysis, { guesses, corrections: this.corrections });
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value;
  }

  /** A span of a frame's text as one of the whole text. @type {(frameId: number, span: Span) => Span} */
  whole(frameId, [start, end]) {
    const from = this.starts[this.parts.findIndex((part) => part.frameId === frameId)];
    return [from + start, from + end];
  }

  /** A span of the whole text as a frame and a span of that frame's text. @type {(span: Span) => {frameId: number, span: Span}} */
  locate([start, end]) {
    const n = this.#partAt(start);
    return { frameId: this.parts[n].frameId, span: [start - this.starts[n], end - this.starts[n]] };
  }

  /** @param {number} offset */
  #partAt(offset) {
    let n = this.starts.length - 1;
    while (n > 0 && this.starts[n] > offset) n--;
    return n;
  }
}

/**
 * Remembers a tab's article.
 *
 * @param {number} tabId
 * @param {TabArticle} article
 */
export async function keep(tabId, article) {
  awake.set(tabId, article);
  if (article.text.length > KEPT) {
    await chrome.storage.session.remove(key(tabId));
    return;
  }
  try {
    await chrome.storage.session.set({ [key(tabId)]: { parts: article.parts, asked: article.asked, analysis: article.analysis } });
  } catch {
    // The store is full: this tab is known until the background sleeps, and then has to be marked again.
  }
}

/** A tab's article, or `null` where it is not marked. @type {(tabId: number) => Promise<TabArticle | null>} */
export async function known(tabId) {
  const there = awake.get(tabId);
  if (there) return there;
  const stored = (await chrome.storage.session.get(key(tabId)))[key(tabId)];
  if (!stored) return awake.get(tabId) ?? null;
  const article = await TabArticle.of(stored.parts, stored.asked, stored.analysis);
  // Another look may have come first.
  const first = awake.get(tabId) ?? article;
  awake.set(tabId, first);
  return first;
}

/** Forgets a tab. @param {number} tabId */
export async function forget(tabId) {
  awake.delete(tabId);
  await chrome.storage.session.remove(key(tabId));
}
