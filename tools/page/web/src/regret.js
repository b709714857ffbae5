// What a wrong guess costs: how far each choice stays behind the best one, under each set of assumptions.
import {h, scrolling, select, table} from './dom.js';
import {decimalsOf, fixed, pointValue} from './numbers.js';
import {lowerShort} from './labels.js';
import {capital, keyName, listed, page, titleOf} from './text.js';

const less = new Set(['unused_nok', 'lapsed_nok', 'gini_awards']);
const most = 2500; // cells that a reader can look over

/** Sets of values of `keys`, in the order of the points. */
function setsOf(data, keys, points) {
  const named = (at) => keys.map((key) => data.settings[at][key]).join('\u0000');
  return {named, all: [...new Set(points.map(named))].map((text) => text.split('\u0000'))};
}

function whole(data, {mean, factor, name}, scenario, policies, facts, known) {
  const [rows, columns] = [setsOf(data, policies, known), setsOf(data, facts, known)];
  if (rows.all.length * columns.all.length > most) return page('sweep.regret.many');
  if (known.length < rows.all.length * columns.all.length || known.length < data.points.length) return page('sweep.regret.incomplete');
  const values = new Map(known.map((at) => [`${rows.named(at)}\u0001${columns.named(at)}`, factor * mean[at][scenario]]));
  const value = (row, column) => values.get(`${row.join('\u0000')}\u0001${column.join('\u0000')}`);
  const best = columns.all.map((column) => rows.all.map((row) => value(row, column)).reduce((a, b) => (less.has(name) ? Math.min(a, b) : Math.max(a, b))));
  const behind = rows.all.map((row) => columns.all.map((column, position) => Math.abs(best[position] - value(row, column))));
  const worst = Math.max(...behind.flat(), 1e-12);
  const digits = Math.min(6, decimalsOf(worst / 50, 1));
  const shade = (share) => `background:rgba(213,94,0,${(0.75 * share).toFixed(2)})`;
  const told = (keys, texts) => capital(texts.map((text, at) => `${keyName(data.keys[keys[at]])}: ${pointValue(data.keys[keys[at]], text)}`).join('; '));
  const cells = behind.map((row) => row.map((one) => h('span', {style: shade(one / worst)}, fixed(one, digits))));
  return table(page('section.regret'), [capital(listed(policies.map((key) => keyName(data.keys[key])))), ...columns.all.map((texts) => told(facts, texts))], cells.map((row, at) => [told(policies, rows.all[at]), ...row]), {class: 'regret'});
}

export function regretSection(data, measure, state, set) {
  const of = (treatment) => data.varying.filter((key) => (data.treatments[key] === 'policy') === (treatment === 'policy'));
  const [policies, facts] = [of('policy'), of('fact')];
  if (!policies.length || !facts.length) return h('p', null, page('sweep.no_regret'));
  const found = data.scenarios.findIndex(({name}) => name === state.scenario);
  const scenario = found >= 0 ? found : data.scenarios.length - 1;
  const known = data.points.map((_, at) => at).filter((at) => data.states[at] !== 1 && measure.mean[at][scenario] !== null);
  const made = whole(data, measure, scenario, policies, facts, known);
  return [
    data.scenarios.length > 1 && h('div', {class: 'controls'}, select('regret-scenario', page('choose_scenario'), data.scenarios.map((one) => [one.name, titleOf(one)]), data.scenarios[scenario].name, (value) => set({scenario: value}))),
    typeof made === 'string' ? h('p', null, made) : [
      h('p', {class: 'fine'}, page('sweep.regret.hint', {key: listed(policies.map((key) => keyName(data.keys[key]))), measure: `${lowerShort(measure.name)} (${measure.unit})`, scenario: titleOf(data.scenarios[scenario]), better: page(less.has(measure.name) ? 'sweep.less_is_better' : 'sweep.more_is_better')})),
      scrolling(page('section.regret'), made, true)],
  ];
}
