/** Paints each mark in the colours of its ground: light words stand on something dark, whatever the page says it is. */
/** @import { Kind } from '../../types/work.js' */
import { Painter } from '../../www/lib/painter.js';
import { DARK } from '../look.js';

/** Words are light from this relative luminance on, of 255. */
const LIGHT = 140;

/** @param {Element} element */
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

  /**
   * Paints `[layer, range]` pairs as one group, in place of what that group held before.
   *
   * @type {(group: unknown, ranges: [layer: string, range: StaticRange][]) => void}
   */
  paint(group, ranges) {
    /** @type {Map<Element, boolean>} */
    const known = new Map();
    const onDark = (/** @type {StaticRange} */ { startContainer }) => {
      const parent = startContainer.parentElement ?? /** @type {ShadowRoot} */ (startContainer.getRootNode()).host;
      if (!parent) return false;
      const light = known.get(parent) ?? isLight(parent);
      known.set(parent, light);
      return light;
    };
    const { dark = [], light = [] } = Object.groupBy(ranges, ([, range]) => (onDark(range) ? 'dark' : 'light'));
    this.#onLight.paint(group, light);
    this.#onDark.paint(group, dark);
  }

  /** @param {unknown} group */
  clear(group) {
    this.#onLight.clear(group);
    this.#onDark.clear(group);
  }

  clearAll() {
    this.#onLight.clearAll();
    this.#onDark.clearAll();
  }

  /** @type {(kind: Kind, shown: boolean) => void} */
  show(kind, shown) {
    this.#onLight.show(kind, shown);
    this.#onDark.show(kind, shown);
  }
}
