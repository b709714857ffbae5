// A worker with an engine of its own. Each answer carries the number of its request.
import {experimentData} from './experiment.js';
import {Refused, Session} from './session.js';

let session;
let opened;

/** Takes up an experiment, unless it is the one that is open. */
function open({texts, scenarios, settings}) {
  const wanted = JSON.stringify([texts, scenarios, settings]);
  if (wanted === opened) return;
  for (const [name, text] of Object.entries(texts)) session.addText(name, text);
  session.open(scenarios, settings);
  opened = wanted;
}

const tasks = {
  async start({module, texts}) {
    session = await Session.of(module);
    for (const [name, text] of Object.entries(texts)) session.addText(name, text);
    return {};
  },
  check({experiment}) {
    opened = undefined; // what was added up before is let go, even of the same experiment
    open(experiment);
    return {};
  },
  run({experiment, replicate}) {
    open(experiment);
    session.run(replicate);
    const record = session.record(replicate);
    return {record, moved: [record.buffer]};
  },
  take({experiment, replicate, record}) {
    open(experiment);
    session.take(replicate, record);
    return {};
  },
  tell: () => ({data: experimentData(session)}),
};

self.onmessage = async ({data: {id, task, ...given}}) => {
  try {
    const {moved = [], ...answer} = await tasks[task](given);
    self.postMessage({id, ...answer}, moved);
  } catch (problem) {
    opened = problem instanceof Refused ? opened : undefined;
    self.postMessage({id, problem: problem.message, mistakes: problem.mistakes ?? []});
  }
};
