// The map of the municipalities: search, table, years, borders of 2018 or of 2024.
import {geoPath, geoTransverseMercator} from 'd3-geo';
import {feature, mesh} from 'topojson-client';
import {details, h, scrolling, select, svg, table} from './dom.js';
import {apart, fixed, signed} from './numbers.js';
import {page, word} from './text.js';

const [width, height] = [420, 560];
const ramp = ['#eff3ff', '#c6dbef', '#9ecae1', '#6baed6', '#3182bd', '#08519c'];
const bothWays = ['#b2182b', '#ef8a62', '#fddbc7', '#f7f7f7', '#d1e5f0', '#67a9cf', '#2166ac'];
const without = '#c9c9c9';
const kinds = ['participations', 'difference', 'research', 'awards'];
const drawn = new Map();

/** Sums over replicates by measure and area: areas are municipalities, or those of 2024 that follow on them. */
function areasOf(data, borders) {
  const {number, name, population, region, successor} = data.municipalities;
  const own = borders === data.municipalities.year || !successor;
  const numbers = own ? number : successor;
  const areas = new Map();
  numbers.forEach((area, at) => {
    const known = areas.get(area) ?? {number: area, names: [], population: 0, region: region[at], members: []};
    known.names.push(name[at]);
    known.population += population[at];
    known.members.push(at);
    areas.set(area, known);
  });
  return [...areas.values()].map((area) => ({...area, name: area.names.join(', ')}));
}

/** A value for each area, of the year at a position among those reported, or of all of them (-1). */
function valuesOf(data, areas, kind, scenario, position) {
  const years = data.counts_by_year ? data.years.length : 1;
  const [first, last] = position < 0 ? [0, years] : [position, position + 1];
  const reported = position < 0 ? data.years.length : 1;
  const sum = (name, of, {members}) => {
    let total = 0;
    for (const member of members) {
      const start = (member * data.scenarios.length + of) * years;
      for (let year = first; year < last; ++year) total += data.counts[name][start + year];
    }
    return total;
  };
  const share = (of, area) => (100 * sum('research_innovations', of, area)) / sum('innovations', of, area);
  const perTenYears = (name, area) => (10 * sum(name, scenario, area)) / data.replicates / reported;
  if (kind === 'research') return areas.map((area) => share(scenario, area));
  if (kind === 'difference') return areas.map((area) => share(scenario, area) - share(0, area));
  return areas.map((area) => perTenYears(kind, area));
}

const rounded = (value) => (value === 0 ? 0 : Number(value.toPrecision(2)));

/** Classes that as many areas fall into, so that a map shows where areas differ, whatever their level. */
function classesOf(found, diverging) {
  const known = found.filter(Number.isFinite);
  if (diverging) {
    const sizes = known.map(Math.abs).filter((size) => size > 0).sort((a, b) => a - b);
    const at = (part) => rounded(sizes[Math.min(sizes.length - 1, Math.floor(part * sizes.length))] ?? 0);
    const steps = [...new Set([at(0.25), at(0.6), at(0.9)])].filter((step) => step > 0);
    while (steps.length < 3) steps.push((steps.at(-1) ?? 0.1) * 2);
    return {breaks: [...steps.map((step) => -step).reverse(), ...steps], colours: bothWays};
  }
  const sorted = known.filter((value) => value > 0).sort((a, b) => a - b);
  const breaks = [...new Set([0.1, 0.3, 0.5, 0.7, 0.9].map((part) => rounded(sorted[Math.floor(part * sorted.length)] ?? 0)))].filter((value) => value > 0);
  return {breaks, colours: ramp.slice(0, breaks.length + 1)};
}
const colourIn = ({breaks, colours}, value) => (Number.isFinite(value) ? colours[breaks.filter((step) => value >= step).length] : without);

function shapesOf(topology, year) {
  if (!drawn.has(year)) {
    const shapes = feature(topology, topology.objects.municipalities).features;
    const path = geoPath(geoTransverseMercator().rotate([-15, 0]).fitSize([width, height], {type: 'FeatureCollection', features: shapes}));
    drawn.set(year, {shapes: shapes.map((shape) => ({number: shape.properties.number, d: path(shape)})), path});
  }
  return drawn.get(year);
}

function legendOf({breaks, colours}, digits, unit) {
  const tell = (value) => fixed(value, digits);
  const text = (at) => (at === 0 ? `< ${tell(breaks[0])}` : at === breaks.length ? `≥ ${tell(breaks.at(-1))}` : `${tell(breaks[at - 1])} ${word('word', 'to')} ${tell(breaks[at])}`);
  return h('p', {class: 'legend'}, colours.map((colour, at) => h('span', null, h('i', {style: `background:${colour}`}), breaks.length ? text(at) : '')), h('em', null, unit));
}

/** What a map shows: values, classes that are the same for every year, and how values are told. */
function shownBy(data, areas, kind, scenario, year) {
  const position = data.counts_by_year && year ? data.years.indexOf(Number(year)) : -1;
  const isDifference = kind === 'difference';
  const found = valuesOf(data, areas, kind, scenario, position);
  const ranged = position < 0 ? found : data.years.flatMap((_, at) => valuesOf(data, areas, kind, scenario, at));
  const classes = classesOf(ranged, isDifference);
  const smallest = Math.min(...classes.breaks.map(Math.abs).filter((size) => size > 0), 1);
  const digits = apart(classes.breaks, classes.breaks.every(Number.isInteger) ? 0 : smallest >= 0.1 && !isDifference ? 1 : smallest >= 0.01 ? 2 : 3);
  const tell = (value) => (Number.isFinite(value) ? (isDifference ? signed : fixed)(value, Math.max(digits, 1)) : page('no_value'));
  return {found, classes, digits, tell};
}

