/**
 * What the page remembers on this device: the text under work, so that a reload loses nothing; recent articles, only if the
 * reader asks; settings. Where a browser refuses to store (private windows, single files), the page works and forgets.
 */

/** @import { PageSettings } from '../types/settings.js' */
/** @import { Article, Open } from '../types/work.js' */

/** @returns {Promise<IDBDatabase>} */
const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('sourcelight', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => {
      // Whoever deletes it, as browsers do that are told to forget a site, waits until it is closed.
      request.result.onversionchange = () => {
        request.result.close();
        database = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });

/** @type {Promise<IDBDatabase> | null} */
let database = null;

/**
 * What an act in the database gives; `undefined` where the browser refuses it: blocked, full, or cleared under the open page.
 *
 * @type {(mode: IDBTransactionMode, act: (kept: IDBObjectStore) => IDBRequest) => Promise<any>}
 */
async function transact(mode, act) {
  try {
    const db = await (database ??= open());
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction('kept', mode);
      const request = act(transaction.objectStore('kept'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    // A database that was closed stays closed: the next act opens it anew.
    database = null;
    return undefined;
  }
}

/** @type {(key: string) => Promise<any>} */
const get = (key) => transact('readonly', (kept) => kept.get(key));
/** @type {(key: string, value: unknown) => Promise<unknown>} */
const put = (key, value) => transact('readwrite', (kept) => kept.put(value, key));
/** @type {(key: string) => Promise<unknown>} */
const remove = (key) => transact('readwrite', (kept) => kept.delete(key));

/** The draft that is not in the database: its writing has not ended yet, or was refused. */
/** @type {Open | null} */
let unwritten = null;

/** The text under work. */
export const draft = {
  /** @returns {Promise<Open | undefined>} */
  async load() {
    try {
      const left = sessionStorage.getItem('draft');
      sessionStorage.removeItem('draft');
      if (left) {
        const article = JSON.parse(left);
        this.save(article);
        return article;
      }
    } catch {
      // The browser refuses to store.
    }
    return get('draft');
  },
  /** @param {Open} article */
  async save(article) {
    unwritten = article;
    note(true);
    const written = (await put('draft', article)) !== undefined;
    if (written && unwritten === article) unwritten = null;
  },
  forget() {
    unwritten = null;
    note(false);
    return remove('draft');
  },
};

/**
 * Leaves a note that there is a draft: the database answers too late for the first frame of the next load (`early.js`).
 *
 * @param {boolean} there
 */
function note(there) {
  try {
    if (there) localStorage.setItem('sourcelight draft', '1');
    else localStorage.removeItem('sourcelight draft');
  } catch {
    // The browser refuses to store: the first screen shows for a moment.
  }
}

// What is not in the database when the page goes would be lost; a short text can be handed to the next load at once.
addEventListener('pagehide', () => {
  try {
    if (unwritten) sessionStorage.setItem('draft', JSON.stringify(unwritten));
  } catch {
    // Too long, or the browser refuses to store: the last state that was written stands.
  }
});

/** An article that the extension hands to the page; it is taken once. */
export const handoff = {
  /** @param {Article} article */
  put: (article) => put('handoff', article),
  /** @returns {Promise<Article | undefined>} */
  async take() {
    const article = await get('handoff');
    if (article) await remove('handoff');
    return article;
  },
};

/** So many UTF-16 units of text of a visit outlive a reload: browsers give a tab about five million. */
const VISIT_LENGTH = 1_500_000;

/** The articles of this visit, so that a reload keeps them too. The browser forgets them when the tab is closed. */
export const visit = {
  /** @returns {Article[]} */
  load() {
    try {
      return JSON.parse(sessionStorage.getItem('visit') ?? '[]');
    } catch {
      // Nothing kept, or nothing that can be read.
      return [];
    }
  },
  /** Gives those that outlive a reload. @param {Article[]} articles */
  save(articles) {
    let length = 0;
    const short = articles.filter(({ text }) => (length += text.length) <= VISIT_LENGTH);
    try {
      sessionStorage.setItem('visit', JSON.stringify(short));
      return short;
    } catch {
      // Full, or refused: the articles are there until a reload.
      return [];
    }
  },
};

/** How many articles are kept, and how long each may be, in UTF-16 units. */
const RECENT = 12;
const RECENT_LENGTH = 1_000_000;

/** Articles read before; nothing is kept unless the reader asked. */
export const recent = {
  /** @returns {Promise<Article[]>} */
  load: async () => (await get('recent')) ?? [],
  /** @param {Article} article */
  async add(article) {
    if (article.text.length > RECENT_LENGTH) return;
    const others = (await this.load()).filter(({ text }) => text !== article.text);
    await put('recent', [article, ...others].slice(0, RECENT));
  },
  /** @param {number} index */
  async drop(index) {
    const all = await this.load();
    all.splice(index, 1);
    await put('recent', all);
  },
  forget: () => remove('recent'),
};

/** @type {PageSettings} */
const DEFAULTS = {
  theme: 'system',
  face: 'serif',
  size: 19,
  width: 'medium',
  contrast: 'normal',
  keys: true,
  recent: false,
  met: false,
  guesses: true,
  hidden: ['stance', 'passed'],
};

const NAMES = /** @type {(keyof PageSettings)[]} */ (Object.keys(DEFAULTS));

/**
 * The reader's settings.
 *
 * @type {PageSettings & {load(): PageSettings, set<K extends keyof PageSettings>(key: K, value: PageSettings[K]): void}}
 */
export const settings = {
  ...DEFAULTS,
  load() {
    try {
      const kept = JSON.parse(localStorage.getItem('sourcelight') ?? '{}');
      for (const key of NAMES) if (typeof kept[key] === typeof DEFAULTS[key]) Object.assign(this, { [key]: kept[key] });
    } catch {
      // Nothing kept, or nothing that can be read: the defaults stand.
    }
    return this;
  },
  set(key, value) {
    Object.assign(this, { [key]: value });
    try {
      localStorage.setItem('sourcelight', JSON.stringify(Object.fromEntries(NAMES.map((k) => [k, this[k]]))));
    } catch {
      // The browser refuses to store: the setting holds until the page closes.
    }
  },
};
