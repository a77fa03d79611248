/** What axe-core finds on a page. It is evaluated by the debugger, so that the page's policy stays as it is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const OF_COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Violations, in words; of a whole page or of what a selector finds. */
export const found = (page, within = 'html') => violations(page, ALL, within);

/** Those of the colours alone. */
export const badColours = (page) => violations(page, OF_COLOURS, 'html');

async function violations(page, rules, within) {
  // A card that fades in has no contrast yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  return page.evaluate(
    async (rules, within) =>
      (await window.axe.run(within, { runOnly: rules, resultTypes: ['violations'] })).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(' ')} (${n.any[0]?.message ?? n.failureSummary})`).join(' | ')}`,
      ),
    rules,
    within,
  );
}
