// The page of a sweep: curves along a key, strips across all points, and what a wrong guess costs.
import {legend, lineChart} from './change.js';
import {details, h, scrolling, select, svg, table} from './dom.js';
import {decimalsOf, fixed, range, written} from './numbers.js';
import {rowUnit, shortWord} from './labels.js';
import {choosePalette, colourOf} from './palette.js';
import {provenanceSection} from './tables.js';
import {keyUnit, listed, page, titleOf, word} from './text.js';

const less = new Set(['unused_nok', 'lapsed_nok', 'gini_awards']);
const scaleOf = (measure, unit) => (/^(gini|theil)_/.test(measure) ? 1 : unit === '1' && /share|rate/.test(measure) ? 100 : 1);
const unitWord = (measure, unit) => (scaleOf(measure, unit) === 100 ? '%' : rowUnit(measure, unit === 'MNOK year-1' ? 'MNOK a year' : 'a year'));
const keyWord = (key) => word('key', key.replace(/\[\d+\]$/, ''), null, key);

/** Points of which all keys but `free` have the values of `held`. */
const along = (data, free, held) => data.points.map((_, at) => at).filter((at) => data.states[at] !== 1 && data.varying.every((key) => key === free || data.settings[at][key] === held[key]));

function curve(data, state, set, width, measure, free, held) {
  const {unit, mean, half} = data.measures[measure];
  const factor = scaleOf(measure, unit);
  const titles = data.scenarios.map(titleOf);
  const rows = along(data, free, held).flatMap((at) => data.scenarios.map((_, scenario) => ({x: data.points[at][free], scenario, title: titles[scenario], strong: true, value: mean[at][scenario] === null ? NaN : factor * mean[at][scenario], error: factor * (half[at][scenario] ?? 0)})))
    .filter(({value}) => Number.isFinite(value)).map((row) => ({...row, ends: row.error ? [row.value - row.error, row.value + row.error] : null})).sort((a, b) => a.x - b.x);
  const tell = (value) => written(String(Number(value.toPrecision(6))));
  const told = unitWord(measure, unit);
  const digits = decimalsOf(Math.max(...rows.map(({error}) => error), 0) / 2, 1);
  const xs = [...new Set(rows.map(({x}) => x))];
  const cell = (row) => (row ? `${fixed(row.value, digits)}${row.ends ? ` (${range(...row.ends, digits).replaceAll('+', '')})` : ''}` : '');
  return [
    h('div', {class: 'chart'}, lineChart({rows, x: {name: 'x', tell}, unit: told, label: `${shortWord(measure)}, ${told}; ${data.keys[free]}`, sign: false, titles, width, integers: false})),
    h('p', {class: 'axis'}, `${data.keys[free]}: ${keyWord(data.keys[free])}`), legend(titles, titles.map((_, at) => at)),
    h('p', {class: 'fine'}, page('sweep.band'), ' ', page('range.chance_only')),
    details('numbers-curve', page('chart.table'), scrolling(page('chart.table'), table(shortWord(measure), [data.keys[free], ...titles], xs.map((x) => [tell(x), ...titles.map((_, scenario) => cell(rows.find((row) => row.x === x && row.scenario === scenario)))])), true)),
  ];
}

function strip(data, measure) {
  const {unit, quantiles} = data.measures[measure];
  const factor = scaleOf(measure, unit);
  const all = quantiles.flat().filter((value) => value !== null).map((value) => factor * value);
  if (!all.length) return null;
  const [low, high, width] = [Math.min(...all), Math.max(...all), 560];
  const x = (value) => 8 + ((factor * value - low) / (high - low || 1)) * (width - 16);
  const digits = decimalsOf((high - low) / 100, 1);
  return h('figure', {class: 'strip'}, h('figcaption', null, h('b', null, shortWord(measure)), `, ${unitWord(measure, unit)}`),
    svg('svg', {viewBox: `0 0 ${width} ${quantiles.length * 22 + 24}`, role: 'img', 'aria-label': `${shortWord(measure)}: ${fixed(low, digits)} ${word('word', 'to')} ${fixed(high, digits)}`},
      quantiles.map((parts, scenario) => (parts[0] === null ? null : [
        svg('rect', {x: x(parts[0]), width: Math.max(1, x(parts[4]) - x(parts[0])), y: scenario * 22 + 4, height: 14, fill: colourOf(scenario), opacity: 0.25}),
        svg('rect', {x: x(parts[1]), width: Math.max(1, x(parts[3]) - x(parts[1])), y: scenario * 22 + 4, height: 14, fill: colourOf(scenario), opacity: 0.55}),
        svg('line', {x1: x(parts[2]), x2: x(parts[2]), y1: scenario * 22 + 2, y2: scenario * 22 + 20, stroke: '#111', 'stroke-width': 2})])),
      svg('text', {x: 8, y: quantiles.length * 22 + 18}, fixed(low, digits)), svg('text', {x: width - 8, y: quantiles.length * 22 + 18, 'text-anchor': 'end'}, fixed(high, digits))));
}

