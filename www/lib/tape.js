/** @import { Analysis, Tape } from '../../src/output.js' */

/** Reads what `src/output/tape.rs` writes: the tags stand there, in the same order. */
const [NULL, FALSE, TRUE, NUMBER, STRING, LIST, OBJECT, PAIR] = [0, 1, 2, 3, 4, 5, 6, 7];

/** Items of a list between two breaths. */
const SLICE = 256;

class Reader {
  #tags;
  #numbers;
  #strings;
  #shapes;
  #tag = 0;
  #number = 0;

  /** @param {Tape} tape */
  constructor({ tags, numbers, strings, shapes }) {
    this.#tags = tags;
    this.#numbers = numbers;
    this.#strings = strings;
    this.#shapes = shapes.map((names) => names.split(','));
  }

  /** The next number. A whole one is handed on as such: as the fraction that the tape holds it would take three times the memory. */
  #next() {
    const number = this.#numbers[this.#number++];
    const whole = number | 0;
    return whole === number ? whole : number;
  }

  /** The next value. @returns {unknown} */
  value() {
    switch (this.#tags[this.#tag++]) {
      case NULL:
        return null;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        return this.#next();
      case STRING:
        return this.#strings[this.#next()];
      case PAIR:
        return [this.#next(), this.#next()];
      case LIST: {
        // Of the length that it has: one that grows keeps room for sixteen more, and most hold one.
        const list = new Array(this.#next());
        for (let i = 0; i < list.length; i++) list[i] = this.value();
        return list;
      }
      case OBJECT: {
        /** @type {Record<string, unknown>} */
        const object = {};
        for (const name of this.#shapes[this.#next()]) object[name] = this.value();
        return object;
      }
    }
  }

  /** The next value, an object of long lists; yields often. @returns {Generator<undefined, Record<string, unknown>>} */
  *object() {
    /** @type {Record<string, unknown>} */
    const object = {};
    if (this.#tags[this.#tag++] !== OBJECT) throw new TypeError('the tape does not begin with an object');
    for (const name of this.#shapes[this.#next()]) {
      if (this.#tags[this.#tag] !== LIST) {
        object[name] = this.value();
        continue;
      }
      this.#tag++;
      /** @type {unknown[]} */
      const list = [];
      object[name] = list;
      const length = this.#next();
      while (list.length < length) {
        list.push(this.value());
        if (list.length % SLICE === 0) yield;
      }
    }
    return object;
  }
}

/** The analysis on a tape; a generator, so that a long one is read in slices. @type {(tape: Tape) => Generator<undefined, Analysis>} */
export const unwind = (tape) => /** @type {Generator<undefined, any>} */ (new Reader(tape).object());
