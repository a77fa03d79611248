/** How marks look on somebody else's page. */

/** What stands before the names of layers on dark ground. */
export const DARK = 'dark-';

/**
 * Chromium hands a highlight's style down from the root, into shadow trees too: said of the root alone it costs a page of 50,000 elements a third of
 * what it costs said of every element. Firefox hands nothing down, and a page's style sheet ends at the shadow trees: there it is the reader's own.
 */
const INHERITS = location.protocol === 'chrome-extension:';

/** Whose style sheet it is. */
export const ORIGIN = INHERITS ? 'AUTHOR' : 'USER';

/** @type {string | null} */
let sheet = null;

/**
 * The page's own style sheet for marks, once for light ground and once for dark. `light-dark()` would follow the scheme that a page
 * declares, which many dark pages do not, and a light page may have a dark box. The names of the variables cannot meet the page's own.
 */
export async function look() {
  if (!sheet) {
    const marks = await (await fetch(chrome.runtime.getURL('www/lib/marks.css'))).text();
    sheet = coloured(marks, 0, 'sourcelight-') + coloured(marks, 1, `sourcelight-${DARK}`);
  }
  return sheet;
}

/** @type {(marks: string, scheme: number, prefix: string) => string} */
const coloured = (marks, scheme, prefix) =>
  marks
    .replace(/light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g, (_, ...colours) => String(colours[scheme]).trim())
    .replaceAll('::highlight(sourcelight-', `${INHERITS ? ':root' : ''}::highlight(${prefix}`)
    .replace(/--(?=[a-z])/g, `--${prefix}`);