/** Rows: values of the policy; columns: sets of the other keys; how far each stays behind the best of its column. */
function regret(data, measure, policy, scenario) {
  const {unit, mean} = data.measures[measure];
  const factor = scaleOf(measure, unit);
  const others = data.varying.filter((key) => key !== policy);
  const known = data.points.map((_, at) => at).filter((at) => data.states[at] !== 1 && mean[at][scenario] !== null);
  const setOf = (at) => others.map((key) => data.settings[at][key]).join('\u0000');
  const columns = [...new Set(known.map(setOf))];
  const rows = [...new Set(known.map((at) => data.points[at][policy]))].sort((a, b) => a - b);
  if (!others.length || rows.length < 2 || columns.length * rows.length > 2500 || known.length < rows.length * columns.length) return null;
  const at = new Map(known.map((point) => [`${data.points[point][policy]}\u0001${setOf(point)}`, factor * mean[point][scenario]]));
  const value = (row, column) => at.get(`${row}\u0001${column}`);
  const best = columns.map((column) => rows.map((row) => value(row, column)).reduce((a, b) => (less.has(measure) ? Math.min(a, b) : Math.max(a, b))));
  const behind = rows.map((row) => columns.map((column, position) => Math.abs(best[position] - value(row, column))));
  const most = Math.max(...behind.flat(), 1e-12);
  const digits = decimalsOf(most / 50, 1);
  const shade = (share) => `background:rgba(213,94,0,${(0.75 * share).toFixed(2)})`;
  const titles = columns.map((column) => column.split('\u0000').map((text, position) => `${data.keys[others[position]]} ${written(text)}`).join(', '));
  const whole = h('table', {class: 'regret'}, h('caption', {class: 'hidden'}, page('section.regret')),
    h('thead', null, h('tr', null, [data.keys[policy], ...titles].map((text) => h('th', {scope: 'col'}, text)))),
    h('tbody', null, rows.map((row, r) => h('tr', null, h('th', {scope: 'row'}, written(String(row))), columns.map((_, c) => h('td', {style: shade(behind[r][c] / most)}, fixed(behind[r][c], digits)))))));
  return [h('p', {class: 'fine'}, page('sweep.regret.hint', {key: data.keys[policy], measure: `${shortWord(measure)} (${unitWord(measure, unit)})`, better: page(less.has(measure) ? 'sweep.less_is_better' : 'sweep.more_is_better')})), scrolling(page('section.regret'), whole, true)];
}

export function sweepPage(data, set, width, state, section) {
  choosePalette(data.scenarios.length, data.scenarios.length - 1);
  const names = Object.keys(data.measures);
  const measure = names.includes(state.measure) ? state.measure : names[0];
  const numeric = data.varying.filter((key) => data.numeric[key]);
  const free = numeric.includes(data.keys.indexOf(state.key)) ? data.keys.indexOf(state.key) : numeric[0];
  const others = data.varying.filter((key) => key !== free);
  const chosen = Object.fromEntries(state.of.split('|').filter(Boolean).map((pair) => pair.split('=')));
  const optionsOf = (key) => [...new Set(data.settings.map((row) => row[key]))].sort((a, b) => Number(a) - Number(b));
  const held = Object.fromEntries(others.map((key) => [key, optionsOf(key).includes(chosen[key]) ? chosen[key] : optionsOf(key)[Math.floor(optionsOf(key).length / 2)]]));
  const hold = (key, value) => set({of: Object.entries({...held, [key]: value}).map(([one, text]) => `${one}=${text}`).join('|')});
  const policy = data.varying.find((key) => data.treatments[key] === 'policy' && data.numeric[key]);
  const isGrid = others.every((key) => optionsOf(key).length <= 60) && along(data, free, held).length > 1;
  const refused = data.states.filter((one) => one === 1).length;
  const years = data.years.length > 1 ? `${data.years[0]}–${data.years.at(-1)}` : String(data.years[0]);
  return [
    h('h1', {id: 'question', tabindex: '-1'}, page('question.sweep', {keys: listed(data.varying.map((key) => word('assumption', data.keys[key])))})),
    h('p', {class: 'lead'}, page('lead.sweep', {points: data.points.length, years, replicates: data.replicates}), refused ? ` ${page('sweep.refused', {n: refused})}` : ''),
    h('div', {class: 'notice'}, h('p', null, page('not_a_forecast'), ' ', page('range.chance_only'))),
    section('sweep', page('section.sweep'), h('div', {class: 'controls'},
      select('measure', page('choose_measure'), names.map((name) => [name, shortWord(name)]), measure, (value) => set({measure: value})),
      numeric.length > 1 && select('key', page('sweep.key'), numeric.map((key) => [data.keys[key], data.keys[key]]), data.keys[free], (value) => set({key: value})),
      isGrid && others.map((key) => select(`held-${key}`, data.keys[key], optionsOf(key).map((value) => [value, written(value)]), held[key], (value) => hold(key, value)))),
      free === undefined ? h('p', null, page('no_value')) : curve(data, state, set, width, measure, free, isGrid ? held : Object.fromEntries([]))),
    section('strips', page('sweep.strips'), h('p', {class: 'fine'}, page('sweep.strips.hint')), h('div', {class: 'strips'}, names.slice(0, 8).map((name) => strip(data, name))), legend(data.scenarios.map(titleOf), data.scenarios.map((_, at) => at))),
    section('regret', page('section.regret'), (policy !== undefined && regret(data, measure, policy, data.scenarios.length - 1)) || h('p', null, page('sweep.no_regret'))),
    section('keys', page('section.assumptions'), scrolling(page('section.assumptions'), table(page('section.assumptions'), ['table.doc', 'table.unit', 'table.status', 'table.confidence', 'table.key'].map((id) => page(id)),
      data.keys.map((key, at) => [keyWord(key), keyUnit(key, data.about[at].unit), word('status', `status.${data.about[at].status}`, null, data.about[at].status), data.about[at].confidence ? word('confidence', `confidence.${data.about[at].confidence}`, null, '') : '', h('code', null, key)])))),
    section('provenance', page('section.provenance'), provenanceSection(data)),
  ];
}
