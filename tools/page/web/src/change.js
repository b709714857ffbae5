// The paired change, or the level, year by year.
import * as Plot from '@observablehq/plot';
import {moved, outweighed} from './answers.js';
import {caution} from './comparison.js';
import {details, h, scrolling, select, table} from './dom.js';
import {decimalsOf, fixed, range, scaleOf, signed, unitOfMeasure} from './numbers.js';
import {shortWord} from './labels.js';
import {colourOf, others} from './palette.js';
import {capital, page, sentence, titleOf, word} from './text.js';

/** A point a year and scenario, told in the measure's scale. */
function points(view, row, titles, isChange) {
  const {factor} = scaleOf(row.measure, row.unit);
  const all = row.differences.flatMap((difference, position) => (difference.path ?? []).map((year) => ({
    scenario: position + 1, year: year.year, value: factor * (isChange ? year.difference : year.mean),
    ends: isChange && year.interval ? year.interval.map((end) => factor * end) : null, baseline: factor * year.baseline,
  })));
  const first = isChange ? [] : all.filter(({scenario}) => scenario === 1).map((one) => ({...one, scenario: 0, value: one.baseline}));
  return [...first, ...all].filter(({value}) => Number.isFinite(value)).map((one) => ({...one, title: titles[one.scenario], strong: one.scenario === view.scenario || one.scenario === 0}));
}

export function lineChart({rows, x, unit, label, sign, titles, width, integers = true, dots = false}) {
  const spread = rows.flatMap(({value, ends}) => [value, ...(ends ?? [])]);
  const size = sign ? Math.max(...spread.map(Math.abs), 0) : Math.max(...spread) - Math.min(...spread); // of what the axis spans
  const digits = size >= 20 ? 0 : size >= 2 ? 1 : size >= 0.2 ? 2 : 3;
  const [xs, most] = [rows.map((row) => row[x.name]), width < 520 ? 4 : 10];
  const chart = Plot.plot({
    width, height: Math.max(240, Math.min(400, width * 0.5)), marginLeft: 58, marginRight: 14, marginTop: 26,
    style: {fontSize: '13px', fontFamily: 'inherit', background: 'none'},
    color: {domain: titles.map((_, scenario) => scenario), range: titles.map((_, scenario) => colourOf(scenario))},
    x: {label: null, tickFormat: integers ? 'd' : (value) => x.tell(value), ticks: integers ? Math.min(most, Math.max(...xs) - Math.min(...xs)) : most},
    y: {grid: true, label: unit, nice: true, tickFormat: (value) => (sign ? signed : fixed)(value, digits)},
    marks: [
      sign ? Plot.ruleY([0], {stroke: '#222', strokeWidth: 1.4}) : null,
      Plot.areaY(dots ? [] : rows.filter(({ends, strong}) => ends && strong), {x: x.name, y1: (row) => row.ends[0], y2: (row) => row.ends[1], fill: 'scenario', fillOpacity: 0.22, z: 'scenario'}),
      dots ? null : Plot.lineY(rows, {x: x.name, y: 'value', stroke: 'scenario', z: 'scenario', strokeWidth: (row) => (row.strong ? 2.8 : 1.3)}),
      dots || rows.length < 60 ? Plot.dot(rows, {x: x.name, y: 'value', fill: 'scenario', r: 2.5}) : null,
      Plot.tip(rows, Plot.pointer({x: x.name, y: 'value', title: (row) => `${row.title}\n${x.tell(row[x.name])}: ${(sign ? signed : fixed)(row.value, digits + 1)}${row.ends ? `\n${range(...row.ends, digits + 1)}` : ''}`})),
    ],
  });
  chart.setAttribute('role', 'img');
  chart.setAttribute('aria-label', label);
  chart.querySelectorAll('g[aria-label]').forEach((group) => group.removeAttribute('aria-label'));
  return chart;
}

const isOther = (scenario) => colourOf(scenario) === others;
export const legend = (titles, strong) => h('p', {class: 'legend'}, titles.some((_, scenario) => isOther(scenario)) && h('span', null, h('i', {style: `background:${others}`}), page('other_scenarios')),
  titles.map((title, scenario) => title && !isOther(scenario) && h('span', {class: strong.includes(scenario) ? 'strong' : ''}, h('i', {style: `background:${colourOf(scenario)}`}), title)));

/** Year by scenario, as a table. */
function numbers(rows, titles, digits, caption, sign) {
  const years = [...new Set(rows.map(({year}) => year))];
  const scenarios = [...new Set(rows.map(({scenario}) => scenario))];
  const tell = (row) => (row ? (sign ? signed : fixed)(row.value, digits) + (row.ends ? ` (${range(...row.ends, digits)})` : '') : '');
  return scrolling(caption, table(caption, [page('year'), ...scenarios.map((scenario) => titles[scenario])],
    years.map((year) => [String(year), ...scenarios.map((scenario) => tell(rows.find((row) => row.year === year && row.scenario === scenario)))]), {class: 'verdicts'}), true);
}

export function changeSection(view, scenarios, state, set, width) {
  const names = view.comparison.rows.filter((row) => row.differences.some(({path}) => path?.length)).map(({measure}) => measure);
  if (!names.length) return [h('p', null, page('no_value'))];
  const name = [state.measure, 'research_share', names[0]].find((one) => names.includes(one));
  const row = view.row(name);
  const isChange = state.view !== 'level';
  const titles = scenarios.map(titleOf);
  const rows = points(view, row, titles, isChange);
  const unit = unitOfMeasure(row.unit, isChange && scaleOf(name, row.unit).factor === 100);
  const told = /^(gini|theil)_/.test(name) ? word('unit', 'index') : unit;
  const last = rows.filter(({scenario, year}) => year === view.comparison.last_year && scenario === view.scenario)[0];
  const digits = last ? decimalsOf(scaleOf(name, row.unit).factor * (view.difference(name)?.standard_error ?? 0), 2) : 2;
  const care = isChange && caution(view.difference(name) ?? {}, view.difference(name)?.path);
  const label = `${shortWord(name)}, ${told}. ${care ? `${capital(care)}. ` : ''}${last ? `${view.comparison.last_year}: ${signed(last.value, digits)}` : ''}`;
  const button = (id, key) => h('button', {id, 'aria-pressed': String((key === 'level') !== isChange), onclick: () => set({view: key})}, page(key));
  const shownTitles = titles.map((title, scenario) => (isChange && scenario === 0 ? null : title));
  return [
    h('div', {class: 'controls'}, select('measure', page('choose_measure'), names.map((one) => [one, shortWord(one)]), name, (value) => set({measure: value})),
      h('span', {role: 'group', 'aria-label': page('section.change')}, button('view-change', 'change'), button('view-level', 'level'))),
    care && h('p', {class: 'fine caution'}, capital(care)),
    h('div', {class: 'chart'}, lineChart({rows, x: {name: 'year', tell: String}, unit: told, label, sign: isChange, titles, width})),
    legend(shownTitles, [0, view.scenario]),
    h('p', {class: 'fine'}, isChange ? `${page('band_change')} ${sentence(outweighed(view, name) ? 'doubt.wider' : 'doubt.chance_alone')} ${moved(view, name)}` : ''),
    details('numbers-change', page('chart.table'), numbers(rows, titles, digits, shortWord(name), isChange)),
  ];
}
