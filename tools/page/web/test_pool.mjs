// Runs that are shared among workers: what is told of one that fails, and of one that another has taken the place of.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Pool} from './src/pool.js';

/** A pool whose workers are functions here: `run` and `take` of an experiment, each told which replicate. */
function poolOf({run = () => {}, take = () => {}}) {
  const soon = () => new Promise((done) => setTimeout(done, 2));
  const runner = {ask: async (task, {experiment, replicate}) => { await soon(); await run(experiment, replicate); return {record: new Float64Array(1)}; }};
  let opened;
  const teller = {ask: async (task, {experiment, replicate}) => {
    await soon();
    if (task === 'check') opened = experiment;
    if (task === 'take') await take(experiment, replicate);
    return {data: opened};
  }};
  return new Pool([teller, runner, runner]);
}
const heard = () => { const all = []; return {all, listener: {looks: [4], told: (data, finished) => all.push(`${data} ${finished}`), progress: (finished) => all.push(finished)}}; };

test('after a replicate or a sum has failed nothing more is told of the run', {timeout: 20_000}, async () => {
  for (const failing of [{run: (experiment, at) => { if (at === 5) throw new Error('failed'); }}, {take: (experiment, at) => { if (at === 5) throw new Error('failed'); }}]) {
    const {all, listener} = heard();
    const run = poolOf(failing).run('one', 200, listener);
    await assert.rejects(run, /^Error: failed$/);
    const until = all.length;
    assert.ok(until < 40, `${until}`);
    await new Promise((done) => setTimeout(done, 60));
    assert.equal(all.length, until);
  }
});

test('what goes wrong in an earlier run is not told of the latest', {timeout: 20_000}, async () => {
  const pool = poolOf({run: async (experiment) => { if (experiment === 'earlier') { await new Promise((done) => setTimeout(done, 30)); throw new Error('failed'); } }});
  const [earlier, latest] = [heard(), heard()];
  const first = pool.run('earlier', 20, earlier.listener);
  await new Promise((done) => setTimeout(done, 15));
  assert.deepEqual(await Promise.all([first, pool.run('latest', 20, latest.listener)]), [false, true]);
  assert.deepEqual(earlier.all, []);
  assert.deepEqual(latest.all.filter((one) => typeof one === 'string'), ['latest 4', 'latest 20']);
});
