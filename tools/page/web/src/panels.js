// Small pictures of shares and counts: demand, outcomes, reach, barriers.
import {colourOf} from './palette.js';
import {h, scrolling, table} from './dom.js';
import {regionWord, sizeWord} from './labels.js';
import {decimalsNeeded, decimalsOf, fixed, range, signed, withUnit} from './numbers.js';
import {page, sentence, titleOf, word} from './text.js';
import {verdictWord, withCare} from './comparison.js';

const part = (share) => `width:${Math.max(0, Math.min(100, 100 * share)).toFixed(2)}%`;
const bar = (label, share, text, colour, cls = '') => h('div', {class: 'bar'}, h('span', {class: 'label'}, label),
  h('span', {class: 'track'}, h('i', {class: cls, style: `${part(share)};background-color:${colour}`})), h('span', {class: 'value'}, text));

const shownScenarios = (view) => (view.scenario === 0 ? [0] : [0, view.scenario]);

export function demandSection(view, scenarios) {
  const counts = ['applications', 'fundable_applications', 'awards'];
  if (!view.has(...counts, 'public_part_nok', 'awarded_nok', 'unused_nok')) return [h('p', null, page('no_value'))];
  const most = Math.max(...shownScenarios(view).map((s) => view.mean('applications', s).mean), 1e-9);
  const money = Math.max(...shownScenarios(view).map((s) => view.mean('awarded_nok', s).mean + view.mean('unused_nok', s).mean), 1e-9);
  const group = (s) => h('div', {class: 'group'}, h('h3', null, titleOf(scenarios[s])),
    counts.map((name, at) => bar(page(`demand.${['applications', 'fundable', 'awards'][at]}`), view.mean(name, s).mean / most, view.level(name, s), colourOf(s), `step${at}`)),
    bar(page('demand.granted'), view.mean('awarded_nok', s).mean / money, view.level('awarded_nok', s), colourOf(s)),
    bar(page('demand.left'), view.mean('unused_nok', s).mean / money, view.level('unused_nok', s), colourOf(s), 'hatched'));
  return [h('p', {class: 'fine'}, page('per_year')), h('div', {class: 'groups'}, shownScenarios(view).map(group))];
}

export function outcomesSection(view, data) {
  const outcomes = [...view.rows.keys()].filter((name) => name.startsWith('success_share[')).map((name) => name.slice(14, -1));
  const of = (name, outcome) => data.means[`${name}[${outcome}]`]?.[view.scenario];
  const rows = outcomes.map((outcome) => [outcome, of('success_share_with', outcome), of('success_share_without', outcome)]).filter(([, a, b]) => Number.isFinite(a) && Number.isFinite(b));
  if (!rows.length) return [h('p', null, page('no_value'))];
  const named = (outcome) => word('outcome', `outcome.${outcome}`, null, outcome);
  return [
    h('div', {class: 'dumbbells', 'aria-hidden': 'true'}, rows.map(([outcome, a, b]) => h('div', {class: 'bar'}, h('span', {class: 'label'}, named(outcome)),
      h('span', {class: 'track line'}, h('i', {class: 'between', style: `left:${100 * Math.min(a, b)}%;width:${100 * Math.abs(a - b)}%`}), h('i', {class: 'dot open', style: `left:${100 * b}%`}), h('i', {class: 'dot', style: `left:${100 * a}%`})))), h('div', {class: 'bar'}, h('span'), h('span', {class: 'ends'}, h('span', null, withUnit('0', '%')), h('span', null, withUnit('100', '%'))))),
    h('p', {class: 'legend'}, h('span', null, h('i', {class: 'dot key'}), page('with_researcher')), h('span', null, h('i', {class: 'dot open key'}), page('without_researcher'))),
    scrolling(page('section.outcomes'), table(page('section.outcomes'), [page('outcome'), `${page('with_researcher')}, %`, `${page('without_researcher')}, %`, word('unit', 'percentage_points')],
      rows.map(([outcome, a, b]) => [named(outcome), fixed(100 * a, 1), fixed(100 * b, 1), signed(100 * (a - b), 1)]))),
    h('p', {class: 'fine'}, page('outcomes.hint')),
  ];
}

