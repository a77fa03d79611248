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

  constructor({ tags, numbers, strings, shapes }) {
    this.#tags = tags;
    this.#numbers = numbers;
    this.#strings = strings;
    this.#shapes = shapes.map((names) => names.split(','));
  }

  /** The next value. */
  value() {
    switch (this.#tags[this.#tag++]) {
      case NULL:
        return null;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        return this.#numbers[this.#number++];
      case STRING:
        return this.#strings[this.#numbers[this.#number++]];
      case PAIR:
        return [this.#numbers[this.#number++], this.#numbers[this.#number++]];
      case LIST: {
        const list = [];
        for (let left = this.#numbers[this.#number++]; left > 0; left--) list.push(this.value());
        return list;
      }
      case OBJECT: {
        const object = {};
        for (const name of this.#shapes[this.#numbers[this.#number++]]) object[name] = this.value();
        return object;
      }
    }
  }

  /** The next value, an object of long lists; yields often. */
  *object() {
    const object = {};
    if (this.#tags[this.#tag++] !== OBJECT) throw new TypeError('the tape does not begin with an object');
    for (const name of this.#shapes[this.#numbers[this.#number++]]) {
      if (this.#tags[this.#tag] !== LIST) {
        object[name] = this.value();
        continue;
      }
      this.#tag++;
      const list = (object[name] = []);
      const length = this.#numbers[this.#number++];
      while (list.length < length) {
        list.push(this.value());
        if (list.length % SLICE === 0) yield;
      }
    }
    return object;
  }
}

/** The analysis on a tape; a generator, so that a long one is read in slices. */
export const unwind = (tape) => new Reader(tape).object();
