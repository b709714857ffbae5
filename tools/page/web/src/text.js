// Words and sentences of scenarios/words, in the language that is shown.
const languages = ['en', 'nb'];
let words = {};
let sentences = {};
let at = 1;

export function useTables(data) {
  words = data.words;
  sentences = data.sentences;
}
export function speak(language) {
  at = Math.max(0, languages.indexOf(language));
}
export const language = () => languages[at];

const filled = (text, parts) => text.replace(/\{(\w+)\}/g, (whole, name) => parts?.[name] ?? whole);

/** The word `id` of a kind, with {parts} that are text already; the id itself, or `otherwise`, where there is none. */
export function word(kind, id, parts, otherwise) {
  const row = words[kind]?.[id];
  return row ? filled(row[at], parts) : otherwise ?? id;
}
/** A word of the page itself. */
export const page = (id, parts) => word('page', id, parts);
export const sentence = (id, parts) => filled(sentences[id]?.[at] ?? id, parts);

/** The unit of a key: as the file has it, or in Norwegian as the table of words has it. */
export const keyUnit = (key, unit) => (language() === 'nb' && words.key?.[key]?.[2]) || unit;

/** A key as a sentence names it: its name among the assumptions, else the first words of what it is. */
export function keyName(key) {
  const [, plain, at] = /^(.*?)(\[\d+\])?$/.exec(key);
  return word('assumption', plain, null, lower(word('key', plain, null, plain).split(/[.;:](?:\s|$)/)[0])) + (at ? ` ${at}` : '');
}

/** "a, b and c". */
export function listed(items) {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word('word', 'and')} ${items.at(-1)}`;
}
export const capital = (text) => text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);
/** As it stands within a sentence; names such as FoU keep their capitals. */
export const lower = (text) => (/^.[\p{Ll}\s]/u.test(text) ? text.charAt(0).toLocaleLowerCase(language()) + text.slice(1) : text);

/** A scenario's title, translated where it is that of one that comes with the program; those of several carry its name. */
export function titleOf({name, title}) {
  const ending = title.endsWith(` (${name})`) ? ` (${name})` : '';
  const known = (told) => Object.values(words.scenario ?? {}).find((row) => row[0] === told)?.[at];
  const plain = title.slice(0, title.length - ending.length);
  return known(title) ?? (known(plain) ? known(plain) + ending : title);
}
