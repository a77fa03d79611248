/** How marks look on somebody else's page. */

/** What stands before the names of layers on dark ground. */
export const DARK = 'dark-';

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

const coloured = (marks, scheme, prefix) =>
  marks
    .replace(/light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g, (_, ...colours) => colours[scheme].trim())
    .replaceAll('sourcelight-', prefix)
    .replace(/--(?=[a-z])/g, `--${prefix}`);
