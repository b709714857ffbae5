// How much the assumptions decide: for each measure how far other values of them move the difference.
import {decisive, outweighed} from './answers.js';
import {verdictWord} from './comparison.js';
import {details, h, keyCode, scrolling, svg, table} from './dom.js';
import {apart, decimalsOf, digitsOfSize, fixed, partOf100, signed, withUnit, written} from './numbers.js';
import {capital, listed, page, sentence, word} from './text.js';

const shown = ['research_share', 'project_innovations', 'fundable_applications', 'unused_nok', 'share_ever_joined', 'gini_awards'];
const [width, height, side] = [560, 64, 8];

/** What the study over all assumptions says of a measure, for mixes that it knows. */
export const studied = (view, name) => view.comparison.verdicts[view.scenario - 1]?.how_sure?.numbers?.find(({measure}) => measure === name);

const named = (name) => word('definite', name, null, word('measure', name));

/** One strip: `parts` are [from, to, class] in the unit of the measure; 0, margins and the interval of chance come on top. */
function strip(view, name, parts, middle, said, more) {
  const difference = view.difference(name);
  const scale = view.scale(name);
  const {margin} = view.row(name);
  const chance = difference.simultaneous_interval ?? [difference.difference, difference.difference];
  const near = margin ? margin * Math.sign(difference.difference || 1) : 0;
  const known = [0, near, ...chance, ...parts.flatMap(([from, to]) => [from, to])].map((value) => value * scale.factor);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const digits = apart([low, high, ...(margin ? [margin * scale.factor, -margin * scale.factor] : [])].filter((value) => value >= low && value <= high), digitsOfSize(high - low));
  const x = (value) => side + ((value * scale.factor - low) / (high - low || 1)) * (width - 2 * side);
  const line = (value, cls) => svg('line', {x1: x(value), x2: x(value), y1: 8, y2: 40, class: cls});
  const bar = (from, to, [y, tall], cls, least) => svg('rect', {x: Math.min(x(from), x(to) - least / 2), width: Math.max(least, x(to) - x(from)), y, height: tall, class: cls});
  const margins = margin ? [margin, -margin].filter((value) => value * scale.factor >= low && value * scale.factor <= high) : [];
  return h('figure', {class: 'strip'},
    h('figcaption', null, h('b', null, capital(named(name))), scale.change ? `, ${scale.change}` : '', ': ', verdictWord(difference.verdict)),
    svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': said[0]},
      parts.map(([from, to, cls], at) => bar(from, to, at ? [16, 16] : [20, 8], cls, 1)), line(0, 'zero'), margins.map((value) => line(value, 'margin')),
      middle === undefined ? null : line(middle, 'middle'), bar(...chance, [12, 24], 'chance', 3),
      svg('text', {x: side, y: 58}, signed(low, digits)), svg('text', {x: width - side, y: 58, 'text-anchor': 'end'}, signed(high, digits)),
      x(0) > 60 && x(0) < width - 60 ? svg('text', {x: x(0), y: 58, 'text-anchor': 'middle'}, fixed(0)) : null),
    said.map((text) => h('p', {class: 'fine'}, text)), more);
}

function doubted(view, name) {
  const {in_doubt: ends, difference} = view.difference(name);
  const scale = view.scale(name);
  const digits = apart(ends.map((end) => scale.factor * end), digitsOfSize(scale.factor * Math.max(...ends.map(Math.abs))));
  const [low, high] = ends.map((end) => signed(scale.factor * end, digits));
  return strip(view, name, [[...ends, 'doubted']], undefined,
    [`${capital(page('card.doubt', {low, high: withUnit(high, scale.change)}))}. ${capital(page('here'))}: ${signed(scale.factor * difference, digits)}`]);
}

const few = 2; // flips that are told one by one
const baselineOf = (keys, key) => keys.find((one) => one.key === key)?.values[0] ?? '';
const sideOf = (keys, {key, at}) => word('word', at >= Number(baselineOf(keys, key)) ? 'above' : 'below');
const placeOf = ({at}) => written(String(Number(at.toPrecision(3))));

