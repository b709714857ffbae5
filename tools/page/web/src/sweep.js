// The page of a sweep: a curve or dots along a key, strips across all points, and what a wrong guess costs.
import {legend, lineChart} from './change.js';
import {details, h, keyCode, scrolling, select, svg, table} from './dom.js';
import {counted, decimalsOf, fixed, pointValue, range, written} from './numbers.js';
import {rowUnit, shortWord} from './labels.js';
import {choosePalette, colourOf} from './palette.js';
import {regretSection} from './regret.js';
import {provenanceSection} from './tables.js';
import {capital, keyName, keyUnit, listed, page, titleOf, word} from './text.js';

const scaleOf = (measure, unit) => (/^(gini|theil)_/.test(measure) ? 1 : unit === '1' && /share|rate/.test(measure) ? 100 : 1);
const unitWord = (measure, unit) => (scaleOf(measure, unit) === 100 ? '%' : rowUnit(measure, unit === 'MNOK year-1' ? 'MNOK a year' : 'a year'));
const keyWord = (key) => word('key', key.replace(/\[\d+\]$/, ''), null, key);
const refused = 1;
const failed = 2;

/** The means of a measure as they are told: unit, factor, digits. */
export function measureOf(data, name) {
  const {unit, mean, half} = data.measures[name];
  return {name, mean, half, factor: scaleOf(name, unit), unit: unitWord(name, unit)};
}
const optionsOf = (data, key) => [...new Set(data.settings.map((row) => row[key]))].sort((a, b) => (data.numeric[key] ? Number(a) - Number(b) : 0));
/** Whether every combination of the values is a point: only then points lie along a key with all others held. */
const isGrid = (data) => data.varying.reduce((product, key) => product * optionsOf(data, key).length, 1) === data.points.length;

function rowsOf(data, measure, points, free) {
  const {mean, half, factor} = measure;
  return points.flatMap((at) => data.scenarios.map((scenario, position) => {
    const value = mean[at][position] === null ? NaN : factor * mean[at][position];
    const error = half[at][position] === null ? 0 : factor * half[at][position];
    return {at, x: data.points[at][free], scenario: position, title: titleOf(scenario), strong: true, value, error, ends: error ? [value - error, value + error] : null};
  })).filter(({value}) => Number.isFinite(value)).sort((a, b) => a.x - b.x);
}
/** One row a point: the values of `keys`, then the mean in each scenario. */
function numbers(data, measure, points, keys, rows) {
  const digits = decimalsOf(Math.max(...rows.map(({error}) => error), 0) / 2, 1);
  const cell = (row) => (row ? `${fixed(row.value, digits)}${row.ends ? ` (${range(...row.ends, digits).replaceAll('+', '')})` : ''}` : '');
  const sorted = rows.length ? [...new Set(rows.map(({at}) => at))] : points;
  return scrolling(page('chart.table'), table(shortWord(measure.name), [...keys.map((key) => capital(keyName(data.keys[key]))), ...data.scenarios.map(titleOf)],
    sorted.map((at) => [...keys.map((key) => pointValue(data.keys[key], data.settings[at][key])), ...data.scenarios.map((_, scenario) => cell(rows.find((row) => row.at === at && row.scenario === scenario)))])), true);
}

function curve(data, measure, free, held, width) {
  const grid = held !== null;
  const points = data.points.map((_, at) => at).filter((at) => data.states[at] !== refused && (!grid || data.varying.every((key) => key === free || data.settings[at][key] === held[key])));
  const rows = rowsOf(data, measure, points, free ?? 0);
  const shown = free === undefined || !grid ? data.varying : [free];
  const list = numbers(data, measure, points, shown, rows);
  if (free === undefined) return [h('p', null, page('sweep.no_numeric')), list];
  if (!rows.length) return [h('p', null, page('sweep.no_points'))];
  const titles = data.scenarios.map(titleOf);
  const name = capital(keyName(data.keys[free]));
  const banded = rows.some(({ends}) => ends);
  return [
    h('div', {class: 'chart'}, lineChart({rows, x: {name: 'x', tell: (value) => written(String(Number(value.toPrecision(6))))}, unit: measure.unit, label: `${shortWord(measure.name)}, ${measure.unit}; ${name}`, sign: false, titles, width, integers: false, dots: !grid})),
    h('p', {class: 'axis'}, h('b', null, name), `. ${keyWord(data.keys[free])}`), legend(titles, titles.map((_, at) => at)),
    h('p', {class: 'fine'}, page(grid ? (banded ? 'sweep.band' : 'sweep.no_band') : 'sweep.scatter')),
    details('numbers-curve', page('chart.table'), list),
  ];
}

