/** Marks a tab: has its frames read, the article found and analysed, and the marks painted. */
/** @import { Asked, Engine, Given, Page, PaintAsked, Scope, Seen, State } from '../types/messages.js' */
import { ORIGIN, look } from './look.js';
import * as says from './messages.js';
import { settings } from './settings.js';
import { TabArticle, forget, keep, known } from './tabs.js';

/** What the marks of a tab are worth in its badge beyond this: it has room for three signs. */
const MANY = 999;
/** Firefox puts a background to sleep half a minute after it last called the browser, also while it waits for an answer. In milliseconds. */
const AWAKE = 10_000;

const { message, tell } = says;
/** @type {(tabId: number) => Promise<unknown>} */
const announce = (tabId) => chrome.runtime.sendMessage(message(says.MARKED, { tabId })).catch(() => {});

/** What a frame shows. @typedef {Seen & {page: Page, frameId: number}} Frame */

export class Marking {
  #engine;
  /** What is being done in each tab, so that two presses do not race. */
  /** @type {Map<number, Promise<unknown>>} */
  #busy = new Map();
  /** What came of the last press in a tab that is not marked: it is no article, or the browser refused. */
  /** @type {Map<number, State>} */
  #refused = new Map();

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /**
   * Does one thing in a tab after the other; gives what came of it.
   *
   * @template T
   * @param {number} tabId
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #inTurn(tabId, work) {
    const before = this.#busy.get(tabId) ?? Promise.resolve();
    const mine = before.catch(() => {}).then(work);
    this.#busy.set(tabId, mine);
    const awake = setInterval(() => chrome.runtime.getPlatformInfo(), AWAKE);
    try {
      return await mine;
    } finally {
      clearInterval(awake);
      if (this.#busy.get(tabId) === mine) this.#busy.delete(tabId);
    }
  }

  isBusy = (/** @type {number} */ tabId) => this.#busy.has(tabId);

  /**
   * Reads a tab, analyses it and paints it. Gives what the popup shows.
   *
   * @param {number} tabId
   * @param {Asked} asked
   * @param {(tabId: number) => Promise<boolean>} wanted  asked when its turn has come
   */
  async mark(tabId, asked, wanted = async () => true) {
    return this.#inTurn(tabId, async () => {
      if (!(await wanted(tabId))) return this.state(tabId);
      this.#refused.delete(tabId);
      try {
        return await this.#mark(tabId, asked);
      } catch (error) {
        this.#refused.set(tabId, { error: reason(error) });
        throw error;
      }
    });
  }

  /**
   * @param {number} tabId
   * @param {Asked} asked
   */
  async #mark(tabId, asked) {
    this.#engine.warm().catch(() => {});
    const frames = await inject(tabId);
    const seen = await Promise.all(frames.map((frameId) => seenIn(tabId, frameId, asked.scope)));
    const parts = seen.flatMap((part, n) => framed(part, frames[n]));
    return this.#analysed(tabId, parts, asked);
  }

  /**
   * Finds the article in what the frames show, analyses it and paints it. What was read before stands beside: `{...found}` without a `page`.
   *
   * @type {(tabId: number, parts: Frame[], asked: Asked) => Promise<State>}
   */
  async #analysed(tabId, parts, asked) {
    const { scope, insists = false } = asked;
    const dressed = dress(tabId, parts);
    const isRefused = (/** @type {Given['analysis']} */ { language }) => language === 'other' && !insists;
    const articleOf = (/** @type {Given} */ { found, analysis }) => {
      const read = parts
        .map(({ page, more, dressed, ...part }, n) => ({ ...part, ...found[n] }))
        .filter(({ text, frameId }) => text || frameId === parts[0].frameId);
      return TabArticle.of(read, asked, analysis);
    };
    // The beginning of a long text is painted while the rest is read.
    /** @type {Promise<void> | null} */
    let begun = null;
    const begin = async (/** @type {Given} */ beginning) => {
      if (isRefused(beginning.analysis)) return;
      await dressed;
      await this.#paint(tabId, await articleOf(beginning));
    };
    const clear = async () => {
      await begun;
      await this.#clear(tabId, parts);
    };
    const read = this.#engine.read(
      parts.map(({ page }) => page),
      scope,
      insists,
      (beginning) => {
        begun = begin(beginning).catch(() => {});
      },
    );
    const [result] = await Promise.all([read, dressed]).catch(async (error) => {
      if (begun) await clear();
      throw error;
    });
    const { found, analysis } = result;
    if (!analysis) {
      await clear();
      this.#refused.set(tabId, { empty: true, none: found[0]?.none ?? false, scope });
      return this.state(tabId);
    }
    if (isRefused(analysis)) {
      await clear();
      this.#refused.set(tabId, { foreign: analysis.language_code ?? true, scope });
      return this.state(tabId);
    }
    await begun;
    const article = await articleOf({ found, analysis });
    await Promise.all([keep(tabId, article), this.#paint(tabId, article), badge(tabId, article)]);
    announce(tabId);
    return this.state(tabId);
  }

  /**
   * @param {number} tabId
   * @param {TabArticle} article
   * @param {number | null} speaker
   */
  async #paint(tabId, article, speaker = null) {
    const { hidden, unsure } = await settings();
    await Promise.all(article.marks({ speaker, unsure }).map((frame) => paintIn(tabId, { ...frame, hidden }).catch(() => {})));
  }

  /** Paints a tab again: only one speaker's marks, or after a change in what is shown. */
  repaint = (/** @type {number} */ tabId, /** @type {number | null} */ speaker = null) =>
    this.#inTurn(tabId, async () => {
      const article = await known(tabId);
      if (article) await this.#paint(tabId, article, speaker);
    });

  /** Paints a tab again as its reader corrected it. */
  corrected = (/** @type {number} */ tabId) =>
    this.#inTurn(tabId, async () => {
      const article = await known(tabId);
      if (!article) return;
      await article.corrected();
      await Promise.all([this.#paint(tabId, article), badge(tabId, article)]);
      announce(tabId);
    });

  clear = (/** @type {number} */ tabId) => this.#inTurn(tabId, () => this.#clear(tabId));

  /**
   * `painted` are the frames that may have marks where none are known of yet.
   *
   * @type {(tabId: number, painted?: {frameId: number}[]) => Promise<void>}
   */
  async #clear(tabId, painted = []) {
    const article = await known(tabId);
    this.#refused.delete(tabId);
    await forget(tabId);
    // The next press marks again.
    await chrome.action.setPopup({ tabId, popup: '' }).catch(() => {});
    // The tab may be gone.
    await chrome.action.setBadgeText({ tabId, text: '' }).catch(() => {});
    await Promise.all((article?.parts ?? painted).map(({ frameId }) => tell(tabId, frameId, says.CLEAR, {}).catch(() => {})));
    announce(tabId);
  }

  /**
   * A frame's text changed under its marks: every frame is looked at again, for which of them holds the article may have changed too.
   *
   * @param {number} tabId
   * @param {number} frameId
   * @param {Seen} part
   */
  async changed(tabId, frameId, part) {
    await this.#inTurn(tabId, async () => {
      const article = await known(tabId);
      if (!article) return;
      const others = article.parts.map((other) => other.frameId).filter((other) => other !== frameId);
      const latest = async () => (await whole(tabId, frameId, part).catch(() => null)) ?? seenIn(tabId, frameId, article.asked.scope);
      const [changed, ...seen] = await Promise.all([latest(), ...others.map((other) => seenIn(tabId, other, article.asked.scope))]);
      const parts = [...framed(changed, frameId), ...seen.flatMap((other, n) => framed(other, others[n]))];
      await this.#analysed(
        tabId,
        parts.sort((a, b) => a.frameId - b.frameId),
        article.asked,
      );
    });
  }

  /** What the popup shows of a tab, once nothing is being done in it. @param {number} tabId */
  async settled(tabId) {
    await this.#busy.get(tabId)?.catch(() => {});
    return this.state(tabId);
  }

  /** @type {(tabId: number) => Promise<State>} */
  async state(tabId) {
    const [article, chosen] = await Promise.all([known(tabId), settings()]);
    if (!article) return { marked: false, ...chosen, ...this.#refused.get(tabId) };
    const { ledger, scope, asked, short, unread, url } = article;
    return {
      marked: true,
      ...chosen,
      counts: ledger.counts,
      sentences: ledger.counts.sentence,
      scope,
      asked: asked.scope,
      short,
      unread,
      url,
    };
  }
}

