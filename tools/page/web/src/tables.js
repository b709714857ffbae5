// What is listed: what is gained and given up, levers, assumptions, all numbers, where they are from.
import {doubtedRange, trades} from './answers.js';
import {verdictWord, withCare} from './comparison.js';
import {h, keyCode, scrolling, select, table} from './dom.js';
import {rowUnit, rowWord, shortWord} from './labels.js';
import {counted, fixed, keyValue, range, scaleOf, withUnit, written} from './numbers.js';
import {capital, keyUnit, language, page, titleOf, word} from './text.js';

const gained = ['research_innovations', 'project_innovations', 'awards', 'share_ever_joined', 'reached_project_nok'];
const given = ['private_awards', 'private_rd_nok', 'private_reached_project_nok'];

export function tradeSection(view) {
  const list = (names) => table(page('section.trade'), [page('table.measure'), page('table.difference'), page('table.interval'), page('table.doubt'), page('table.verdict')],
    names.filter((name) => view.has(name)).map((name) => [`${shortWord(name)}, ${view.scale(name).change || page('per_year')}`, view.change(name), withCare(view.interval(name), view.difference(name)), doubtedRange(view, name) || page('not_computed'), verdictWord(view.difference(name).verdict)]), {class: 'verdicts'});
  return [
    h('h3', null, page('trade.public_side')), scrolling(page('trade.public_side'), list(gained)), h('h3', null, page('trade.private_side')), scrolling(page('trade.private_side'), list(given)),
    trades(view).map(({text, trade}) => h('p', {'data-trade': trade}, text)), trades(view).length ? h('p', {class: 'fine'}, page('trade.chance')) : null, h('p', {class: 'fine'}, page('trade.no_value')),
  ];
}

const leverColumns = [['share, pp', 'levers.share'], ['projects', 'levers.projects'], ['reached, pp', 'levers.reached'], ['R&D', 'levers.rd'], ['pot', 'levers.pot'], ['own', 'levers.own']];
const actors = {'politicians': 'politicians', 'funding bodies': 'funding_bodies', 'research institutions': 'research_institutions', 'public sector': 'public_sector', 'business and voluntary sector': 'business_and_voluntary'};
/** A number of the page of levers, which is written in English. */
const leverNumber = (text) => { const told = text.replaceAll('-', '−').replace(/(\d)(?=(\d{3})+(?!\d))/g, '$1\u00a0'); return language() === 'nb' ? told.replaceAll('.', ',') : told; };

export function leversSection(data, leverWords, share, state, set) {
  const {mixes, replicates} = data.levers;
  if (!mixes.length) return [h('p', null, page('levers.none'))];
  const at = Number(state.mix || Math.min(share > 0.25 ? 1 : 0, mixes.length - 1));
  const {columns, rows} = mixes[at];
  const known = leverColumns.filter(([name]) => columns.includes(name));
  const verdict = columns.findIndex((name) => name.startsWith('verdict'));
  const mixWord = (title) => { const share = /^At ([\d.]+) %/.exec(title)?.[1]; const open = /([\d.]+) % of work-years/.exec(title)?.[1]; return `${withUnit(written(share ?? ''), '%')}${open ? `, ${page('levers.few', {n: withUnit(written(open), '%')})}` : ''}`; };
  return [
    h('div', {class: 'controls'}, select('mix', page('levers.mix'), mixes.map(({title}, position) => [position, mixWord(title)]), at, (value) => set({mix: value}))),
    scrolling(page('section.actors'), table(page('section.actors'), [page('table.lever'), ...known.map(([, id]) => page(id)), page('table.verdict')],
      rows.flatMap((row, position) => [
        ...(rows[position - 1]?.[0] === row[0] ? [] : [[h('b', null, capital(word('actor', `actor.${actors[row[0]]}`, null, row[0]))), ...known.map(() => ''), '']]),
        [leverWords(row[1]), ...known.map(([name]) => leverNumber(row[columns.indexOf(name)])), verdictWord(row[verdict])],
      ]), {class: 'verdicts'}), true),
    h('p', {class: 'fine'}, page('levers.hint', {mix: mixWord(mixes[at].title), n: replicates})),
  ];
}

const doubtful = ({status, confidence}) => status === 'assumed' || confidence === 'low';
export function assumptionsSection(data, view, state, set) {
  const kinds = {doubtful, set: (key) => key.set, all: () => true};
  const chosen = kinds[state.keys] ? state.keys : 'doubtful';
  const keys = data.keys.filter(kinds[chosen]).sort((a, b) => doubtful(b) - doubtful(a));
  const told = ({key, values}) => { const shown = view.scenario === 0 || values[0] === values[view.scenario] ? [values[0]] : [values[0], values[view.scenario]]; return shown.map((text) => keyValue(key, text)).join(' → '); };
  return [
    h('div', {class: 'controls'}, select('keys', page('assumptions.filter'), Object.keys(kinds).map((kind) => [kind, page(`assumptions.${kind}`)]), chosen, (value) => set({keys: value}))),
    scrolling(page('section.assumptions'), table(page('section.assumptions'), ['table.doc', 'table.value', 'table.unit', 'table.status', 'table.confidence', 'table.key', 'table.source'].map((id) => page(id)),
      keys.map((key) => [word('key', key.key, null, key.key), told(key), keyUnit(key.key, key.unit), word('status', `status.${key.status}`, null, key.status), key.confidence ? word('confidence', `confidence.${key.confidence}`, null, key.confidence) : '', keyCode(key.key), h('span', {lang: 'en'}, key.source || '–')]), {class: 'wide'}), true),
    h('p', {class: 'fine'}, page('assumptions.hint')),
  ];
}

