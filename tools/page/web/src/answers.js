// The verdict in sentences: facts of the comparison, put into the sentences of scenarios/words.
import {apart, counted, decimalsOf, digitsOfSize, fixed, isZero, plainRange, range, signed, withUnit} from './numbers.js';
import {capital, listed, page, sentence, titleOf, word} from './text.js';
import {verdictWord} from './comparison.js';

const notable = 0.05; // less unused money, or fewer turned down, comes from grants being whole
/** As the numbers beside it are told. */
function upOrDown(view, name) {
  const {difference} = view.difference(name);
  return word('word', difference === null || isZero(view.change(name)) ? 'hardly_moves' : difference > 0 ? 'rises' : 'falls');
}
/** The level, of a little that would be told as 0 "less than 0.1". */
function levelSeen(view, name, scenario) {
  const text = view.level(name, scenario);
  const {digits} = view.levelScale(name);
  return view.mean(name, scenario).mean > 0 && isZero(text) ? word('word', 'less_than', {n: fixed(10 ** -digits, digits)}) : text;
}
const unsigned = (text) => text.replace(/^[+\u2212]/, '');

const common = (view, name) => ({
  verdict: view.verdict(name), from: view.level(name, 0), to: view.level(name), difference: view.change(name),
  interval: view.markedInterval(name), up_down: upOrDown(view, name),
});

export const decisive = ['apply.elasticity', 'panel.fundable_share', 'experience.units_per_project', 'choice.experience'];

/** That the numbers follow from assumptions, and from which most. */
export function doubt({doubted, keys}) {
  const questions = doubted.map((key) => word('assumption_question', key));
  const assumed = keys.every(({key, status}) => !doubted.includes(key) || status === 'assumed');
  return questions.length === 0 ? page('not_a_forecast') : sentence(assumed ? 'doubt' : 'doubt.mixed', {assumptions: listed(questions)});
}

/** Ends of the difference under other assumptions: of a study over all of them, or over those in doubt; none if unknown. */
export const doubtedEnds = (view, name) => view.comparison.verdicts[view.scenario - 1]?.how_sure?.numbers?.find(({measure}) => measure === name)?.nine_tenths ?? view.difference(name)?.in_doubt ?? null;

/** Whether the assumptions clearly move a difference more than chance does; false where one of them is not known. */
export function outweighed(view, name) {
  const [ends, chance] = [doubtedEnds(view, name), view.difference(name)?.simultaneous_interval];
  return Boolean(ends && chance) && ends[1] - ends[0] >= 2 * (chance[1] - chance[0]) && ends[1] > ends[0];
}

/** How far the assumptions move the difference in a measure; empty where that is not known. */
export function moved(view, name) {
  const told = view.comparison.verdicts[view.scenario - 1]?.how_sure?.numbers?.find(({measure}) => measure === name);
  const ends = told?.nine_tenths ?? view.difference(name)?.in_doubt;
  if (!ends) return '';
  const scale = view.scale(name);
  const digits = Math.min(view.changeScale(name).digits, scale.digits);
  const unit = scale.change && (scale.change === '%' ? '%' : ` ${scale.change}`);
  return sentence(told ? 'doubt.range' : 'doubt.moved', {
    assumptions: listed(decisive.map((key) => word('assumption', key))), measure: word('definite', name, null, word('measure', name)),
    low: signed(scale.factor * ends[0], digits), high: signed(scale.factor * ends[1], digits) + unit,
    difference: signed(scale.factor * view.difference(name).difference, digits),
  });
}

/** The ends of that range as they are told, alone; empty where they are not known. */
export function doubtedRange(view, name) {
  const ends = doubtedEnds(view, name);
  if (!ends) return '';
  const {factor, change: unit} = view.scale(name);
  const digits = apart(ends.map((end) => factor * end), digitsOfSize(factor * Math.max(...ends.map(Math.abs))));
  return withUnit(range(factor * ends[0], factor * ends[1], digits), unit);
}
/** The same as a sentence, for paragraphs behind the first. */
function movedShort(view, name) {
  const told = doubtedRange(view, name);
  return told && `${capital(page('doubted', {measure: word('definite', name, null, word('measure', name)), range: told}))}.`;
}

