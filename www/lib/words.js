/** The words in which the analysis speaks to a reader. */

export const LABELS = { quote: 'Quote', statistic: 'Statistic', attribution: 'Attribution', stance: 'Stance', passed: 'Passed over' };

export const SPEAKER_KINDS = { person: 'person', organisation: 'organisation', document: 'document', unnamed: 'not named', collective: 'group' };

export const FINDINGS = {
  'statistic without source': ['Statistics without a source', 'The sentence states a number and the article does not say where it comes from.'],
  'unnamed source': ['Sources that are not named', 'Somebody is quoted or reported, and the article does not say who.'],
  'orphan quotation': ['Quotations without a speaker', 'The words are in quotation marks, and nothing near them says whose they are.'],
  'one source': ['Everything comes from one source', 'All that is attributed in this article goes back to one source.'],
  'second hand': ['Words told by somebody else', 'Somebody’s words, as another source reports them.'],
  'nobody named': ['Stretches in which nobody is named', 'Nothing here is attributed to anybody who is named.'],
};

/** Why something was seen and not marked. */
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

function money(value, currency) {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: value % 1 ? 2 : 0 }).format(value);
}

function one(value, unit) {
  if (typeof value !== 'number') return '';
  if (unit === 'percent') return `${number.format(value)} %`;
  if (/^[A-Z]{3}$/.test(unit ?? '')) {
    try {
      return money(value, unit);
    } catch {
      // Three capitals that are no currency: shown as they are.
    }
  }
  return unit ? `${number.format(value)} ${unit}` : number.format(value);
}

/** A value with its unit: "15,000", "40 %", "$1,200,000,000", "10 to 20 km"; a vague magnitude has none. */
export function amount(value, unit) {
  if (value === null || value === undefined) return unit ? `no exact number, ${unit}` : 'no exact number';
  if (!Array.isArray(value)) return one(value, unit);
  return `${one(value[0], unit && unit !== 'percent' ? null : unit)} to ${one(value[1], unit)}`;
}

/** "1 quote", "2 quotes". */
export const count = (n, word) => `${number.format(n)} ${n === 1 ? word : word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`}`;