export function reachSection(view, data, scenarios) {
  const sizes = [...view.rows.keys()].filter((name) => name.startsWith('ever_joined_share_size['));
  const top = (s) => { const below = data.means['lorenz_awards[0.9]']?.[s]; return Number.isFinite(below) ? withUnit(fixed(100 * (1 - below)), '%') : page('no_value'); };
  const told = sizes.filter((name) => view.mean(name, 0).mean !== null).map((name) => h('div', {class: 'group'}, h('h3', null, sizeWord(name.slice(name.indexOf('[') + 1, -1))),
    shownScenarios(view).map((s) => bar(titleOf(scenarios[s]), view.mean(name, s).mean, view.levelWithUnit(name, s), colourOf(s)))));
  const groups = view.scenario === 0 ? [] : view.comparison.groups;
  const cells = (row) => {
    const difference = row.differences[view.scenario - 1];
    const [region, size] = row.measure.slice(row.measure.indexOf('[') + 1, -1).split(', ');
    const digits = Math.min(2, decimalsOf(difference.standard_error, 1));
    return [`${regionWord(region)}, ${sizeWord(size)}`, signed(difference.difference, digits), difference.simultaneous_interval ? withCare(range(...difference.simultaneous_interval, digits), difference) : sentence('interval.none'), page('not_computed'), fixed(row.margin, decimalsNeeded(row.margin)), verdictWord(difference.verdict)];
  };
  return [
    h('p', null, page('reach.by_size')), h('div', {class: 'groups'}, told),
    h('p', null, page('reach.lorenz'), ': ', shownScenarios(view).map((s, at) => h('span', null, at ? '; ' : '', titleOf(scenarios[s]), ' ', h('b', null, top(s)))), '.'),
    groups.length ? [h('h3', null, page('reach.groups')), scrolling(page('reach.groups'), table(page('reach.groups'), [page('reach.group'), page('table.difference'), page('table.interval'), page('table.doubt'), page('table.margin'), page('table.verdict')], groups.map(cells), {class: 'verdicts'}), true)] : null,
  ];
}

const barrierColours = ['#0072B2', '#56B4E9', '#c4c4c4', '#E69F00', '#D55E00', '#222222'];
export function barriersSection(view, data, scenarios) {
  const names = Object.keys(data.means).filter((name) => name.startsWith('barriers[')).map((name) => name.slice(9, -1).split(', '));
  const sizes = [...new Set(names.map(([size]) => size))];
  const barriers = [...new Set(names.map(([, barrier]) => barrier))];
  if (!sizes.length) return [h('p', null, page('no_value'))];
  const count = (size, barrier, s) => data.means[`barriers[${size}, ${barrier}]`][s] ?? 0;
  const shares = (size, s) => { const whole = barriers.reduce((sum, barrier) => sum + count(size, barrier, s), 0); return barriers.map((barrier) => (whole > 0 ? count(size, barrier, s) / whole : 0)); };
  const named = (barrier) => word('barrier', `barrier.${barrier}`, null, barrier);
  return [
    h('p', null, page('per_cent_without')),
    h('div', {class: 'groups'}, sizes.map((size) => h('div', {class: 'group'}, h('h3', null, sizeWord(size)), shownScenarios(view).map((s) => h('div', {class: 'bar stacked'}, h('span', {class: 'label'}, titleOf(scenarios[s])),
      h('span', {class: 'track'}, shares(size, s).map((share, at) => h('i', {style: `${part(share)};background-color:${barrierColours[at]}`, title: named(barriers[at])})))))))),
    h('p', {class: 'legend'}, barriers.map((barrier, at) => h('span', null, h('i', {style: `background:${barrierColours[at]}`}), named(barrier)))),
    scrolling(page('section.barriers'), table(page('section.barriers'), [page('barrier'), ...sizes.flatMap((size) => shownScenarios(view).map((s) => `${sizeWord(size)}: ${titleOf(scenarios[s])}`))],
      barriers.map((barrier, at) => [named(barrier), ...sizes.flatMap((size) => shownScenarios(view).map((s) => { const share = 100 * shares(size, s)[at]; return share > 0 && share < 0.05 ? `< ${fixed(0.1, 1)}` : fixed(share, 1); }))]))),
    h('p', {class: 'fine'}, page('barriers.hint')),
  ];
}
