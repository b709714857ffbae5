// What the page says of each scenario after the first, in both languages: answers.mjs DATA.json, the data of a page. Prints
// {nb: [[heading, paragraph, …]], en: …}.
import {readFileSync} from 'node:fs';
import {answers, doubt} from '../../tools/page/web/src/answers.js';
import {View} from '../../tools/page/web/src/comparison.js';
import {sentence, speak, titleOf, useTables} from '../../tools/page/web/src/text.js';

const data = JSON.parse(readFileSync(process.argv[2], 'utf8'));
useTables(data);
const said = {};
for (const language of ['nb', 'en']) {
  speak(language);
  const {first_year: first, last_year: last} = data.comparison;
  const heading = (other) => sentence(first === last ? 'heading.one_year' : 'heading', {other: titleOf(other), base: titleOf(data.scenarios[0]), years: `${first}–${last}`, year: first});
  said[language] = data.scenarios.slice(1).map((other, at) => [heading(other), doubt(data), ...answers(new View(data.comparison, at + 1), data.scenarios).map((sentences) => sentences.join(' '))]);
}
console.log(JSON.stringify(said));
