/** The words in which the analysis speaks to a reader. */

/** @import { Amount, FindingKind, Kind, PassedOver, Speaker, Statistic } from '../../types/work.js' */

/** @type {Record<Kind, string>} */
export const LABELS = { quote: 'Quote', statistic: 'Statistic', attribution: 'Attribution', stance: 'Stance', passed: 'Passed over' };

/** @type {Record<Speaker['kind'], string>} */
export const SPEAKER_KINDS = {
  person: 'person',
  organisation: 'organisation',
  document: 'document',
  unnamed: 'not named',
  collective: 'group',
};

/** @type {Record<FindingKind, [title: string, what: string]>} */
export const FINDINGS = {
  'statistic without source': [
    'Statistics without a source',
    'The sentence states a number and the article does not say where it comes from.',
  ],
  'unnamed source': ['Sources that are not named', 'Somebody is quoted or reported, and the article does not say who.'],
  'orphan quotation': ['Quotations without a speaker', 'The words are in quotation marks, and nothing near them says whose they are.'],
  'one source': ['Everything comes from one source', 'All that is attributed in this article goes back to one source.'],
  'second hand': ['Second-hand', 'Somebody’s words, as another source reports them.'],
  'nobody named': ['Long passages without a source', 'Several sentences in a row state something, and nobody is named for it.'],
};

/**
 * What a source is, finer than its kind: the words of sourcing studies. Of one that the reader alone names nobody knows it.
 *
 * @type {(speaker: Speaker) => string}
 */
export const typeOf = ({ type, kind, own }) => (own ? 'named by you' : (type ?? SPEAKER_KINDS[kind] ?? kind));

/**
 * Whose something is: a guess is called one, and who is only likely for a quotation that the text leaves without a speaker too.
 *
 * @template {string | null} None
 * @param {string | null | undefined} name
 * @param {{guess?: boolean, orphan?: boolean}} likely
 * @param {None} none
 */
export const named = (name, { guess = false, orphan = false }, none) =>
  name ? (orphan ? `not named, perhaps ${name}` : guess ? `perhaps ${name}` : name) : none;

/** Words as they begin a line: "No source named". @type {(words: string) => string} */
export const sentenced = (words) => words[0].toUpperCase() + words.slice(1);

/** Why somebody is only likely, in plain words. @type {(reason: string) => string} */
export const guessWords = (reason) =>
  reason.startsWith('pronoun: ')
    ? `the text says only “he”, “she”, “it” or “they” here, most likely ${reason.slice('pronoun: '.length)}`
    : reason === 'whose verb it is, is open'
      ? 'the text leaves open who says this'
      : reason;

/** Why something was seen and not marked. @type {Record<PassedOver['reason'], string>} */
export const REASONS = {
  'scare quote': 'marks of distance, not speech',
  title: 'a title',
  slogan: 'a motto or slogan',
  nickname: 'a nickname',
  mention: 'a word mentioned as a word',
  date: 'a date',
  time: 'a clock time',
  age: 'an age',
  duration: 'a span of time',
  ordinal: 'a rank or place in an order',
  name: 'part of a name',
  identifier: 'a number that identifies',
  anaphoric: 'points back at what was already counted',
  figurative: 'not meant as a quantity',
  height: 'a person’s height',
};

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
const rough = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** Units that are words by themselves, and have a plural like most. */
const WORDS = `millisecond:ms microsecond:us nanosecond:ns second:s minute:min hour:h day:d night morning weekend week:wk fortnight month:mo
  quarter season semester term year:a decade generation percentage_point basis_point point acre hectare:har square_mile:mi2 yard:yd mile:mi
  light_year:ly pint quart gallon:gal cup teaspoon:tsp tablespoon:tbsp bushel barrel:bbl carat pound:lb ounce:oz ton tonne:t kiloton:kt
  megaton:Mt knot:kn degree:deg radian:rad calorie:cal byte:B kilobit:kbit megabit:Mbit gigabit:Gbit terabit:Tbit petabit:Pbit exabit:Ebit
  zettabit:Zbit megapixel:Mpx megapixel:MP picometre:pm attometre:am amp:A`;

