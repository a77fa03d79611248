/** The card of a sentence, in its place beside it: what it is marked as and why, who says it, what was seen and not marked. */
/** @import { Ledger } from './lib/ledger.js' */
/** @import { Checkable, Correction, Kind, Label, Mark, Note, Span } from '../types/work.js' */
import { $ } from './lib/element.js';
import { content } from './card/content.js';
import { glimpse } from './card/glimpse.js';

/**
 * What a card asks for.
 *
 * @typedef {Object} Owner
 * @property {(span: Span) => unknown} jump
 * @property {(sentence: number) => void} go
 * @property {(speaker: number | null) => void} only
 * @property {() => void} close
 * @property {(direction: number) => void} step
 * @property {(sentence: number) => unknown} link
 * @property {(sentence: number) => unknown} permalink
 * @property {(kind: Kind) => boolean} shown
 * @property {(item: Checkable) => Note} checked
 * @property {(item: Checkable, change: Partial<Note>) => unknown} check
 * @property {(kind: Label, mark: Mark) => void} correct
 * @property {(correction: Correction) => void} undo
 */

/** Between sentence and card, in pixels; between the text and a card in the margin. */
const GAP = 10;
const ASIDE = 24;
/** In windows as wide as this the card stands in the margin, beside what it is about, unless the reader's lines are too long for that. */
const MARGIN = matchMedia('(min-width: 68.75rem)');
/** The least room for a card above or below its sentence, in pixels: what the style gives it. */
const LEAST = 144;

export class Card {
  #box;
  #sentence = -1;
  /** @type {HTMLElement | null} */
  #holder = null;
  /** @type {() => Node} */
  #content = () => document.createTextNode('');

  /** @param {HTMLElement} box */
  constructor(box) {
    this.#box = box;
    addEventListener('resize', () => this.#holder?.isConnected && this.open && this.#place(this.#holder));
  }

  get open() {
    return !this.#box.hidden;
  }

  get sentence() {
    return this.#sentence;
  }

  /** Whether it is only a first look, which goes when the pointer or the focus leaves. */
  get peeking() {
    return this.open && this.#box.classList.contains('peek');
  }

  /** Whether the focus is in the card. */
  get hasFocus() {
    return this.#box.contains(document.activeElement);
  }

  /**
   * With `peek` the card is short and has nothing to press.
   *
   * @type {(ledger: Ledger, sentence: number, holder: HTMLElement, owner: Owner, peek?: boolean) => void}
   */
  show(ledger, sentence, holder, owner, peek = false) {
    this.close();
    this.#box.classList.toggle('peek', peek);
    this.#content = () => (peek ? glimpse(ledger, sentence, owner.shown) : content(ledger, sentence, owner));
    this.#box.replaceChildren(this.#content());
    this.#box.hidden = false;
    this.#sentence = sentence;
    this.#holder = holder;
    if (peek) holder.setAttribute('aria-describedby', this.#box.id);
    else holder.setAttribute('aria-expanded', 'true');
    this.#place(holder);
  }

  /** Shows what was noted elsewhere. */
  refresh() {
    if (this.open && !this.peeking) this.#box.replaceChildren(this.#content());
  }

  close() {
    this.#box.hidden = true;
    this.#holder?.removeAttribute('aria-describedby');
    if (this.#holder?.hasAttribute('aria-expanded')) this.#holder.setAttribute('aria-expanded', 'false');
    this.#holder = null;
  }

  /**
   * In the margin, its first line beside the first of the sentence as far as the window allows; false where the margin is too narrow.
   *
   * @param {DOMRect} column
   * @param {DOMRect} first
   */
  #beside(column, first) {
    this.#box.classList.add('aside');
    const right = column.right + ASIDE + this.#box.offsetWidth;
    if (right > $('panel').getBoundingClientRect().left) {
      this.#box.classList.remove('aside');
      return false;
    }
    const above = $('legend').getBoundingClientRect().bottom;
    this.#box.style.setProperty('--room', `${innerHeight - above - 2 * GAP}px`);
    const top = Math.max(above + GAP, Math.min(first.top, innerHeight - this.#box.offsetHeight - GAP));
    this.#box.style.setProperty('--top', `${top - column.top}px`);
    this.#box.style.setProperty('--left', `${column.width + ASIDE}px`);
    return true;
  }

  /**
   * In the margin; where there is none below the sentence, or above it where there is more room; in narrow windows the style makes it a sheet at
   * the bottom. Never on the sentence: where there is room nowhere, the text gives way.
   *
   * @param {HTMLElement} holder
   */
  #place(holder) {
    const column = (this.#box.parentElement ?? document.body).getBoundingClientRect();
    const lines = holder.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    this.#box.style.removeProperty('--room');
    this.#box.classList.remove('aside');
    if (MARGIN.matches && !this.peeking && this.#beside(column, first)) return;
    const height = this.#box.offsetHeight + GAP;
    const below = innerHeight - last.bottom;
    const above = first.top - $('legend').getBoundingClientRect().bottom;
    const isBelow = below > height + GAP || below >= above || above < LEAST + 2 * GAP;
    const room = Math.max(LEAST, (isBelow ? below : above) - 2 * GAP);
    const top = isBelow ? last.bottom + GAP : first.top - Math.min(height, room + GAP);
    if (getComputedStyle(this.#box).position === 'fixed') {
      // A sheet must not lie on the sentence it is about.
      const under = last.bottom + GAP - this.#box.getBoundingClientRect().top;
      if (under > 0) scrollBy({ top: under });
      return;
    }
    this.#box.style.setProperty('--top', `${top - column.top}px`);
    this.#box.style.setProperty('--room', `${room}px`);
    this.#box.style.setProperty('--left', `${Math.max(0, Math.min(first.left - column.left, column.width - this.#box.offsetWidth))}px`);
    const outside = top + Math.min(height, room) - innerHeight;
    if (isBelow && !this.peeking && outside > 0) scrollBy({ top: outside + GAP });
  }
}