function indirect(view) {
  if (!view.has('research_share', 'research_innovations', 'innovations')) return [];
  if (view.same('research_share')) return [sentence('indirect.same', {to: view.level('research_share')})];
  const count = view.change('research_innovations');
  return [
    sentence('indirect', {
      ...common(view, 'research_share'), interval: firstInterval(view, 'research_share'), count: unsigned(count),
      more_fewer: isZero(count) ? word('word', 'more_or_fewer') : word('word', view.difference('research_innovations').difference > 0 ? 'more' : 'fewer'), total: view.level('innovations'),
    }),
    moved(view, 'research_share'),
  ];
}
function firstInterval(view, name) {
  const {exact, simultaneous_interval: ends, skewed} = view.difference(name);
  if (!ends || exact) return view.markedInterval(name);
  const {factor, digits} = view.changeScale(name);
  return sentence('interval.first', {low: signed(factor * ends[0], digits), high: signed(factor * ends[1], digits)}) + (skewed ? `, ${page('caution.mark')}` : '');
}

function number(view) {
  return view.has('innovations') && !view.same('innovations') ? [sentence('number', common(view, 'innovations')), movedShort(view, 'innovations')] : [];
}

function gains(view) {
  if (!view.has('innovations')) return [];
  const groups = new Map();
  for (const name of view.rows.keys()) {
    if (!name.startsWith('success_share[')) continue;
    const outcome = name.slice(name.indexOf('[') + 1, -1);
    const difference = view.difference(name);
    const item = sentence('gains.item', {
      outcome: word('outcome', `outcome.${outcome}`, null, outcome.replaceAll('_', ' ')), difference: view.change(name), interval: view.markedInterval(name),
      count: signed(difference.difference * view.mean('innovations').mean, 1),
    });
    groups.set(difference.verdict, [...(groups.get(difference.verdict) ?? []), item]);
  }
  const told = [...groups].map(([verdict, items]) => sentence('gains.group', {Verdict: capital(verdictWord(verdict)), items: items.join('; ')}));
  return told.length ? [sentence('gains', {groups: told.join('. ')})] : [];
}

function demand(view, titles) {
  if (!view.has('applications', 'fundable_applications', 'awards', 'public_part_nok', 'unused_nok')) return [];
  const of = (name) => view.mean(name).mean;
  const [fundable, awards] = [of('fundable_applications'), of('awards')];
  const left = of('unused_nok') > notable * of('public_part_nok');
  const turnedDown = awards < (1 - notable) * fundable;
  if (!left && of('applications') === 0 && view.mean('applications', 0).mean === 0) return [];
  const silent = !left && fundable === 0; // nothing meets nothing
  const pair = (key, name) => ({[key]: view.level(name), [`${key}_base`]: view.level(name, 0)});
  const response = view.comparison.verdicts[view.scenario - 1].total_response;
  return [
    silent ? '' : turnedDown ? sentence('demand.money', {without: fixed(fundable - awards, 1)}) : sentence(left ? 'demand.ceiling' : 'demand.even'),
    sentence('demand.applications', {...pair('applications', 'applications'), ...pair('fundable', 'fundable_applications'), ...pair('awards', 'awards')}),
    sentence('demand.money_left', {...pair('part', 'public_part_nok'), ...pair('unused', 'unused_nok'), base: titleOf(titles[0])}),
    response === null ? '' : sentence('demand.response', {response: fixed(response, 2)}),
  ];
}

function researchers(view) {
  if (!view.has('research_work_years', 'lapsed_projects', 'lapsed_nok', 'reached_project_nok', 'awarded_nok')) return [];
  const work = {work_years: view.level('research_work_years'), work_years_base: view.level('research_work_years', 0)};
  const {pairs, at_most: atMost} = view.difference('lapsed_projects');
  if (view.mean('lapsed_projects').mean === 0) {
    const isBound = atMost !== null && atMost < 1; // too few say nothing
    return [sentence('researchers.enough', work), isBound ? sentence('none_seen', {n: fixed(pairs), bound: fixed(100 * atMost, decimalsOf(100 * atMost, 1))}) : ''];
  }
  return [sentence('researchers', {...work, lapsed: levelSeen(view, 'lapsed_projects'), lapsed_base: levelSeen(view, 'lapsed_projects', 0), lapsed_nok: levelSeen(view, 'lapsed_nok')}),
    sentence('reached_money', {to: view.level('reached_project_nok'), granted: view.level('awarded_nok')})];
}

