// Workers that run replicates, and one that adds them up: replicate r is the same bits wherever it is run, so that it does not
// matter who runs it. No memory is shared, which works from disk.
let requests = 0;

class Helper {
  constructor(address) {
    this.worker = new Worker(address);
    this.open = new Map();
    this.worker.onmessage = ({data}) => { const done = this.open.get(data.id); this.open.delete(data.id); done?.(data); };
    this.worker.onerror = (event) => { for (const done of this.open.values()) done({problem: event.message || 'a worker failed', mistakes: []}); this.open.clear(); };
  }
  /** Errors have the `mistakes` that the engine names. */
  ask(task, given, moved = []) {
    return new Promise((resolve, reject) => {
      const id = ++requests;
      this.open.set(id, (data) => (data.problem === undefined ? resolve(data) : reject(Object.assign(new Error(data.problem), {mistakes: data.mistakes}))));
      this.worker.postMessage({id, task, ...given}, moved);
    });
  }
}

export class Pool {
  /** `script`: text of the worker; `module`: the engine, compiled; `texts`: scenarios and tables that others name. */
  static async of({script, module, texts, count}) {
    const address = URL.createObjectURL(new Blob([script], {type: 'text/javascript'}));
    const helpers = Array.from({length: count + 1}, () => new Helper(address));
    await Promise.all(helpers.map((helper) => helper.ask('start', {module, texts})));
    URL.revokeObjectURL(address);
    return new Pool(helpers);
  }
  constructor([teller, ...runners]) {
    this.teller = teller;
    this.runners = runners;
    this.latest = 0;
  }
  cancel() { ++this.latest; }

  /** Runs `count` replicates of `experiment` and calls told(data, finished) at `looks` and at the end, with replicates that are
   *  neighbours from 0 on; progress(finished) at each. False if another run was asked for meanwhile: then nothing more is told,
   *  not even what went wrong. After an error nothing more is told, either. */
  async run(experiment, count, {looks, told, progress}) {
    const mine = ++this.latest;
    const current = () => mine === this.latest;
    let failure = null;
    const fail = (problem) => { if (!current()) return; failure = problem; this.cancel(); };
    await this.teller.ask('check', {experiment}).catch(fail);
    const waiting = new Map();
    let [next, taken, finished, telling] = [0, 0, 0, Promise.resolve()];
    const hand = () => { // in order, so that what is told are the first so many replicates
      for (; waiting.has(taken); ++taken) {
        const [replicate, record] = [taken, waiting.get(taken)];
        waiting.delete(taken);
        telling = telling.then(() => current() && this.teller.ask('take', {experiment, replicate, record}, [record.buffer])).catch(fail);
        const so_far = taken + 1;
        if (looks.includes(so_far) || so_far === count)
          telling = telling.then(async () => { if (!current()) return; const {data} = await this.teller.ask('tell', {}); if (current()) told(data, so_far); }).catch(fail);
      }
    };
    const work = async (runner) => {
      while (current() && next < count) {
        const replicate = next++;
        const {record} = await runner.ask('run', {experiment, replicate});
        if (!current()) return;
        waiting.set(replicate, record);
        progress(++finished);
        hand();
      }
    };
    await Promise.all(this.runners.map((runner) => work(runner).catch(fail)));
    await telling;
    if (failure) throw failure;
    return current();
  }
}
