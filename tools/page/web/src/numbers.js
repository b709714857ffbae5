// Numbers as Norwegian and English write them (scenarios/words/README.md).
import {language, page, word} from './text.js';

const space = '\u00a0';
const minus = '\u2212';

/** Exact halves to the even digit, as the program does. */
function rounded(size, digits) {
  const text = size.toFixed(digits);
  if ((size * 2 * 10 ** digits) % 2 !== 1) return text;
  const exact = size.toFixed(digits + 30);
  const cut = exact.slice(0, -30).replace(/\.$/, '');
  return /50{29}$/.test(exact) && /[02468]$/.test(cut) ? cut : text;
}
/** "1 460,5": thousands apart, no negative zero. */
export function fixed(value, digits = 0) {
  if (value === null || value === undefined || !Number.isFinite(value)) return word('word', 'undefined');
  const [whole, part] = rounded(Math.abs(value), digits).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, space) + (part ? (language() === 'nb' ? ',' : '.') + part : '');
  return (value < 0 && /[1-9]/.test(text) ? minus : '') + text;
}
export function signed(value, digits = 0) {
  const text = fixed(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A part of 100; neither 0 nor 100 of one that is not: "more than 99". */
export function partOf100(part) {
  const text = fixed(100 * part);
  if (part > 0 && text === '0') return word('word', 'less_than', {n: fixed(1)});
  if (part < 1 && text === '100') return word('word', 'more_than', {n: fixed(99)});
  return text;
}

/** "1 replicate", "1 460 points": exactly one is singular. */
export const counted = (what, count) => word('word', count === 1 ? `one.${what}` : `count.${what}`, {n: fixed(count)});

/** As many decimals as an error has that is told with one digit, or with two if they are below 30. */
export function decimalsOf(error, otherwise) {
  if (!(error > 0) || !Number.isFinite(error)) return otherwise;
  const power = Math.floor(Math.log10(error));
  return Math.max(0, -power + (error / 10 ** power < 3 ? 1 : 0));
}

/** As many as a size of this order needs: none from 100 on, at most two. */
export const digitsOfSize = (size) => Math.max(0, Math.min(2, 2 - Math.floor(Math.log10(size || 1))));
/** `digits`, or as many more as it takes until values that differ look different. */
export function apart(values, digits) {
  const unlike = [...new Set(values)];
  while (digits < 6 && new Set(unlike.map((value) => fixed(value, digits))).size < unlike.length) ++digits;
  return digits;
}
/** Decimals that a number has, or three that count; at most six. */
export const decimalsNeeded = (value) => (String(+value.toFixed(Math.max(2, Math.min(6, 2 - Math.floor(Math.log10(value || 1)))))).split('.')[1] ?? '').length;
/** Whether a number is told as zero. */
export const isZero = (text) => !/[1-9]/.test(text);

/** How a measure is told: factor, decimals where no error tells them and at most, unit of a level and of a difference. */
export function scaleOf(measure, unit) {
  if (/^(gini|theil)_/.test(measure)) return {factor: 1, digits: 3, most: 4, level: '', change: ''};
  if (unit === 'share') return {factor: 100, digits: 2, most: 3, level: '%', change: word('unit', 'percentage_points')};
  if (unit === 'MNOK a year') return {factor: 1, digits: 1, most: 1, level: word('unit', 'MNOK'), change: word('unit', 'MNOK')};
  return {factor: 1, digits: 1, most: 1, level: '', change: ''};
}
export const toError = (scale, error) => ({...scale, digits: Math.min(scale.most, decimalsOf(scale.factor * error, scale.digits))});

export const level = (scale, value) => fixed(scale.factor * value, scale.digits);
export const change = (scale, value) => signed(scale.factor * value, scale.digits);
/** A short unit is never parted from its number. */
export const withUnit = (text, unit) => (unit ? `${text}${unit.length > 10 ? ' ' : space}${unit}` : text);

/** "from +0,45 to +0,47" (nb), "+0.45 to +0.47" (en). */
export const range = (low, high, digits) => (language() === 'nb' ? 'fra ' : '') + `${signed(low, digits)} ${word('word', 'to')} ${signed(high, digits)}`;
export const plainRange = (low, high, digits) => (language() === 'nb' ? 'fra ' : '') + `${fixed(low, digits)} ${word('word', 'to')} ${fixed(high, digits)}`;

/** What a user wrote in a scenario, as it is written in the language: "0.50" is "0,5". */
export function written(text) {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return language() === 'nb' ? text.replace(/(\d)\.(\d)/g, '$1,$2') : text;
  return fixed(value, (String(value).split('.')[1] ?? '').length);
}
/** The value of a key: a word of its own where it is a choice. */
export const keyValue = (key, text) => word('key_value', `${key}=${text}`, null, written(text));
/** The same without more digits than tell points of a sample apart. */
export const pointValue = (key, text) => keyValue(key, text.length > 8 && Number.isFinite(Number(text)) ? String(Number(Number(text).toPrecision(4))) : text);
/** A share as per cent: "7,5 %". */
export const percent = (share) => withUnit(fixed(100 * share, (String(+(100 * share).toFixed(6)).split('.')[1] ?? '').length), '%');

export const unitOfMeasure = (unit, difference) => {
  if (unit === 'share') return difference ? word('unit', 'percentage_points') : '%';
  if (unit === 'MNOK a year') return word('unit', 'MNOK_a_year');
  return page('per_year');
};
