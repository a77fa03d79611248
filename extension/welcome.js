/** The first page after the installation: one paragraph, read and marked by the analyser itself. */
import { $, element } from '../www/lib/element.js';
import { Ledger } from '../www/lib/ledger.js';
import { EVERY_KIND, Painter } from '../www/lib/painter.js';
import { inSlices } from '../www/lib/slices.js';
import { TextMap } from '../www/lib/textmap.js';
import { analyse } from './analyser.js';
import { listKeys } from './controls.js';
import { fill, say } from './say.js';

fill();
$('kinds').replaceChildren(
  ...['quote', 'statistic', 'attribution'].map((kind) =>
    element('li', {}, element(`span.sample.${kind}`, {}, say(`kind_${kind}`)), `: ${say(`about_${kind}`)}`),
  ),
);
await listKeys($('keys'));
const words = /** @type {Text} */ ($('example').firstChild);
const map = new TextMap();
map.add(words, 0);
const ledger = await inSlices(Ledger.build(words.data, await analyse(words.data, [{ span: [0, words.length], kind: 'prose' }])));
const painter = new Painter();
for (const kind of EVERY_KIND) painter.show(kind, kind !== 'passed' && kind !== 'stance');
painter.paint(
  'example',
  (ledger?.sentences ?? []).flatMap((_, i) => ledger?.marks(i) ?? []).map(([layer, span]) => [layer, map.fixed(span)]),
);
document.body.dataset.ready = 'true';
