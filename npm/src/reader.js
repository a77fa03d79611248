/** The analyser, behind an interface of a few calls: shared by `sourcelight` and `sourcelight/inline`, which differ in where its bytes come from. */
/** @import { Reader as Reads, Session as Steps } from './index.js' */
/** @import { Session as InnerSession, Tape } from './pkg/sourcelight.js' */
import init, { Analyzer, __wbg_reset_state as freshInstance } from './pkg/sourcelight.js';
import { SourcelightError } from './errors.js';
import { unwind } from './tape.js';

/** One instance of the module serves everybody: the promise of it is kept, unless it fails. @type {Promise<Reader> | null} */
let started = null;
/** @type {Uint8Array} */
let model;
/** Counts instances: what belongs to an earlier one must not be used any more. */
let instance = 0;

/**
 * Starts the analyser once, with what `assets` gives: `{ wasm, model }`, each bytes, a compiled module or a response.
 * Later calls get the same reader.
 *
 * @param {() => Promise<Assets>} assets
 * @returns {Promise<Reads>}
 */
export function start(assets) {
  started ??= begin(assets).catch((error) => {
    // A failed download is not remembered: the next call tries again.
    started = null;
    throw error instanceof SourcelightError
      ? error
      : new SourcelightError('load', `The analyser could not be loaded: ${error.message}`, { cause: error });
  });
  return started;
}

/** @param {() => Promise<Assets>} assets */
async function begin(assets) {
  const { wasm, model: bytes } = await assets();
  await init({ module_or_path: wasm });
  model = new Uint8Array(bytes);
  return new Reader(new Analyzer(model));
}

/** @typedef {{wasm: WebAssembly.Module | BufferSource | Response, model: ArrayBuffer | Uint8Array}} Assets */

class Reader {
  #analyzer;

  /** @param {Analyzer} analyzer */
  constructor(analyzer) {
    this.#analyzer = analyzer;
  }

  /** @type {Reads['analyze']} */
  analyze(text, options) {
    return this.#call(() => this.#analyzer.analyze(checked(text), options));
  }

  /** @type {Reads['session']} */
  session(text, options) {
    return new Session(
      this.#call(() => this.#analyzer.session(checked(text), options)),
      (work) => this.#call(work),
    );
  }

  /**
   * Runs a call into the module. A trap leaves the instance in an unknown state: it is replaced by a fresh one.
   *
   * @template T
   * @param {() => T} work
   * @returns {T}
   */
  #call(work) {
    try {
      return work();
    } catch (error) {
      if (error instanceof SourcelightError) throw error;
      const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      if (!trapped) throw new SourcelightError('options', /** @type {Error} */ (error).message, { cause: error });
      freshInstance();
      instance++;
      this.#analyzer = new Analyzer(model);
      throw new SourcelightError('trap', 'The text needs more memory than there is. The reader goes on; open sessions are lost.', {
        cause: error,
      });
    }
  }
}

class Session {
  /** @type {InnerSession | null} */
  #session;
  #call;
  #instance = instance;

  /**
   * @param {InnerSession} session
   * @param {<T>(work: () => T) => T} call
   */
  constructor(session, call) {
    this.#session = session;
    this.#call = call;
  }

  /**
   * @template T
   * @param {(session: InnerSession) => T} work
   * @returns {T}
   */
  #use(work) {
    const session = this.#session;
    if (!session || this.#instance !== instance) throw new SourcelightError('freed', 'This session has ended.');
    return this.#call(() => work(session));
  }

  step(bytes = 100_000) {
    return this.#use((session) => session.step(bytes));
  }

  get end() {
    return this.#use((session) => session.end);
  }

  analysis() {
    return whole(this.#use((session) => session.analysis()));
  }

  changed() {
    return whole(this.#use((session) => session.changed()));
  }

  /** @type {Steps['edit']} */
  edit(start, end, words) {
    this.#use((session) => session.edit(start, end, checked(words)));
  }

  free() {
    if (this.#session && this.#instance === instance) this.#session.free();
    this.#session = null;
  }

  [Symbol.dispose ?? Symbol.for('dispose')]() {
    this.free();
  }
}

/** @param {Tape} tape */
function whole(tape) {
  const work = unwind(tape);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** @param {unknown} text */
function checked(text) {
  if (typeof text !== 'string') throw new SourcelightError('options', `The text is ${text === null ? 'null' : typeof text}, not a string.`);
  return text;
}
