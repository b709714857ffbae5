// How much the assumptions decide: for each measure how far other values of them move the difference.
import {decisive, moved} from './answers.js';
import {verdictWord} from './comparison.js';
import {h, svg} from './dom.js';
import {fixed, signed, withUnit} from './numbers.js';
import {capital, listed, page, sentence, word} from './text.js';

const shown = ['research_share', 'project_innovations', 'fundable_applications', 'unused_nok', 'share_ever_joined', 'gini_awards'];
const [width, height, left, right] = [560, 64, 8, 8];

function strip(view, name) {
  const difference = view.difference(name);
  const scale = view.scale(name);
  const {margin} = view.row(name);
  const chance = difference.simultaneous_interval ?? [difference.difference, difference.difference];
  const known = [0, ...difference.in_doubt, ...chance, ...(margin ? [margin * Math.sign(difference.difference || 1)] : [])].map((value) => value * scale.factor);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (value) => left + ((value * scale.factor - low) / (high - low || 1)) * (width - left - right);
  const line = (value, cls) => svg('line', {x1: x(value), x2: x(value), y1: 8, y2: 40, class: cls});
  const digits = Math.max(0, Math.min(2, 2 - Math.floor(Math.log10(high - low || 1))));
  const margins = margin ? [margin, -margin].filter((value) => value * scale.factor >= low && value * scale.factor <= high) : [];
  const label = moved(view, name);
  const ends = [[low, 'start', left], [high, 'end', width - right]];
  return h('figure', {class: 'strip'},
    h('figcaption', null, h('b', null, capital(word('definite', name, null, word('measure', name)))), scale.change ? `, ${scale.change}` : '', ': ', verdictWord(difference.verdict)),
    svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label},
      svg('rect', {x: x(difference.in_doubt[0]), width: Math.max(1, x(difference.in_doubt[1]) - x(difference.in_doubt[0])), y: 20, height: 8, class: 'doubted'}),
      line(0, 'zero'), margins.map((value) => line(value, 'margin')),
      svg('rect', {x: x(chance[0]) - 1.5, width: Math.max(3, x(chance[1]) - x(chance[0]) + 3), y: 12, height: 24, class: 'chance'}),
      ends.map(([value, anchor, at]) => svg('text', {x: at, y: 58, 'text-anchor': anchor}, signed(value, digits))),
      x(0) > 60 && x(0) < width - 60 ? svg('text', {x: x(0), y: 58, 'text-anchor': 'middle'}, fixed(0)) : null),
    h('p', {class: 'fine'}, page('card.doubt', {low: signed(scale.factor * difference.in_doubt[0], digits), high: withUnit(signed(scale.factor * difference.in_doubt[1], digits), scale.change)}), `. ${capital(page('here'))}: ${signed(scale.factor * difference.difference, digits)}`));
}

const tellers = (keys) => h('ul', {class: 'tellers'}, decisive.filter((key) => keys.some((one) => one.key === key)).map((key) => h('li', null, h('b', null, capital(word('assumption_question', key))), '. ', word('what_would_tell', key), '.')));

export function strips(view, keys) {
  const known = shown.filter((name) => view.has(name) && view.difference(name)?.in_doubt);
  if (!known.length) return [h('p', null, page('range.chance_only')), h('h3', null, page('range.would_tell')), tellers(keys)];
  return [
    h('p', null, page('range.text', {assumptions: listed(decisive.map((key) => word('assumption', key)))}), ' ', page('range.turns')),
    h('div', {class: 'strips'}, known.map((name) => strip(view, name))),
    h('p', null, sentence('doubt.chance_alone')), h('h3', null, page('range.would_tell')), tellers(keys),
  ];
}
