// The engine in WebAssembly, called by its C header (include/taktskifte/taktskifte.h). In a worker or in Node.
const noSystem = 52; // ENOSYS of WASI: there is no file, clock or network here

/** What the engine refuses, as its own messages: `mistakes` are {file, line, key, text}. */
export class Refused extends Error {
  constructor(code, mistakes) {
    super(mistakes.map(({file, line, text}) => `${file}${line ? `:${line}` : ''}${file ? ': ' : ''}${text}`).join('\n'));
    this.code = code;
    this.mistakes = mistakes;
  }
}

function system(memoryOf) {
  const zero = (...places) => { for (const place of places) new DataView(memoryOf().buffer).setUint32(place, 0, true); return 0; };
  return {
    environ_sizes_get: zero, environ_get: () => 0,
    proc_exit: (code) => { throw new Error(`the engine ended with code ${code}`); },
    emscripten_notify_memory_growth: () => {},
  };
}

export class Session {
  /** `module` is a WebAssembly.Module of the engine. */
  static async of(module) {
    let engine;
    const known = system(() => engine.memory);
    const imports = {};
    for (const {module: from, name} of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = known[name] ?? (() => (name.startsWith('__syscall') ? -noSystem : noSystem));
    engine = (await WebAssembly.instantiate(module, imports)).exports;
    engine._initialize();
    return new Session(engine);
  }
  constructor(engine) {
    this.engine = engine;
    this.session = engine.taktskifte_new();
    this.length = engine.malloc(8);
  }
  #call(name, ...given) {
    const places = [];
    const put = (text) => {
      const bytes = new TextEncoder().encode(`${text}\0`);
      const place = this.engine.malloc(bytes.length);
      new Uint8Array(this.engine.memory.buffer).set(bytes, place);
      places.push(place);
      return place;
    };
    try {
      return this.engine[`taktskifte_${name}`](this.session, ...given.map((one) => (typeof one === 'string' ? put(one) : one)));
    } finally {
      for (const place of places) this.engine.free(place);
    }
  }
  #text(place) {
    const bytes = new Uint8Array(this.engine.memory.buffer);
    return new TextDecoder().decode(bytes.subarray(place, bytes.indexOf(0, place)));
  }
  #refuse(code) { throw new Refused(code, JSON.parse(this.#text(this.#call('mistakes')))); }
  #done(code) { if (code) this.#refuse(code); }
  #json(place) { return place ? JSON.parse(this.#text(place)) : this.#refuse(64); }
  #numbers(place) {
    if (!place) return null;
    return new Float64Array(this.engine.memory.buffer, place, new DataView(this.engine.memory.buffer).getUint32(this.length, true)).slice();
  }

  addText(name, text) { this.#done(this.#call('add_text', name, text)); }
  /** `scenarios`: names of texts, the first is compared with; `settings`: "key=value" for all of them. */
  open(scenarios, settings = []) { this.#done(this.#call('open', scenarios.join('\n'), settings.join('\n'))); }
  run(replicate) { this.#done(this.#call('run', replicate)); }
  record(replicate) { return this.#numbers(this.#call('record', replicate, this.length)); }
  take(replicate, record) {
    const place = this.engine.malloc(record.byteLength);
    new Float64Array(this.engine.memory.buffer, place, record.length).set(record);
    const code = this.#call('take', replicate, place, record.length);
    this.engine.free(place);
    this.#done(code);
  }
  replicates() { return this.#call('replicates'); }
  variables() { return this.#json(this.#call('variables')); }
  numbers(variable) { return this.#numbers(this.#call('numbers', variable, this.length)); }
  texts(variable) { return this.#json(this.#call('texts', variable)); }
  keys() { return this.#json(this.#call('keys')); }
  compare(...options) { return this.#json(this.#call('compare', options.join(' '))); }
}
