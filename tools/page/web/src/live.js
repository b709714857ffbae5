// The engine in the page: a share, assumptions beside it, a scenario text; replicates are shown as they come.
import {details, h} from './dom.js';
import {counted, fixed, percent, written} from './numbers.js';
import {Pool} from './pool.js';
import {addressOf, beside, commandOf, experimentOf, fileOf, ownFile, questionIn, replicates, textOf} from './question.js';
import {capital, keyName, listed, page, titleOf, word} from './text.js';

const looks = [4, 10, 20];
const named = 4; // keys of the file's own that are told by name
const textIn = (id) => document.getElementById(id)?.textContent.trim() ?? '';

/** Whether an engine is in this page. */
export const hasEngine = () => textIn('engine') !== '';

async function compiled() {
  const bytes = Uint8Array.from(atob(textIn('engine')), (letter) => letter.charCodeAt(0));
  return WebAssembly.compile(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}

/** What the page shows of an experiment that was run in it, in place of what it shows of the file. */
function shownInstead(file, live, question) {
  const {places, scenarios, ...found} = live;
  const same = JSON.stringify(places.number) === JSON.stringify(file.municipalities.number);
  const own = scenarios[1];
  const named = question.text ? own : {name: own.name, get title() { return page('live.mix', {share: percent(question.percent / 100)}); }};
  return {
    ...file, ...found, scenarios: [scenarios[0], named], live: question,
    municipalities: same ? file.municipalities : {...places, year: ''}, maps: same ? file.maps : {},
    provenance: {file: ownFile.replace('.ini', '.h5'), engine: live.comparison.engines.join(', '), seed: live.comparison.seed},
  };
}

function save(name, text) {
  const link = h('a', {href: URL.createObjectURL(new Blob([text], {type: 'text/plain'})), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export class Live {
  /** `show(data, address)` draws; data is null to show the file again. */
  constructor(data, show) {
    this.file = data;
    this.show = show;
    this.base = data.base.file;
    this.question = questionIn(location.hash) ?? {percent: 50, text: ''};
    this.defaults = Object.fromEntries(data.beside.map((key) => [key.key, key]));
    this.box = h('div', {id: 'live'});
    this.pool = null;
    this.begun = 0; // runs; what an earlier one still has to say is not heard
    this.busy = false;
    this.picture = null; // what is shown in place of the file: {run, replicates}
    this.said = () => page('live.starting');
    this.mistakes = [];
  }

  /** Starts the engine, and answers what the address asks. */
  async start() {
    try {
      this.pool = await Pool.of({script: textIn('worker'), module: await compiled(), texts: this.file.texts, count: Math.max(1, Math.min(8, navigator.hardwareConcurrency || 2))});
    } catch (problem) {
      this.said = () => page('live.none', {why: problem.message});
      this.draw();
      return;
    }
    this.said = () => page('live.idle');
    this.draw();
    document.body.dataset.engine = 'ready';
    if (questionIn(location.hash)) this.run();
    else this.warm();
  }

  /** Runs what the first move will need, too, while nobody waits; it is not told. */
  warm() {
    const nothing = () => {};
    this.pool.run(experimentOf(this.question, this.base), looks[0], {looks: [], told: nothing, progress: nothing}).catch(nothing);
  }

  value(key) { return this.question[key] ?? this.defaults[key].value; }

  say(said, finished = null) {
    this.said = said;
    const [status, bar] = [this.box.querySelector('#live-status'), this.box.querySelector('#live-progress')];
    if (status) status.textContent = said();
    if (bar) Object.assign(bar, finished === null ? {hidden: true} : {hidden: false, value: finished});
  }

  async run() {
    clearTimeout(this.waiting);
    if (!this.pool) return;
    const question = {...this.question};
    const mine = ++this.begun;
    this.busy = true;
    this.box.querySelector('#live-command').textContent = commandOf(question, this.base);
    this.mistakes = [];
    this.drawMistakes();
    const begun = performance.now();
    const running = (finished) => this.say(() => page('live.running', {n: fixed(finished), all: fixed(replicates)}), finished);
    running(0);
    try {
      let first = 0;
      const whole = await this.pool.run(experimentOf(question, this.base), replicates, {
        looks, progress: running,
        told: (live, finished) => {
          first ||= performance.now() - begun;
          this.picture = {run: mine, replicates: finished};
          this.show(shownInstead(this.file, live, question), addressOf(question));
          document.body.dataset.live = `${question.text ? 'text' : question.percent} ${finished}`;
          document.body.dataset.firstPicture = String(Math.round(first));
        },
      });
      if (!whole || mine !== this.begun) return;
      this.busy = false;
      const seconds = (performance.now() - begun) / 1000;
      document.body.dataset.seconds = seconds.toFixed(2);
      this.say(() => page('live.done', {replicates: counted('replicates', replicates), seconds: fixed(seconds, 1)}));
    } catch (problem) {
      if (mine !== this.begun) return;
      this.busy = false;
      this.mistakes = problem.mistakes?.length ? problem.mistakes : [{file: '', line: 0, text: problem.message}];
      this.say(() => page('live.refused'));
      this.drawMistakes();
    }
  }
  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.run(), 120);
    this.busy = true;
    this.begun += 1; // nothing of the run before is heard from now on
    this.pool?.cancel();
  }
  cancel() {
    this.pool?.cancel();
    clearTimeout(this.waiting);
    this.begun += 1;
    this.busy = false;
  }
  stop() {
    if (!this.busy) return;
    const [run, picture] = [this.begun, this.picture];
    this.cancel();
    this.say(() => {
      if (!picture) return page('live.stopped_file');
      const shown = counted('replicates', picture.replicates);
      return picture.run === run ? page('live.stopped', {replicates: shown, all: fixed(replicates)}) : page('live.stopped_earlier', {replicates: shown});
    });
  }
  backToFile() {
    this.cancel();
    this.picture = null;
    this.mistakes = [];
    this.drawMistakes();
    this.say(() => page('live.idle'));
    delete document.body.dataset.live;
    this.show(null, {share: '', set: '', text: ''});
  }

  /** Another link was followed: answers what it asks, or shows the file if it asks nothing. */
  follow() {
    const asked = questionIn(location.hash);
    if (!asked) return this.picture || this.busy || this.mistakes.length ? this.backToFile() : undefined;
    const same = JSON.stringify(addressOf(asked)) === JSON.stringify(addressOf(this.question));
    if (same && (this.busy || this.picture?.run === this.begun)) return undefined;
    this.question = asked;
    this.box.replaceChildren(); // with what was typed
    this.draw();
    return this.run();
  }

  /** A text of one's own is let go as soon as the share is moved. */
  move(changes) {
    Object.assign(this.question, changes, 'percent' in changes ? {text: ''} : {});
    const editor = this.box.querySelector('#live-text');
    if (editor && 'percent' in changes) editor.value = textOf(this.question, this.base);
    this.soon();
  }
  async take(file) {
    if (!file) return;
    const editor = this.box.querySelector('#live-text');
    editor.value = await file.text();
    this.question.text = editor.value;
    this.run();
  }

  drawMistakes() {
    const place = this.box.querySelector('#live-mistakes');
    place?.replaceChildren(...this.mistakes.map(({file, line, text}) => h('li', null, file && file !== ownFile ? `${file}: ` : '', line > 0 && h('button', {type: 'button', onclick: () => this.goTo(line)}, page('live.line', {n: fixed(line)})), line > 0 ? ': ' : '', text)));
  }
  goTo(line) {
    const editor = this.box.querySelector('#live-text');
    const before = editor.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    editor.focus();
    editor.setSelectionRange(before, before + editor.value.split('\n')[line - 1].length);
  }

  slider(id, label, {min, max, step, value, tell, moved}) {
    const output = h('output', {for: id}, tell(value));
    const input = h('input', {id, type: 'range', min, max, step, 'aria-valuetext': tell(value), oninput: ({target}) => { output.textContent = tell(target.value); target.setAttribute('aria-valuetext', tell(target.value)); moved(target.value); }});
    input.value = value;
    return h('label', {for: id, class: 'slider'}, h('span', null, label), input, output);
  }
  assumption(key) {
    const {low, high} = this.defaults[key];
    const whole = Number.isInteger(low) && Number.isInteger(high) && high - low > 2;
    return this.slider(`live-${key}`, capital(word('assumption', key)), {min: low, max: high, step: whole ? 1 : (high - low) / 50, value: this.value(key), tell: written, moved: (value) => this.move({[key]: whole ? value : String(Number(Number(value).toFixed(4)))})});
  }

  /** What the numbers are compared with, and how that differs from the file. */
  hint() {
    const {own_keys: keys, ...scenario} = this.file.base;
    const told = {base: titleOf(scenario), replicates: counted('replicates', replicates), keys: listed(keys.length > named ? [...keys.slice(0, named).map(keyName), '…'] : keys.map(keyName))};
    return [page('live.hint', told), keys.length ? ` ${page('live.other_keys', told)}` : ''].join('');
  }

  /** The controls, anew in the language that is spoken. */
  draw() {
    const off = this.pool ? null : true;
    const button = (id, action, label) => h('button', {id, type: 'button', onclick: action, disabled: off}, page(label));
    const open = this.box.querySelector('#live-own')?.open;
    const typed = this.box.querySelector('#live-text')?.value;
    const editor = h('textarea', {id: 'live-text', rows: '8', spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'live-own-hint', ondragover: (event) => event.preventDefault(), ondrop: (event) => { event.preventDefault(); this.take(event.dataTransfer.files[0]); }});
    editor.value = typed ?? textOf(this.question, this.base);
    const own = details('live-own', page('live.own'), h('p', {class: 'fine', id: 'live-own-hint'}, page('live.own_hint')), h('label', {for: 'live-text'}, page('live.text')), editor,
      h('p', null, button('live-run-text', () => { this.question.text = editor.value; this.run(); }, 'live.run_text'), ' ', h('label', {for: 'live-file', class: 'file'}, page('live.choose_file'), h('input', {id: 'live-file', class: 'hidden', type: 'file', accept: '.ini,.txt,text/plain', onchange: ({target}) => this.take(target.files[0])}))));
    if (open) own.open = true;
    this.box.replaceChildren(h('fieldset', {class: 'chooser live', disabled: off}, h('legend', null, page('live.title')),
      h('div', {class: 'controls'}, this.slider('live-share', page('live.share'), {min: 0, max: 100, step: 1, value: this.question.percent, tell: (value) => percent(value / 100), moved: (value) => this.move({percent: Number(value)})}),
        beside.filter((key) => key in this.defaults).map((key) => this.assumption(key))),
      h('p', {class: 'fine'}, this.hint()), own, h('ol', {id: 'live-mistakes'}),
      h('p', {class: 'controls'}, button('live-run', () => this.run(), 'live.run'), button('live-stop', () => this.stop(), 'live.stop'), button('live-back', () => this.backToFile(), 'live.back'),
        button('live-save', () => save(ownFile, fileOf(this.question, this.base)), 'live.save'))),
    h('progress', {id: 'live-progress', max: replicates, value: 0, hidden: true, 'aria-label': page('live.title')}), ' ', h('span', {id: 'live-status', role: 'status'}, this.said()),
    h('p', {class: 'fine'}, page('live.command'), ' ', h('code', {id: 'live-command'}, commandOf(this.question, this.base))));
    this.drawMistakes();
  }
}
