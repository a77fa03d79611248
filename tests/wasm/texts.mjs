// Texts of our own, chosen so that an analysis of all of them holds at least one of everything.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const article = `Harbour town votes to keep its ferry

By Ruth Amsel

The ferry of Little Anse will run for another year, the council decided on Monday. “We could not let it go,” said Maren Oduya, who
chairs the council. “It is our only road in winter.”

More than 4,200 residents signed a petition, according to the ferry company. Ridership fell by 12 percent last year, and the
line lost between 2 and 3 million euros. Thousands of tourists use it every summer.

“Nobody asked us,” she added. The opposition called the vote “reckless” and its leader, Tobias Brandt, said that the mayor had told
him “the money is gone.” A town official, who asked not to be named, said the so-called “iron reserve” was empty.

“In all these years it never once came late.”

Mr. Brandt believes the line will close in 2031. He is 54. The council wants the state to pay half.
`;

/** Every character is outside the basic plane, or beside one that is. */
export const astral = `😀😀 “We won 𝟙𝟚 𝒸ups 🏆,” said Ann Lee. 👩‍👩‍👧‍👦 Some 4,000 people 🎉 came, 𝓫ut “nobody 𠜎 paid,” she said.\n\n🇫🇷 “Oui,” said Léa Dubé 😀.\n`;

/** The texts of the cases that journalists wrote, as they stand in their files. */
export function cases() {
  const folder = join(import.meta.dirname, '../cases');
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .sort();
  return files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** Prose of at least so many UTF-16 units; no two paragraphs are alike. */
export function prose(length) {
  const paragraphs = [];
  let units = 0;
  for (let n = 1; units < length; n++) {
    const paragraph = `${article
      .trim()
      .replaceAll('4,200', String(4200 + n))
      .replaceAll('Maren Oduya', `Maren Oduya-${n % 97}`)}\n\n`;
    paragraphs.push(paragraph);
    units += paragraph.length;
  }
  return paragraphs.join('');
}
