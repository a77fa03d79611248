// Takes the pictures of the guides anew, of the built page and package: `cargo xtask pictures`
import { join } from 'node:path';
import { DIST, launch, painted, paste, serve } from '../tests/browser/harness.mjs';

const ARTICLE = `Ferry fares to rise by 12 percent

Fares on the harbour ferry will rise by 12 percent in May, the operator said on Monday. More than 4,000 people use the ferry each day.

“We have no choice,” said its director, Ann Lee. “Fuel has doubled in price since the spring, and we will not cut a single crossing.”

The mayor, Ben Roe, called the plan “reckless” and said that the city would look for another operator. According to a report of the harbour office, one passenger in five is a pupil.

Some 900 jobs depend on the line. Officials believe that the number is higher.`;

const pictures = join(import.meta.dirname, 'pictures');
const npm = process.env.SOURCELIGHT_NPM ?? join(import.meta.dirname, '../target/npm');
const browser = await launch();
const [site, preview] = await Promise.all([serve(DIST), serve(npm)]);
const page = await browser.newPage();

async function shot(name, selector) {
  await painted(page);
  const element = await page.waitForSelector(selector);
  await element.screenshot({ path: join(pictures, name), type: 'webp', quality: 80 });
  console.log(name);
}

await page.setViewport({ width: 1200, height: 800 });
await page.goto(site.address);
await page.waitForSelector('#samples button');
await paste(page, ARTICLE);
await shot('marks.webp', '#text');
await shot('panel.webp', '#panel');
await page.goto(`${preview.address}example/preview.html`);
await page.waitForFunction(() => document.documentElement.dataset.marks);
await shot('preview.webp', 'body');
await browser.close();
await Promise.all([site.close(), preview.close()]);
