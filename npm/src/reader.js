/** The analyser, behind an interface of a few calls: shared by `sourcelight` and `sourcelight/inline`, which differ in where its bytes come from. */
import init, { Analyzer, __wbg_reset_state as freshInstance } from './pkg/sourcelight.js';
import { SourcelightError } from './errors.js';
import { unwind } from './tape.js';

/** One instance of the module serves everybody: the promise of it is kept, unless it fails. */
let started = null;
let model = null;
/** Counts instances: what belongs to an earlier one must not be used any more. */
let instance = 0;

/**
 * Starts the analyser once, with what `assets` gives: `{ wasm, model }`, each bytes, a compiled module or a response.
 * Later calls get the same reader.
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

async function begin(assets) {
  const { wasm, model: bytes } = await assets();
  await init({ module_or_path: wasm });
  model = new Uint8Array(bytes);
  return new Reader(new Analyzer(model));
}

class Reader {
  #analyzer;

  constructor(analyzer) {
    this.#analyzer = analyzer;
  }

  analyze(text, options) {
    return this.#call(() => this.#analyzer.analyze(checked(text), options));
  }

  session(text, options) {
    return new Session(
      this.#call(() => this.#analyzer.session(checked(text), options)),
      (work) => this.#call(work),
    );
  }

  /** Runs a call into the module. A trap leaves the instance in an unknown state: it is replaced by a fresh one. */
  #call(work) {
    try {
      return work();
    } catch (error) {
      if (error instanceof SourcelightError) throw error;
      const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
      if (!trapped) throw new SourcelightError('options', error.message, { cause: error });
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
  #session;
  #call;
  #instance = instance;

  constructor(session, call) {
    this.#session = session;
    this.#call = call;
  }

  #use(work) {
    if (!this.#session || this.#instance !== instance) throw new SourcelightError('freed', 'This session has ended.');
    return this.#call(() => work(this.#session));
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

function whole(tape) {
  const work = unwind(tape);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function checked(text) {
  if (typeof text !== 'string') throw new SourcelightError('options', `The text is ${text === null ? 'null' : typeof text}, not a string.`);
  return text;
}