/**
 * What the analyser calls a unit, as a reader writes it, in the singular and the plural; other units stand as they are ("kg", "km", "MW").
 *
 * @type {Record<string, [one: string, many: string]>}
 */
const UNITS = {
  ...Object.fromEntries(
    WORDS.split(/\s+/).map((entry) => {
      const [one, name = one] = entry.replace('_', ' ').split(':');
      return [name, [one, `${one}s`]];
    }),
  ),
  century: ['century', 'centuries'],
  millennium: ['millennium', 'millennia'],
  in: ['inch', 'inches'],
  ft: ['foot', 'feet'],
  ft2: ['square foot', 'square feet'],
  st: ['stone', 'stone'],
  cwt: ['hundredweight', 'hundredweight'],
  hp: ['horsepower', 'horsepower'],
  PS: ['horsepower', 'horsepower'],
  BTU: ['BTU', 'BTUs'],
  degC: ['°C', '°C'],
  degF: ['°F', '°F'],
  um: ['µm', 'µm'],
  ug: ['µg', 'µg'],
  uL: ['µL', 'µL'],
  kiB: ['KiB', 'KiB'],
  'N.m': ['N m', 'N m'],
  ...Object.fromEntries(['mm2', 'cm2', 'm2', 'km2', 'mm3', 'cm3', 'm3', 'km3'].map((unit) => [unit, twice(superscript(unit))])),
};

/** @type {(unit: string) => string} */
function superscript(unit) {
  return unit.replace('2', '²').replace('3', '³');
}

/** @type {(word: string) => [string, string]} */
function twice(word) {
  return [word, word];
}

/**
 * Units that are told in several once they hold so much of them; of pounds and feet, where a part of one is no quarter. Time is given from the
 * largest down, in the unit itself.
 *
 * @type {Record<string, {from: number, parts: [unit: string, size: number][]}>}
 */
const COMPOSED = {
  s: {
    from: 100,
    parts: [
      ['h', 3600],
      ['min', 60],
      ['s', 1],
    ],
  },
  min: {
    from: 100,
    parts: [
      ['h', 60],
      ['min', 1],
    ],
  },
  lb: {
    from: 1,
    parts: [
      ['lb', 1],
      ['oz', 1 / 16],
    ],
  },
  ft: {
    from: 1,
    parts: [
      ['ft', 1],
      ['in', 1 / 12],
    ],
  },
};

/**
 * A value as one says it in several units: "11 minutes 40 seconds"; `null` where one says it in one.
 *
 * @type {(value: number, unit: string) => string | null}
 */
function composed(value, unit) {
  const { from = Number.POSITIVE_INFINITY, parts = [] } = COMPOSED[unit] ?? {};
  if (value < from) return null;
  const [, smallest] = parts[parts.length - 1];
  // "7.5 pounds" is said so, and "7.3 pounds" is no number of ounces.
  if (smallest < 1 && ((value * 4) % 1 === 0 || Math.abs(value / smallest - Math.round(value / smallest)) > 0.001)) return null;
  // In the smallest of them, without what a division by twelve leaves.
  let rest = Math.round((value / smallest) * 1000) / 1000;
  const said = [];
  for (const [name, size] of parts) {
    const many = size / smallest;
    const n = name === parts[parts.length - 1][0] ? Math.round(rest * 1000) / 1000 : Math.floor(rest / many + 1e-9);
    rest -= n * many;
    if (n) said.push(inUnit(n, name));
  }
  return said.join(' ');
}

/** @type {(unit: string | null) => boolean} */
const isCurrency = (unit) => /^[A-Z]{3}$/.test(unit ?? '') && !UNITS[unit ?? ''];

/** @type {[size: number, name: string][]} */
const SCALES = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
];

/**
 * A large round number in millions: "14 million" for 14,000,000; what two decimals cannot tell keeps its digits.
 *
 * @type {(value: number, written: (n: number, scaled: boolean) => string) => string}
 */
