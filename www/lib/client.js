/** @import { Assets, FromWorker, ToWorker } from '../../types/messages.js' */
/** @import { Analysis, Block } from '../../types/work.js' */
import { inSlices } from './slices.js';
import { unwind } from './tape.js';

/** The request was dropped because a newer one came, or because it was cancelled: nothing to report. */
export class Superseded extends Error {}

/** The analyser failed on this text, or could not start. The text is untouched and the next request gets a fresh instance. */
export class AnalyserFailed extends Error {}

/** A text longer than this, in UTF-16 units, takes so much memory that its worker goes when it is done, or not wanted any more. */
const LARGE = 1_000_000;
/** An edit puts at most so many UTF-16 units in: of a longer insertion the reader wants to see the beginning at once. */
const FEW = 12_000;
/** A text from this length on, in UTF-16 units, is read by as many workers as there are cores, up to so many. */
const LONG = 300_000;
const MOST_READERS = 4;

/**
 * @typedef {{worker: Worker, assets?: Assets, ready: Promise<void>, isReady: boolean}} Started
 * @typedef {{onHead?: (head: {analysis: Analysis, end: number}) => void, onProgress?: (share: number, ms: number) => void, onChanged?: (changed: {analysis: Analysis}) => void}} Hears
 * @typedef {{typed?: boolean, language?: 'any' | null}} How
 * @typedef {Hears & {id: number, text: string, blocks: Block[] | null, typed: boolean, language: 'any' | null, sent: boolean, resolve: (analysis: Analysis & {ms: number}) => void, reject: (error: Error) => void}} Request
 */

/**
 * Speaks to the analyser in its worker. The module is compiled once; the latest request wins; after a failure the worker
 * is replaced by a fresh one that gets the same compiled module.
 */
export class AnalyserClient {
  #newWorker;
  #assets;
  /** What the workers need, once somebody has asked for it. @type {Promise<Assets> | null} */
  #loaded = null;
  /** @type {Started | null} */
  #worker = null;
  /** Workers that help to read the text of this request. @type {Worker[]} */
  #helpers = [];
  /** @type {Request | null} */
  #request = null;
  #count = 0;
  /** The plain text that the worker has: of another that is nearly the same it need only be told the difference. @type {string | null} */
  #held = null;

  /**
   * @param {() => Worker} newWorker  starts the worker of `worker.js`
   * @param {() => Promise<Assets>} assets  what the worker needs
   */
  constructor(newWorker, assets) {
    this.#newWorker = newWorker;
    this.#assets = assets;
  }

  /** Gets the analyser ready before it is needed. */
  async warm() {
    this.#worker ??= this.#start();
    await this.#worker.ready;
  }

  #start() {
    /** @type {Started} */
    const started = { worker: this.#newWorker(), ready: Promise.resolve(), isReady: false };
    started.ready = this.#begin(started);
    started.ready.catch(() => {
      // A failed download must not be remembered: the next request tries again.
      this.#loaded = null;
      this.#drop(started);
    });
    return started;
  }