function strip(data, name) {
  const {quantiles} = data.measures[name];
  const {factor, unit} = measureOf(data, name);
  const all = quantiles.flat().filter((value) => value !== null).map((value) => factor * value);
  if (!all.length) return null;
  const [low, high, width] = [Math.min(...all), Math.max(...all), 560];
  const x = (value) => 8 + ((factor * value - low) / (high - low || 1)) * (width - 16);
  const digits = decimalsOf((high - low) / 100, 1);
  return h('figure', {class: 'strip'}, h('figcaption', null, h('b', null, shortWord(name)), `, ${unit}`),
    svg('svg', {viewBox: `0 0 ${width} ${quantiles.length * 22 + 24}`, role: 'img', 'aria-label': `${shortWord(name)}: ${fixed(low, digits)} ${word('word', 'to')} ${fixed(high, digits)}`},
      quantiles.map((parts, scenario) => (parts[0] === null ? null : [
        svg('rect', {x: x(parts[0]), width: Math.max(1, x(parts[4]) - x(parts[0])), y: scenario * 22 + 4, height: 14, fill: colourOf(scenario), opacity: 0.25}),
        svg('rect', {x: x(parts[1]), width: Math.max(1, x(parts[3]) - x(parts[1])), y: scenario * 22 + 4, height: 14, fill: colourOf(scenario), opacity: 0.55}),
        svg('line', {x1: x(parts[2]), x2: x(parts[2]), y1: scenario * 22 + 2, y2: scenario * 22 + 20, stroke: '#111', 'stroke-width': 2})])),
      svg('text', {x: 8, y: quantiles.length * 22 + 18}, fixed(low, digits)), svg('text', {x: width - 8, y: quantiles.length * 22 + 18, 'text-anchor': 'end'}, fixed(high, digits))));
}

function lead(data) {
  const count = (state) => data.states.filter((one) => one === state).length;
  const years = data.years.length > 1 ? `${data.years[0]}–${data.years.at(-1)}` : String(data.years[0]);
  const told = [page('lead.sweep', {points: counted('points', data.points.length), years, replicates: counted('replicates', data.replicates)})];
  for (const [state, id] of [[refused, 'sweep.refused'], [failed, 'sweep.failed']]) if (count(state)) told.push(page(id, {n: fixed(count(state))}));
  return told.join(' ');
}
/** What the intervals do not show, and whether the sweep itself says some of it. */
function doubt(data) {
  const facts = data.varying.filter((key) => data.treatments[key] === 'fact').map((key) => keyName(data.keys[key]));
  return facts.length ? page('sweep.facts', {keys: listed(facts)}) : page('range.chance_only');
}
const about = (data) => scrolling(page('section.assumptions'), table(page('section.assumptions'), ['table.doc', 'table.unit', 'table.status', 'table.confidence', 'table.key'].map((id) => page(id)),
  data.keys.map((key, at) => [keyWord(key), keyUnit(key, data.about[at].unit), word('status', `status.${data.about[at].status}`, null, data.about[at].status), data.about[at].confidence ? word('confidence', `confidence.${data.about[at].confidence}`, null, '') : '', keyCode(key)])));

export function sweepPage(data, set, width, state, section) {
  choosePalette(data.scenarios.length, data.scenarios.length - 1);
  const names = Object.keys(data.measures);
  const measure = measureOf(data, names.includes(state.measure) ? state.measure : names[0]);
  const numeric = data.varying.filter((key) => data.numeric[key]);
  const free = numeric.includes(data.keys.indexOf(state.key)) ? data.keys.indexOf(state.key) : numeric[0];
  const others = data.varying.filter((key) => key !== free);
  const chosen = Object.fromEntries(state.of.split('|').filter(Boolean).map((pair) => pair.split('=')));
  const options = Object.fromEntries(others.map((key) => [key, optionsOf(data, key)]));
  const held = Object.fromEntries(others.map((key) => [key, options[key].includes(chosen[key]) ? chosen[key] : options[key][Math.floor(options[key].length / 2)]]));
  const hold = (key, value) => set({of: Object.entries({...held, [key]: value}).map(([one, text]) => `${one}=${text}`).join('|')});
  const grid = free !== undefined && isGrid(data);
  const name = (key) => capital(keyName(data.keys[key]));
  return [
    h('h1', {id: 'question', tabindex: '-1'}, page('question.sweep', {keys: listed(data.varying.map((key) => keyName(data.keys[key])))})),
    h('p', {class: 'lead'}, lead(data)),
    h('div', {class: 'notice'}, h('p', null, page('not_a_forecast'), ' ', doubt(data))),
    section('sweep', page('section.sweep'), h('div', {class: 'controls'},
      select('measure', page('choose_measure'), names.map((one) => [one, shortWord(one)]), measure.name, (value) => set({measure: value})),
      numeric.length > 1 && select('key', page('sweep.key'), numeric.map((key) => [data.keys[key], name(key)]), data.keys[free], (value) => set({key: value})),
      grid && others.map((key) => select(`held-${key}`, name(key), options[key].map((value) => [value, pointValue(data.keys[key], value)]), held[key], (value) => hold(key, value)))),
      curve(data, measure, free, grid ? held : null, width)),
    section('strips', page('sweep.strips'), h('p', {class: 'fine'}, page('sweep.strips.hint')), h('div', {class: 'strips'}, names.slice(0, 8).map((one) => strip(data, one))), legend(data.scenarios.map(titleOf), data.scenarios.map((_, at) => at))),
    section('regret', page('section.regret'), regretSection(data, measure, state, set)),
    section('keys', page('section.assumptions'), about(data)),
    section('provenance', page('section.provenance'), provenanceSection(data)),
  ];
}
