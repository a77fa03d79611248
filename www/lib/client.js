/** The request was dropped because a newer one came, or because it was cancelled: nothing to report. */
export class Superseded extends Error {}

/** The analyser failed on this text, or could not start. The text is untouched and the next request gets a fresh instance. */
export class AnalyserFailed extends Error {}

/** Up to this length, in UTF-16 units, a text whose marks are being gathered is left to finish when nobody waits for it any more. */
const SHORT = 60_000;

/**
 * Speaks to the analyser in its worker. The module is compiled once; the latest request wins; after a failure the worker
 * is replaced by a fresh one that gets the same compiled module.
 */
export class AnalyserClient {
  #newWorker;
  #assets;
  #worker = null;
  #request = null;
  #count = 0;

  /**
   * @param {() => Worker} newWorker  starts the worker of `worker.js`
   * @param {() => Promise<{module: WebAssembly.Module, model: ArrayBuffer}>} assets  what the worker needs
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
    const worker = this.#newWorker();
    const started = { worker };
    started.ready = (async () => {
      const { module, model } = await (this.loaded ??= this.#assets());
      await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => (data.type === 'ready' ? resolve() : reject(new AnalyserFailed(data.message)));
        worker.onerror = (event) => reject(new AnalyserFailed(event.message || 'the worker did not start'));
        worker.postMessage({ type: 'start', module, model });
      });
      worker.onmessage = ({ data }) => this.#receive(started, data);
      worker.onerror = (event) => this.#receive(started, { type: 'failed', id: this.#request?.id, message: event.message });
    })();
    started.ready.catch(() => {
      // A failed download must not be remembered: the next request tries again.
      this.loaded = null;
      this.#drop(started);
    });
    return started;
  }

  #drop(started) {
    started.worker.terminate();
    if (this.#worker === started) this.#worker = null;
  }

  /**
   * Analyses a text, whatever its length, in slices. `blocks` are `{span, kind}` where the structure is known.
   *
   * Of a long text, `onHead({analysis, end})` gets the beginning first: the analysis of what stands before the offset `end`. Then
   * `onProgress(share, ms)` hears how much is read, from 0 to 1, and how many milliseconds the rest may take. A newer request and
   * `cancel` end it within a slice. Resolves to the analysis of the whole text, with `ms`, the time that it took; rejects with `Superseded`
   * or `AnalyserFailed`.
   */
  async analyse(text, blocks, { onHead, onProgress } = {}) {
    this.cancel();
    const request = { id: ++this.#count, text, blocks, analysis: {}, onHead, onProgress };
    request.answer = new Promise((resolve, reject) => Object.assign(request, { resolve, reject }));
    this.#request = request;
    this.#send(request);
    return request.answer;
  }

  async #send(request) {
    const started = (this.#worker ??= this.#start());
    try {
      await started.ready;
    } catch (error) {
      if (this.#request === request) this.#request = null;
      request.reject(error instanceof AnalyserFailed ? error : new AnalyserFailed(error.message));
      return;
    }
    if (this.#request !== request) return;
    request.sent = true;
    started.worker.postMessage({ type: 'analyse', id: request.id, text: request.text, blocks: request.blocks });
  }

  /** Drops the request that is under way. A text that is being read ends with its slice; one whose marks are being gathered ends with its worker. */
  cancel() {
    const request = this.#request;
    if (!request) return;
    this.#request = null;
    if (request.sent && this.#worker) {
      if (request.gathering && request.text.length > SHORT) this.#drop(this.#worker);
      else this.#worker.worker.postMessage({ type: 'cancel', id: request.id });
    }
    request.reject(new Superseded());
  }

  #receive(started, data) {
    if (started !== this.#worker) return;
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
    if (data.id !== request?.id) return;
    if (data.type === 'head') {
      request.onHead?.({ analysis: data.analysis, end: data.end });
    } else if (data.type === 'progress') {
      request.onProgress?.(data.share, data.ms);
    } else if (data.type === 'gathering') {
      request.gathering = true;
    } else if (data.type === 'part') {
      const list = (request.analysis[data.list] ??= []);
      for (const item of data.items) list.push(item);
    } else if (data.type === 'done') {
      this.#request = null;
      for (const list of data.lists) request.analysis[list] ??= [];
      request.resolve({ ...request.analysis, offsets: data.offsets, ms: data.ms });
    }
  }
}
