// The comparison as the program made it, seen by one scenario and the first; nothing is computed but how it is told.
import {change, counted, decimalsNeeded, isZero, level, range, scaleOf, toError, withUnit} from './numbers.js';
import {page, sentence, word} from './text.js';

const verdictIds = {
  'matters': 'matters', 'near the margin': 'near_margin', 'too small to matter': 'too_small', 'cannot tell': 'cannot_tell',
  'none seen': 'none_seen', 'no margin': 'no_margin',
};
export const verdictId = (verdict) => verdictIds[verdict] ?? 'no_margin';
export const verdictWord = (verdict) => word('verdict', `verdict.${verdictId(verdict)}`, null, word('verdict', verdictId(verdict)));

/** Why the interval of a difference, or of years of it, is to be read with care, in short words; empty if there is no reason. */
export function caution({rough, skewed, exact, pairs}, path) {
  const isSkewed = skewed || path?.some((year) => year.skewed);
  return [rough && !exact && page('caution.few', {replicates: counted('replicates', pairs)}), isSkewed && page('caution.skewed')].filter(Boolean).join('; ');
}

/** An interval in a table, marked if it may miss more often than it says. */
export const withCare = (interval, {skewed}) => (skewed ? `${interval} (${page('caution.mark')})` : interval);

export class View {
  constructor(comparison, scenario) {
    this.comparison = comparison;
    this.scenario = scenario;
    this.rows = new Map(comparison.rows.map((row) => [row.measure, row]));
  }
  row(name) { return this.rows.get(name); }
  has(...names) { return names.every((name) => this.rows.has(name)); }
  mean(name, scenario = this.scenario) { return this.row(name).means[scenario]; }
  /** Of the scenario against the first; none of the first itself. */
  difference(name) { return this.row(name)?.differences[this.scenario - 1]; }
  verdict(name) { return verdictWord(this.difference(name).verdict); }
  scale(name) { return scaleOf(name, this.row(name).unit); }
  changeScale(name) { return toError(this.scale(name), this.difference(name).standard_error); }
  /** Levels of both scenarios have the digits of the one that is known less well, and more where both would look alike
   *  beside a difference that is told. */
  levelScale(name) {
    const errors = [this.mean(name, 0).standard_error, this.mean(name).standard_error, this.difference(name)?.standard_error];
    const scale = this.scale(name);
    let digits = Math.min(...errors.map((error) => toError(scale, error).digits));
    const most = this.difference(name) && !isZero(this.change(name)) ? this.changeScale(name).digits : 0;
    const told = (scenario) => level({...scale, digits}, this.mean(name, scenario).mean);
    while (digits < most && told(0) === told(this.scenario)) ++digits;
    return {...scale, digits};
  }
  level(name, scenario = this.scenario) { return level(this.levelScale(name), this.mean(name, scenario).mean); }
  levelWithUnit(name, scenario = this.scenario) { return withUnit(this.level(name, scenario), this.scale(name).level); }
  change(name) { return change(this.changeScale(name), this.difference(name).difference); }
  /** Ends of an interval of the difference, with its digits. */
  ends(name, interval) {
    const scale = this.changeScale(name);
    return range(scale.factor * interval[0], scale.factor * interval[1], scale.digits);
  }
  interval(name) {
    const difference = this.difference(name);
    if (!difference.simultaneous_interval) return sentence('interval.none');
    return difference.exact ? sentence('interval.exact') : this.ends(name, difference.simultaneous_interval);
  }
  /** The same, marked where it is skewed, as a sentence has it. */
  markedInterval(name) { return this.interval(name) + (this.difference(name).skewed ? `, ${page('caution.mark')}` : ''); }
  /** No difference at all, which no interval doubts. */
  same(name) {
    const {difference, exact, interval} = this.difference(name);
    return difference === 0 && (exact || !interval);
  }
  margin(name) {
    const {margin} = this.row(name);
    const scale = this.scale(name);
    return margin === null ? '' : withUnit(level({...scale, digits: decimalsNeeded(scale.factor * margin)}, margin), scale.change);
  }
}