function scaled(value, written) {
  const [size, name] = SCALES.find(([size]) => Math.abs(value) >= size) ?? [1, ''];
  const hundredths = (value / size) * 100;
  if (!name || Math.abs(hundredths - Math.round(hundredths)) > 1e-6) return written(value, false);
  return `${written(Math.round(hundredths) / 100, true)} ${name}`;
}

/** @type {(value: number, currency: string) => string} */
function money(value, currency) {
  try {
    return scaled(value, (n, isScaled) => {
      const maximumFractionDigits = n % 1 ? 2 : 0;
      const minimumFractionDigits = isScaled ? 0 : maximumFractionDigits;
      return new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits, minimumFractionDigits }).format(n);
    });
  } catch {
    // Three capitals that are no currency: shown as they are.
    return `${number.format(value)} ${currency}`;
  }
}

/** A third has no end of digits: of what is less than one, three tell enough. @type {(value: number) => string} */
const plain = (value) => (Math.abs(value) < 1 ? rough.format(value) : scaled(value, number.format));

/** @type {(value: number, unit: string) => string} */
function inUnit(value, unit) {
  const [one, many] = UNITS[unit] ?? twice(unit);
  return `${plain(value)} ${value === 1 ? one : many}`;
}

/** @type {(value: number, unit: string | null) => string} */
function withUnit(value, unit) {
  if (!unit) return plain(value);
  const [what, per] = unit.split('/');
  const amount = isCurrency(what)
    ? money(value, what)
    : what === '1'
      ? plain(value)
      : what === 'percent'
        ? `${plain(value)}%`
        : inUnit(value, what);
  if (!per) return amount;
  return `${amount} per ${/^\d+$/.test(per) ? number.format(Number(per)) : (UNITS[per]?.[0] ?? per)}`;
}

/**
 * A value with its unit: "15,000", "40%", "US$1.2 billion", "10 to 20 km", "4 per day"; a vague magnitude has none.
 *
 * @type {(value: Amount | null, unit: string | null) => string}
 */
function amount(value, unit) {
  const known = [value].flat().filter((n) => n !== null);
  if (!known.length) return unit ? `no exact number, ${UNITS[unit]?.[1] ?? (unit === 'percent' ? '%' : unit)}` : 'no exact number';
  const [from, to] = known;
  if (!Array.isArray(value)) return (unit && composed(from, unit)) || withUnit(from, unit);
  if (known.length === 1) return `${value[0] === null ? 'up to' : 'from'} ${withUnit(from, unit)}`;
  return unit && isCurrency(unit) ? `${money(from, unit)} to ${money(to, unit)}` : `${plain(from)} to ${withUnit(to, unit)}`;
}

/** What a statistic says, in one line: "more than 15,000", "1 of 5 (20%)", "down by almost 33.3%". @param {Statistic} statistic */
export function figure({ value, unit, kind, qualifier, direction, parts }) {
  const fraction = typeof value === 'number' && !unit && value > 0 && value < 1 && (kind === 'ratio' || kind === 'change');
  const said = fraction ? `${plain(Math.round(value * 1000) / 10)}%` : amount(value, unit);
  const whole =
    parts && kind === 'ratio'
      ? `${plain(parts[0])} of ${plain(parts[1])}${fraction ? ` (${said})` : ''}`
      : parts && kind === 'score'
        ? parts.map(plain).join(' to ')
        : kind === 'ratio' && !unit && typeof value === 'number' && value >= 1
          ? `${said} times`
          : said;
  // Of "from two to four" and "by two to four" nobody knows which it was.
  const changed = direction && (Array.isArray(value) ? `${direction},` : `${direction} by`);
  return [changed, qualifier, whole].filter(Boolean).join(' ');
}

/** A number as a reader writes it: "1,500". @type {(n: number) => string} */
export const digits = (n) => number.format(n);

/** "40%" for 0.4. @type {(share: number) => string} */
export const percent = (share) => `${Math.round(share * 100)}%`;

/** "1 quote", "2 quotes". @type {(n: number, word: string) => string} */
export const count = (n, word) => `${digits(n)} ${n === 1 ? word : word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`}`;