/**
 * Puts the content script into every frame that can be reached, the top frame first, without waiting for what is still loading. Chromium tells
 * the page's process of the permission that a press gives after it tells us of the press: in one press of some twenty the script is there
 * first, and is refused. By the time we hear of that the permission has come.
 *
 * @param {number} tabId
 */
async function inject(tabId) {
  const script = { target: { tabId, allFrames: true }, files: ['content.js'], injectImmediately: true };
  const results = await chrome.scripting.executeScript(script).catch(() => chrome.scripting.executeScript(script));
  return results.map(({ frameId }) => frameId).sort((a, b) => a - b);
}

/**
 * What a frame shows; `null` where it went away meanwhile: the others are read all the same.
 *
 * @type {(tabId: number, frameId: number, scope: Scope) => Promise<Seen | null>}
 */
async function seenIn(tabId, frameId, scope) {
  try {
    for (;;) {
      const part = await whole(tabId, frameId, await tell(tabId, frameId, says.READ, { scope }));
      if (part) return part;
    }
  } catch {
    return null;
  }
}

/**
 * What a frame shows with all of its outline, of which a message holds the beginning; `null` where a newer reading has taken its place.
 *
 * @type {(tabId: number, frameId: number, part: Partial<Seen>) => Promise<Seen | null>}
 */
