// Runs scenarios in the engine of the page and leaves every variable of their results: run.mjs ENGINE SCENARIOS OUT ORDER.json.
// ORDER: [{name, scenarios, settings, replicates, compare}]; with "compare" also what two sessions say of replicates that each ran half of.
import {mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Session} from '../../tools/page/web/src/session.js';

const [engine, folder, out, order] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(engine));
const names = [...readdirSync(folder).filter((name) => name.endsWith('.ini')), ...readdirSync(join(folder, 'data')).filter((name) => name.endsWith('.csv')).map((name) => `data/${name}`), 'study/summary.json'];

async function prepared() {
  const session = await Session.of(module);
  for (const name of names) session.addText(name, readFileSync(join(folder, name), 'utf8'));
  return session;
}

function leave(session, place) {
  mkdirSync(place, {recursive: true});
  const variables = session.variables();
  writeFileSync(join(place, 'variables.json'), JSON.stringify(variables));
  for (const {name, text} of variables) writeFileSync(join(place, name), text ? JSON.stringify(session.texts(name)) : session.numbers(name));
}

const session = await prepared();
const timed = {};
for (const {name, scenarios, settings, replicates, compare} of JSON.parse(readFileSync(order, 'utf8'))) {
  const begun = process.cpuUsage();
  session.open(scenarios, settings);
  for (let replicate = 0; replicate < replicates; ++replicate) session.run(replicate);
  const used = process.cpuUsage(begun);
  timed[name] = (used.user + used.system) / 1000 / replicates;
  leave(session, join(out, name));
  if (!compare) continue;
  const [half, whole] = [await prepared(), await prepared()];
  for (const one of [half, whole]) one.open(scenarios, settings);
  for (let replicate = replicates - 1; replicate >= 0; --replicate) { // the last first, and taken from two sessions
    const from = replicate % 2 ? session : half;
    if (from === half) half.run(replicate);
    whole.take(replicate, from.record(replicate));
  }
  writeFileSync(join(out, name, 'compare.json'), JSON.stringify({own: session.compare(), taken: whole.compare(), every_year: whole.compare('every-year'), all: whole.compare('all')}));
}
console.log(JSON.stringify(timed));