function reach(view) {
  const small = 'ever_joined_share_size[below 5000]';
  if (!view.has('share_ever_joined', small, 'gini_awards', 'municipal_awards')) return [];
  const never = (name, scenario) => fixed(100 * (1 - view.mean(name, scenario).mean), view.levelScale(name).digits);
  const told = [
    sentence('reach', {...common(view, 'share_ever_joined'), year: view.comparison.last_year}), movedShort(view, 'share_ever_joined'),
    sentence('reach.never', {never: never('share_ever_joined', view.scenario), never_base: never('share_ever_joined', 0), never_small: never(small, view.scenario), never_small_base: never(small, 0)}),
  ];
  if (view.difference('gini_awards').pairs === 0) return told;
  told.push(sentence(view.same('gini_awards') ? 'spread.same' : 'spread', common(view, 'gini_awards')), movedShort(view, 'gini_awards'));
  const [before, now] = [view.mean('municipal_awards', 0).mean, view.mean('municipal_awards').mean];
  if (Math.abs(now - before) > notable * before) told.push(sentence('spread.more_grants', {more_fewer: word('word', now > before ? 'more' : 'fewer')}));
  return told;
}

const tradeSentences = {private_awards_per_public_award: 'trade.awards', private_rd_per_innovation: 'trade.rd', private_reached_per_public_reached: 'trade.money'};
export function trades(view) {
  return view.comparison.verdicts[view.scenario - 1].trades.filter(({trade, interval, gained}) => interval && gained > 0 && tradeSentences[trade] && !(interval[0] === 0 && interval[1] === 0)).map(({trade, value, interval}) => {
    const digits = decimalsOf((interval[1] - interval[0]) / 4, 2);
    return {trade, digits, value, interval, text: sentence(tradeSentences[trade], {ratio: `${fixed(value, digits)} (${plainRange(...interval, digits)})`})};
  });
}

function path(view) {
  return ['research_share', 'private_rd_nok'].flatMap((name) => {
    const years = view.difference(name)?.path;
    if (!years || years.length < 5) return [];
    const scale = view.scale(name);
    const digits = view.changeScale(name).digits;
    const at = (year) => signed(scale.factor * year.difference, digits);
    return [sentence('path', {measure: word('definite', name), first: at(years[0]), fifth: at(years[4]), last: `${at(years.at(-1))}${scale.change ? ` ${scale.change}` : ''}`})];
  });
}

function sure(view) {
  const {replicates, drifted, scenarios, failed} = view.comparison;
  const told = [replicates < 2 ? sentence('sure.one') : scenarios.length > 2 ? sentence('sure.basis', {replicates: counted('replicates', replicates), n: scenarios.length - 1}) : sentence('sure.basis_one', {replicates: counted('replicates', replicates)})];
  const any = (is) => [...view.rows.keys()].some(is);
  if (any((name) => view.difference(name).rough)) told.push(sentence('sure.rough', {n: 30}));
  if (any((name) => view.difference(name).skewed)) told.push(sentence('sure.skewed', {mark: page('caution.mark')}));
  if (drifted > 0) told.push(sentence('sure.drifted', {n: fixed(drifted), total: fixed(replicates * scenarios.length)}));
  if (failed.length > 0) told.push(sentence('sure.failed', {replicates: counted('replicates', failed.length)}));
  const why = view.comparison.verdicts[view.scenario - 1]?.how_sure?.why_not;
  return [...told, sentence('sure.only_chance'), any((name) => doubtedEnds(view, name)) ? '' : sentence('doubt.no_range'), why ? sentence('doubt.why', {reason: why}) : ''];
}

/** All of it, a list of paragraphs that are lists of sentences. */
export function answers(view, titles) {
  return [
    indirect(view), number(view), view.has('project_innovations') ? [sentence('direct', common(view, 'project_innovations')), movedShort(view, 'project_innovations')] : [], gains(view), demand(view, titles),
    researchers(view), reach(view),
    view.has('private_awards', 'private_rd_nok') ? ['awards', 'rd'].flatMap((one) => { const name = one === 'rd' ? 'private_rd_nok' : 'private_awards'; return [sentence(`private.${one}`, common(view, name)), movedShort(view, name)]; }) : [],
    [...trades(view).map(({text}) => text), trades(view).length ? page('trade.chance') : ''], path(view), sure(view),
  ].map((paragraph) => paragraph.filter(Boolean)).filter((paragraph) => paragraph.length);
}
