/** Paints each mark in the colours of its ground: light words stand on something dark, whatever the page says it is. */
import { Painter } from '../../www/lib/painter.js';
import { DARK } from '../look.js';

/** Words are light from this relative luminance on, of 255. */
const LIGHT = 140;

function isLight(element) {
  const [r, g, b] = getComputedStyle(element)
    .color.match(/[\d.]+/g)
    ?.map(Number) ?? [0, 0, 0];
  // The weights of ITU-R BT.709.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > LIGHT;
}

export class OnGround {
  #onLight = new Painter();
  #onDark = new Painter(DARK);

  /** Paints `[layer, range]` pairs as one group, in place of what that group held before. */
  paint(group, ranges) {
    const known = new Map();
    const onDark = ([, { startContainer }]) => {
      const parent = startContainer.parentElement ?? startContainer.getRootNode().host;
      if (!parent) return false;
      if (!known.has(parent)) known.set(parent, isLight(parent));
      return known.get(parent);
    };
    const { dark = [], light = [] } = Object.groupBy(ranges, (range) => (onDark(range) ? 'dark' : 'light'));
    this.#onLight.paint(group, light);
    this.#onDark.paint(group, dark);
  }

  clear(group) {
    this.#onLight.clear(group);
    this.#onDark.clear(group);
  }

  clearAll() {
    this.#onLight.clearAll();
    this.#onDark.clearAll();
  }

  show(kind, shown) {
    this.#onLight.show(kind, shown);
    this.#onDark.show(kind, shown);
  }
}