/** Every row of the comparison as it is told: [name, unit, baseline, here, difference, interval of chance, range of assumptions, margin, verdict]. */
function told(view, row) {
  const plain = view.rows.has(row.measure);
  const scale = scaleOf(row.measure, row.unit);
  const unit = rowUnit(row.measure, row.unit);
  if (view.scenario === 0) return [rowWord(row.measure), unit, plain ? view.level(row.measure, 0) : fixed(scale.factor * row.means[0].mean, scale.digits)];
  const difference = row.differences[view.scenario - 1];
  const digits = plain ? view.changeScale(row.measure).digits : 2;
  const ends = difference.simultaneous_interval;
  return [rowWord(row.measure), unit, plain ? view.level(row.measure, 0) : fixed(row.means[0].mean, 1), plain ? view.level(row.measure) : fixed(row.means[view.scenario].mean, 1),
    plain ? view.change(row.measure) : fixed(difference.difference, digits), ends ? withCare(range(scale.factor * ends[0], scale.factor * ends[1], digits), difference) : '', (plain && doubtedRange(view, row.measure)) || page('not_computed'),
    plain ? view.margin(row.measure) : fixed(row.margin, 2), verdictWord(difference.verdict)];
}
const heads = (view) => ['table.measure', 'table.unit', ...(view.scenario === 0 ? ['mean'] : ['baseline_level', 'here', 'table.difference', 'table.interval', 'table.doubt', 'table.margin', 'table.verdict'])].map((id) => page(id));

/** All digits, as the language's Excel reads them. */
function csv(view) {
  const nb = language() === 'nb';
  const number = (value) => (value === null || value === undefined ? '' : nb ? String(value).replace('.', ',') : String(value));
  const cell = (text) => (/["\n;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const all = [...view.comparison.rows, ...view.comparison.groups].flatMap((row) => row.means.map((mean, scenario) => {
    const difference = row.differences[scenario - 1];
    return [row.measure, row.unit, mean.scenario, mean.mean, difference?.difference, difference?.simultaneous_interval?.[0], difference?.simultaneous_interval?.[1], row.margin, difference?.verdict ?? ''].map((value) => cell(typeof value === 'string' ? value : number(value)));
  }));
  const head = ['measure', 'unit', 'scenario', 'mean', 'difference', 'low', 'high', 'margin', 'verdict'];
  return `\ufeff${[head, ...all].map((row) => row.join(nb ? ';' : ',')).join('\r\n')}\r\n`;
}
export function numbersSection(view, file) {
  const save = () => { const link = h('a', {href: URL.createObjectURL(new Blob([csv(view)], {type: 'text/csv'})), download: `${file.replace(/\.[^.]*$/, '')}.csv`}); link.click(); setTimeout(() => URL.revokeObjectURL(link.href), 1000); };
  return [
    h('p', {class: 'fine'}, page('numbers.hint'), ' ', h('button', {id: 'download', onclick: save}, page('download'))),
    scrolling(page('numbers'), table(page('numbers'), heads(view), [...view.comparison.rows, ...view.comparison.groups].map((row) => told(view, row)), {class: 'numbers verdicts'}), true),
  ];
}

/** Of numbers that were made in the page: there is no file to name, and no checksum. */
function madeHere({provenance: {engine, seed}, replicates, scenarios: [base, own]}) {
  const about = {engine, seed, replicates: counted('replicates', replicates), base: titleOf(base), title: titleOf(own)};
  return {made: page('provenance.live', about), list: null, cite: page('cite.live', about)};
}
function madeOf(data) {
  const {file, sha256, engine_version: version, engine_commit: commit, seed, engine_compiler: compiler, model_results_version: model, study_id: study} = data.provenance;
  const about = {version, commit: commit.slice(0, 12), file, sha: sha256.slice(0, 16), seed, replicates: counted('replicates', data.replicates)};
  const row = (id, text) => text && [h('dt', null, page(id)), h('dd', null, text)];
  return {
    made: page('provenance.made', about), cite: page('cite', about),
    list: h('dl', null, row('provenance.file', file), row('provenance.sha', h('code', null, sha256)), row('provenance.study', study), row('provenance.model', model), row('provenance.compiler', compiler)),
  };
}
export function provenanceSection(data) {
  const comparison = data.comparison;
  const {made, list, cite} = data.live ? madeHere(data) : madeOf(data);
  return [
    h('p', null, made),
    comparison && comparison.scenarios.length > 1 && h('p', null, page('provenance.family', {n: fixed(comparison.family_size), family: page(`family.${comparison.family}`)})),
    list,
    Object.keys(data.maps).length > 0 && h('p', null, page('source.map', {source: data.municipalities.year === '2018' ? 'cran/fhidata, robhop/fylker-og-kommuner' : 'robhop/fylker-og-kommuner'})),
    h('h3', null, page('cite.title')), h('p', {id: 'cite'}, cite),
    h('h3', null, page('not_for')), h('ul', null, [1, 2, 3, 4, 5].map((at) => h('li', null, capital(page(`not_for.${at}`).replace(/[;.]$/, ''))))),
  ];
}
