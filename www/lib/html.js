/** What HTML's elements are to whoever reads an article out of them, be it from a file or from a page that is shown. */
/** @import { BlockKind } from '../../types/work.js' */

/** Elements that say nothing. */
export const SILENT = 'SCRIPT STYLE NOSCRIPT TEMPLATE LINK META HEAD'.split(' ');

/** Elements that hold something other than prose: pictures, players, fields. */
export const NO_PROSE = 'SVG MATH IFRAME OBJECT EMBED CANVAS AUDIO VIDEO MAP BUTTON SELECT TEXTAREA INPUT'.split(' ');

/** What a block is, by the nearest of these around it. @type {Record<string, BlockKind>} */
export const KINDS = {
  H1: 'headline',
  H2: 'headline',
  H3: 'headline',
  H4: 'headline',
  H5: 'headline',
  H6: 'headline',
  LI: 'list item',
  BLOCKQUOTE: 'block quote',
};
