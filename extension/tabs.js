/**
 * What is known of each marked tab: the parts that its frames sent, and the ledger made of them. The background sleeps and
 * forgets; the session store, which lives in memory and ends with the browser, does not.
 */
import { Ledger } from '../www/lib/ledger.js';

/** A longer text is not kept over the background's sleep: the session store holds 10 MB in all. UTF-16 units. */
const KEPT = 400_000;

const awake = new Map();
const key = (tabId) => `tab ${tabId}`;

/** A tab's article: the text of its frames one after the other, analysed as one. */
export class TabArticle {
  /** @param {{frameId: number, part: import('./messages.js').Part}[]} parts  the top frame first */
  constructor(parts, analysis = null) {
    this.parts = parts;
    this.analysis = analysis;
    this.text = '';
    this.blocks = [];
    this.starts = [];
    for (const { part } of parts) {
      if (this.text) this.text += '\n\n';
      const start = this.text.length;
      this.starts.push(start);
      this.text += part.text;
      for (const { span, kind } of part.blocks) this.blocks.push({ span: [span[0] + start, span[1] + start], kind });
    }
  }

  get title() {
    return this.parts[0]?.part.title ?? '';
  }

  get url() {
    return this.parts[0]?.part.url ?? '';
  }

  get scope() {
    return this.parts[0]?.part.scope ?? 'article';
  }

  get unread() {
    return this.parts.reduce((sum, { part }) => sum + part.unread, 0);
  }

  /** The ledger; made when it is first asked for. */
  get ledger() {
    if (!this.made) {
      const work = Ledger.build(this.text, this.analysis);
      let step = work.next();
      while (!step.done) step = work.next();
      this.made = step.value;
    }
    return this.made;
  }

  /** What to paint in each frame: `[{frameId, reading, marks}]`, offsets in the text that the frame sent at that reading. */
  marks(speaker = null) {
    const { ledger } = this;
    const frames = this.parts.map(({ frameId, part }) => ({ frameId, reading: part.reading, marks: [] }));
    for (let i = 0; i < ledger.sentences.length; i++) {
      for (const [layer, [start, end]] of ledger.marks(i, speaker)) {
        const n = this.#partAt(start);
        frames[n].marks.push([layer, start - this.starts[n], end - this.starts[n]]);
      }
    }
    return frames;
  }

  /** A span of the whole text as a frame and a span of that frame's text. */
  locate([start, end]) {
    const n = this.#partAt(start);
    return { frameId: this.parts[n].frameId, span: [start - this.starts[n], end - this.starts[n]] };
  }

  #partAt(offset) {
    let n = this.starts.length - 1;
    while (n > 0 && this.starts[n] > offset) n--;
    return n;
  }
}

/** Remembers a tab's article. */
export async function keep(tabId, article) {
  awake.set(tabId, article);
  if (article.text.length > KEPT) {
    await chrome.storage.session.remove(key(tabId));
    return;
  }
  try {
    await chrome.storage.session.set({ [key(tabId)]: { parts: article.parts, analysis: article.analysis } });
  } catch {
    // The store is full: this tab is known until the background sleeps, and then has to be marked again.
  }
}

/** A tab's article, or `null` where it is not marked. */
export async function known(tabId) {
  if (awake.has(tabId)) return awake.get(tabId);
  const stored = (await chrome.storage.session.get(key(tabId)))[key(tabId)];
  if (!stored) return null;
  const article = new TabArticle(stored.parts, stored.analysis);
  awake.set(tabId, article);
  return article;
}

/** Forgets a tab. */
export async function forget(tabId) {
  awake.delete(tabId);
  await chrome.storage.session.remove(key(tabId));
}