async function whole(tabId, frameId, part) {
  if (part.reading === undefined) return null;
  const outline = part.page?.outline;
  for (let { more } = part; more && outline; ) {
    const given = await tell(tabId, frameId, says.MORE, { reading: part.reading, from: outline.length });
    if (!given.outline) return null;
    outline.push(...given.outline);
    ({ more } = given);
  }
  return /** @type {Seen} */ (part);
}

/** What a frame shows, with the frame; nothing where it has no words, or went away. @type {(seen: Seen | null, frameId: number) => Frame[]} */
const framed = (seen, frameId) => (seen?.page ? [{ ...seen, page: seen.page, frameId }] : []);

/**
 * Has a frame paint its marks, of which a message holds so many.
 *
 * @param {number} tabId
 * @param {Omit<PaintAsked, 'from' | 'more'> & {frameId: number}} frame
 */
async function paintIn(tabId, { frameId, marks, ...frame }) {
  let from = 0;
  do {
    const to = from + says.AT_ONCE;
    await tell(tabId, frameId, says.PAINT, { ...frame, marks: marks.slice(from, to), from, more: marks.length > to });
    from = to;
  } while (from < marks.length);
}

/**
 * Inserts the style sheet into frames that have none.
 *
 * @param {number} tabId
 * @param {Frame[]} parts
 */
async function dress(tabId, parts) {
  const frameIds = parts.filter(({ dressed }) => !dressed).map(({ frameId }) => frameId);
  if (!frameIds.length) return;
  await chrome.scripting.insertCSS({ target: { tabId, frameIds }, origin: ORIGIN, css: await look() });
}

/**
 * @param {number} tabId
 * @param {TabArticle} article
 */
async function badge(tabId, article) {
  const { labelled } = article.ledger.counts;
  await Promise.all([
    chrome.action.setBadgeBackgroundColor({ tabId, color: '#23211d' }),
    chrome.action.setBadgeText({ tabId, text: labelled > MANY ? '1k' : String(labelled) }),
  ]);
}

/** What a browser's refusal means, in words for the reader. @param {unknown} error */
export function reason(error) {
  const words = String(/** @type {Error | undefined} */ (error)?.message ?? error);
  if (/cannot access|cannot be scripted|missing host permission|chrome:\/\/|about:|extensions gallery/i.test(words)) {
    return 'The browser does not let extensions read this page.';
  }
  return `The page could not be marked. ${words}`;
}
