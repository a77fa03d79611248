/** How marks look on somebody else's page: the page's style sheet, with colours for a light or a dark page spelled out. */

let sheet = null;

/**
 * The style sheet for a page. `light-dark()` follows the page's declared scheme, which many dark pages do not declare, so the
 * colours are chosen by what the page looks like; the names of the variables cannot meet the page's own.
 */
export async function look(dark) {
  sheet ??= await (await fetch(chrome.runtime.getURL('www/lib/marks.css'))).text();
  return sheet
    .replace(/light-dark\(((?:[^(),]|\([^()]*\))+),\s*((?:[^(),]|\([^()]*\))+)\)/g, (_, light, darkness) => (dark ? darkness : light).trim())
    .replace(/--(?=[a-z])/g, '--sourcelight-');
}