export function mapSection(data, view, state, set) {
  const years = Object.keys(data.maps);
  const borders = years.includes(state.borders) ? state.borders : years[0];
  const available = view.scenario === 0 ? kinds.filter((kind) => kind !== 'difference') : kinds;
  const kind = available.includes(state.map) ? state.map : available[0];
  const areas = areasOf(data, borders ?? data.municipalities.year);
  const byNumber = new Map(areas.map((area, at) => [area.number, at]));
  const title = page(`map.${kind}`);
  const unit = {participations: page('per_ten_years'), awards: page('per_ten_years'), research: '%', difference: word('unit', 'percentage_points')}[kind];
  const caption = title.endsWith(unit) ? title : `${title}, ${unit}`;
  const paths = new Map();
  const [said, legendBox, tableBox] = [h('p', {class: 'said', role: 'status'}), h('div'), h('div')];
  let shown;
  let pointed;

  const say = (at) => {
    pointed = at;
    for (const [one, element] of paths) element.classList.toggle('on', one === at);
    if (paths.has(at)) paths.get(at).parentNode.append(paths.get(at));
    said.replaceChildren(...(at === undefined ? [] : [h('b', null, areas[at].name), `, ${fixed(areas[at].population)} ${page('inhabitants')}: `, h('b', null, shown.tell(shown.found[at])), ` ${unit}`]));
  };
  const paint = () => {
    shown = shownBy(data, areas, kind, view.scenario, state.year);
    for (const [at, element] of paths) element.setAttribute('fill', colourIn(shown.classes, shown.found[at]));
    legendBox.replaceChildren(legendOf(shown.classes, shown.digits, unit));
    if (list.open) enlist();
    say(pointed);
  };
  const enlist = () => { // only when it is looked at: a synthetic country has many rows
    const size = (at) => (Number.isFinite(shown.found[at]) ? shown.found[at] : -Infinity);
    const order = areas.map((_, at) => at).sort((a, b) => size(b) - size(a));
    tableBox.replaceChildren(table(caption, [page('municipality'), page('inhabitants'), caption], order.map((at) => [areas[at].name, fixed(areas[at].population), shown.tell(shown.found[at])])));
  };
  const list = details('numbers-map', page('map.table'), scrolling(page('map.table'), tableBox, true));
  list.addEventListener('toggle', () => { if (list.open) enlist(); });
  const drawing = () => {
    const {shapes, path} = shapesOf(data.maps[borders], borders);
    const regionOf = (shape) => areas[byNumber.get(shape.properties.number)]?.region;
    const topology = data.maps[borders];
    return svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': caption, onpointerleave: () => say(undefined)},
      svg('g', null, shapes.map(({number, d}) => {
        const at = byNumber.get(number);
        const element = svg('path', {d, fill: without, 'data-number': number, onpointerenter: () => say(at)});
        if (at !== undefined) paths.set(at, element);
        return element;
      })),
      svg('path', {class: 'regions', d: path(mesh(topology, topology.objects.municipalities, (a, b) => a !== b && regionOf(a) !== regionOf(b)))}));
  };
  const search = ({target}) => {
    const wanted = target.value.trim().toLocaleLowerCase();
    const at = areas.findIndex(({name, names}) => [name, ...names].some((one) => one.toLocaleLowerCase() === wanted));
    say(at < 0 ? undefined : at);
    if (at < 0 && wanted) said.textContent = page('map.unknown', {name: target.value});
  };
  const yearWord = () => state.year || page('all_years');
  const output = h('output', {for: 'year'}, yearWord());
  const slide = ({target}) => {
    set({year: target.value === '0' ? '' : String(data.years[target.value - 1])}, true);
    output.textContent = yearWord();
    target.setAttribute('aria-valuetext', yearWord());
    paint();
  };
  const slider = data.counts_by_year && data.years.length > 1 && h('label', {for: 'year', class: 'slider'}, page('year'), ' ',
    h('input', {id: 'year', type: 'range', min: '0', max: String(data.years.length), step: '1', value: String(data.years.indexOf(Number(state.year)) + 1), 'aria-valuetext': yearWord(), oninput: slide}), ' ', output);
  const section = [
    h('div', {class: 'controls'}, select('map', page('map.shows'), available.map((one) => [one, page(`map.${one}`)]), kind, (value) => set({map: value})),
      years.length > 1 && select('borders', page('borders'), years.map((year) => [year, year]), borders, (value) => set({borders: value})),
      h('label', {for: 'find'}, h('span', {class: 'hidden'}, page('search')), h('input', {id: 'find', list: 'names', size: '18', autocomplete: 'off', placeholder: page('search'), onchange: search})),
      h('datalist', {id: 'names'}, areas.map(({name}) => h('option', {value: name}))), slider),
    data.counts_by_year ? null : h('p', {class: 'fine'}, page('map.lacks')),
    borders ? h('div', {class: 'map'}, drawing(), h('div', null, said, legendBox, h('p', {class: 'fine'}, page('map.no_forecast')))) : [h('p', null, page('map.none')), said],
    list,
  ];
  paint();
  return section;
}
