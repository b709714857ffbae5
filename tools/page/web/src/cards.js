// The verdict in four cards.
import {caution, verdictId, verdictWord} from './comparison.js';
import {h} from './dom.js';
import {range, unitOfMeasure} from './numbers.js';
import {doubtOf} from './strips.js';
import {page, sentence, word} from './text.js';

const shown = [['research', 'research_innovations'], ['direct', 'project_innovations'], ['private', 'private_rd_nok'], ['reach', 'share_ever_joined']];

function ofOne(view, id, name) {
  return h('article', {class: 'card'}, h('h3', null, page(`card.${id}`)),
    h('p', {class: 'big'}, view.level(name, 0), ' ', h('small', null, unitOfMeasure(view.row(name).unit, false))));
}

function ofTwo(view, id, name) {
  const difference = view.difference(name);
  const scale = view.changeScale(name);
  const parts = id === 'research' ? ` (${page('of_all', {n: view.level('innovations')})})` : '';
  const simultaneous = difference.simultaneous_interval;
  const care = caution(difference);
  return h('article', {class: `card ${verdictId(difference.verdict)}`}, h('h3', null, page(`card.${id}`)),
    h('p', {class: 'big', 'data-measure': name}, view.change(name), ' ', h('small', null, unitOfMeasure(view.row(name).unit, true) + parts)),
    h('p', null, page('from_to', {a: view.levelWithUnit(name, 0), b: view.levelWithUnit(name)})),
    h('p', {class: 'verdict'}, verdictWord(difference.verdict)),
    h('p', {class: 'fine'}, doubtOf(view, name)),
    h('p', {class: 'fine'}, simultaneous ? `${word('word', 'by_chance')}: ${difference.exact ? sentence('interval.exact') : range(scale.factor * simultaneous[0], scale.factor * simultaneous[1], scale.digits)}` : sentence('interval.none')),
    care && h('p', {class: 'fine caution'}, care));
}

export const cards = (view) => h('div', {class: 'cards'}, shown.filter(([, name]) => view.has(name) && (view.scenario === 0 || view.has('innovations'))).map(([id, name]) => (view.scenario === 0 ? ofOne : ofTwo)(view, id, name)));