function flips(told, keys) {
  if (!told.flips) return [];
  if (!told.flips.length) return [sentence('sure.no_flip')];
  if (told.flips.length > few) return [sentence('sure.flips', {n: told.flips.length})];
  return told.flips.map((flip) => sentence('sure.flip', {assumption: word('assumption', flip.key), above_below: sideOf(keys, flip), value: placeOf(flip), baseline: written(baselineOf(keys, flip.key))}));
}
/** Where many assumptions turn the verdict, a table of them. */
function flipTable(told, keys) {
  if (!(told.flips?.length > few)) return null;
  const title = `${page('flips')}: ${named(told.measure)}`;
  return details(`flips-${told.measure}`, title, scrolling(title, table(title, [page('table.doc'), page('flips.model'), page('flips.turns'), page('table.key')],
    told.flips.map((flip) => [word('key', flip.key), written(baselineOf(keys, flip.key)), `${sideOf(keys, flip)} ${placeOf(flip)}`, keyCode(flip.key)])), true));
}

/** All that is known of a measure, each sentence for itself. */
function sentencesOf(view, name, told, keys) {
  const scale = view.scale(name);
  const [low, high] = told.nine_tenths;
  const digits = Math.min(2, decimalsOf((scale.factor * (high - low)) / 10, scale.digits));
  const text = (value) => signed(scale.factor * value, digits);
  const {simultaneous_interval: chance, quantiles, pairs} = view.difference(name);
  const share = told.share_too_small === undefined ? null : 1 - told.share_too_small;
  const single = toFixedEnds(scale, quantiles['5 %'], quantiles['95 %']);
  return [
    sentence(!chance ? 'sure.assumptions_alone' : outweighed(view, name) ? 'sure.assumptions' : 'sure.assumptions_less', {measure: named(name), low: text(low), high: withUnit(text(high), scale.change), median: text(told.median)}),
    share === null ? '' : sentence('sure.share', {share: partOf100(share), sets: fixed(told.sets)}), ...flips(told, keys),
    pairs > 1 ? sentence('sure.single', single) : '',
    chance ? sentence('sure.chance', {...toFixedEnds(scale, ...chance), replicates: fixed(pairs)}) : '',
  ].filter(Boolean);
}
function toFixedEnds(scale, low, high) {
  const digits = Math.min(3, decimalsOf((scale.factor * (high - low)) / 4, scale.digits));
  return {low: signed(scale.factor * low, digits), high: withUnit(signed(scale.factor * high, digits), scale.change)};
}

function ofStudy(view, keys) {
  const known = view.comparison.verdicts[view.scenario - 1].how_sure.numbers.filter(({measure}) => view.has(measure));
  return [
    h('p', null, page('range.study'), ' ', page('range.turns')),
    h('div', {class: 'strips'}, known.map((told) => strip(view, told.measure, [[...told.nine_tenths, 'doubted'], [...told.half, 'half']], told.median, sentencesOf(view, told.measure, told, keys), flipTable(told, keys)))),
  ];
}

/** How far the assumptions move a difference, as short as a card has room for. */
export function doubtOf(view, name) {
  const of = name === 'research_innovations' ? 'research_share' : name;
  const told = studied(view, of);
  const ends = told?.nine_tenths ?? view.difference(name).in_doubt;
  if (!ends) return page('card.no_doubt');
  const scale = view.scale(told ? of : name);
  const digits = apart(ends.map((end) => scale.factor * end), digitsOfSize(scale.factor * Math.max(...ends.map(Math.abs))));
  const [low, high] = ends.map((end) => signed(scale.factor * end, digits));
  const unit = told && of !== name ? scale.change : '';
  return page(told ? 'range' : 'card.doubt', {low, high: withUnit(high, unit)});
}

const tellers = (keys) => h('ul', {class: 'tellers'}, decisive.filter((key) => keys.some((one) => one.key === key)).map((key) => h('li', null, h('b', null, capital(word('assumption_question', key))), '. ', word('what_would_tell', key), '.')));

export function strips(view, keys) {
  const known = shown.filter((name) => view.has(name) && view.difference(name)?.in_doubt && !studied(view, name));
  const study = view.comparison.verdicts[view.scenario - 1].how_sure?.numbers?.length > 0;
  if (!known.length && !study) return [h('p', null, page('range.chance_only')), h('h3', null, page('range.would_tell')), tellers(keys)];
  return [
    study ? ofStudy(view, keys) : null,
    known.length ? [
      h('p', null, page('range.text', {assumptions: listed(decisive.map((key) => word('assumption', key)))}), study ? '' : ` ${page('range.turns')}`),
      h('div', {class: 'strips'}, known.map((name) => doubted(view, name))),
    ] : null,
    h('p', null, sentence('doubt.chance_alone')), h('h3', null, page('range.would_tell')), tellers(keys),
  ];
}