  /** @param {Started} started */
  async #begin(started) {
    const { worker } = started;
    const lock = `sourcelight ${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
    const { module, model } = (started.assets = await (this.#loaded ??= this.#assets()));
    const held = await new Promise((resolve, reject) => {
      worker.onmessage = (/** @type {MessageEvent<FromWorker>} */ { data }) => {
        if (data.type === 'ready') resolve(data.held);
        else if (data.type === 'failed') reject(new AnalyserFailed(data.message));
      };
      worker.onerror = (event) => reject(new AnalyserFailed(event.message || 'the worker did not start'));
      tell(worker, { type: 'start', module, model, lock });
    });
    worker.onmessage = ({ data }) => this.#receive(started, data);
    worker.onerror = (event) => this.#receive(started, { type: 'failed', id: this.#request?.id, message: event.message });
    started.isReady = true;
    if (held) this.#mourn(started, lock);
  }

  /**
   * Hears of a worker's end. A browser that is short of memory ends one without a word, and every request to it would wait for ever; but
   * the lock that the worker holds is then given to the next who asks. (A page that came without encryption has no locks.)
   *
   * @param {Started} started
   * @param {string} lock
   */
  #mourn(started, lock) {
    const ended = () => this.#receive(started, { type: 'failed', id: this.#request?.id, message: 'The browser has ended the analyser.' });
    navigator.locks.request(lock, ended).catch(() => {});
  }

  /** Starts those that help to read a long text; gives the ports by which they are spoken to. @param {Assets} assets */
  #help({ module, model }) {
    const cores = Math.min(navigator.hardwareConcurrency ?? 1, MOST_READERS);
    return Array.from({ length: cores - 1 }, () => {
      const worker = this.#newWorker();
      const { port1, port2 } = new MessageChannel();
      tell(worker, { type: 'help', module, model, port: port1 }, [port1]);
      this.#helpers.push(worker);
      return port2;
    });
  }

  #dismiss() {
    for (const helper of this.#helpers.splice(0)) helper.terminate();
  }

  /** @param {Started} started */
  #drop(started) {
    this.#dismiss();
    started.worker.terminate();
    if (this.#worker !== started) return;
    this.#worker = null;
    this.#held = null;
  }

  /**
   * Analyses a text, whatever its length, in slices. `blocks` are `{span, kind}` where the structure is known.
   *
   * A plain text that is `typed` is the last one, edited: it is read only where it differs, and its whole waits for a pause in typing. Every
   * other text is another one, read at once. With the `language` "any" text is marked that is not English.
   *
   * - `onHead({analysis, end})` gets the beginning of a long text first: the analysis of what stands before the offset `end`.
   * - `onProgress(share, ms)` hears how much of it is read, from 0 to 1, and how many milliseconds the rest may take.
   * - `onChanged({analysis})` gets, of a text that was edited, the paragraphs that changed: their marks are final, their speakers are not.
   *
   * A newer request and `cancel` end it within a slice. Resolves to the analysis of the whole text, with `ms`, the time that it took;
   * rejects with `Superseded` or `AnalyserFailed`.
   *
   * @param {string} text
   * @param {Block[] | null} blocks
   * @param {How & Hears} how
   * @returns {Promise<Analysis & {ms: number}>}
   */
  async analyse(text, blocks, { typed = false, language = null, onHead, onProgress, onChanged } = {}) {
    this.cancel();
    return new Promise((resolve, reject) => {
      const id = ++this.#count;
      this.#request = { id, text, blocks, typed, language, onHead, onProgress, onChanged, sent: false, resolve, reject };
      this.#send(this.#request);
    });
  }

  /** @param {Request} request */
  async #send(request) {
    const started = (this.#worker ??= this.#start());
    try {
      // Sent at once where it can be: the analyser reads while the page lays the text out.
      if (!started.isReady) await started.ready;
    } catch (error) {
      if (this.#request === request) this.#request = null;
      request.reject(error instanceof AnalyserFailed ? error : new AnalyserFailed(error instanceof Error ? error.message : String(error)));
      return;
    }
    if (this.#request !== request) return;
    const { id, text, blocks, language } = request;
    const plain = !blocks;
    const change = request.typed && plain && this.#held !== null && text.length <= LARGE ? difference(this.#held, text) : null;
    const edited = change && change.words.length <= FEW;
    const helpers = !edited && text.length >= LONG && started.assets ? this.#help(started.assets) : [];
    this.#held = plain ? text : null;
    request.sent = true;
    tell(started.worker, edited ? { type: 'edit', id, ...change } : { type: 'analyse', id, text, blocks, language, helpers }, helpers);
  }

  /** Drops the request that is under way. */
  cancel() {
    const request = this.#request;
    if (!request) return;
    this.#request = null;
    this.#dismiss();
    if (request.sent && this.#worker) {
      if (request.text.length > LARGE) this.#drop(this.#worker);
      else tell(this.#worker.worker, { type: 'cancel', id: request.id });
    }
    request.reject(new Superseded());
  }

  /**
   * @param {Started} started
   * @param {FromWorker} data
   */
  async #receive(started, data) {
    if (started !== this.#worker || data.type === 'ready') return;
    const request = this.#request;
    if (data.type === 'failed') {
      // A trap leaves the instance in an unknown state, so it is never used again.
      this.#drop(started);
      if (!request) return;
      if (data.id === request.id) {
        this.#request = null;
        request.reject(new AnalyserFailed(data.message));
      } else {
        // An older text brought it down; the one that waits gets a fresh instance.
        this.#send(request);
      }
      return;
    }
    if (!request || data.id !== request.id) return;
    if (data.type === 'progress') {
      request.onProgress?.(data.share, data.ms);
      return;
    }
    const superseded = () => this.#request !== request;
    if (data.type === 'done') {
      this.#dismiss();
      if (request.text.length > LARGE) this.#drop(started);
    }
    const analysis = await inSlices(unwind(data.tape), superseded);
    if (!analysis || superseded()) return;
    if (data.type === 'head') request.onHead?.({ analysis, end: data.end });
    if (data.type === 'changed') request.onChanged?.({ analysis });
    if (data.type === 'done') {
      this.#request = null;
      request.resolve({ ...analysis, ms: data.ms });
    }
  }
}

/** @type {(worker: Worker, message: ToWorker, transfer?: Transferable[]) => void} */
const tell = (worker, message, transfer = []) => worker.postMessage(message, transfer);

/**
 * Where two texts differ: the words of the second that stand in the place of `start` to `end` of the first. No character is cut in two.
 *
 * @param {string} before
 * @param {string} after
 */
function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let behind = 0;
  while (behind < shorter - start && before.charCodeAt(before.length - 1 - behind) === after.charCodeAt(after.length - 1 - behind))
    behind++;
  // Half a surrogate pair that stays where it is may get another half.
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--;
  if (behind > 0 && isLow(before.charCodeAt(before.length - behind))) behind--;
  return { start, end: before.length - behind, words: after.slice(start, after.length - behind) };
}

/** @type {(unit: number) => boolean} */
const isHigh = (unit) => unit >> 10 === 0x36;
/** @type {(unit: number) => boolean} */
const isLow = (unit) => unit >> 10 === 0x37;
