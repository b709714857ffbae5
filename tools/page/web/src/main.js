// The page: what is in the file, drawn for one scenario and language; the address after # says which.
import {stateOf} from './address.js';
import {answers, doubt} from './answers.js';
import {cards} from './cards.js';
import {changeSection} from './change.js';
import {View} from './comparison.js';
import {details, h} from './dom.js';
import {Live, hasEngine} from './live.js';
import {mapSection} from './map.js';
import {counted, fixed, percent} from './numbers.js';
import {choosePalette} from './palette.js';
import {barriersSection, demandSection, outcomesSection, reachSection} from './panels.js';
import {strips} from './strips.js';
import {sweepPage} from './sweep.js';
import {assumptionsSection, leversSection, numbersSection, provenanceSection, tradeSection} from './tables.js';
import {language, page, speak, titleOf, useTables} from './text.js';

const state = {};

async function unpacked() {
  const bytes = Uint8Array.from(atob(document.getElementById('data').textContent.trim()), (letter) => letter.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text());
}

const address = () => `#${new URLSearchParams(Object.entries(state).filter(([, value]) => value !== ''))}`;

const section = (id, title, ...children) => h('section', {id: `s-${id}`, 'aria-labelledby': `h-${id}`}, h('h2', {id: `h-${id}`}, title), children);

function shareOf(data, scenario) {
  const text = data.keys.find(({key}) => key === 'funding.public_share')?.values[scenario];
  return text !== undefined && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}
function question(data, view) {
  if (view.scenario === 0) return page('question.one', {title: titleOf(data.scenarios[0])});
  const keys = view.comparison.verdicts[view.scenario - 1].differing_keys;
  const share = shareOf(data, view.scenario);
  return keys.length === 1 && keys[0].key === 'funding.public_share' && share !== null ? page('question', {share: percent(share)}) : page('question.other', {title: titleOf(data.scenarios[view.scenario])});
}
function lead(data, view) {
  const {first_year: first, last_year: last, municipalities, replicates} = view.comparison;
  const parts = {n: counted('municipalities', municipalities), number: fixed(municipalities), years: first === last ? first : `${first}–${last}`, replicates: counted('replicates', replicates), base: titleOf(data.scenarios[0])};
  const made = data.is_synthetic ? ` ${page('lead.synthetic')}` : '';
  if (view.scenario === 0) return page('lead.one', parts) + made;
  const share = shareOf(data, 0);
  const isNorway = Object.keys(data.maps).length > 0;
  return (data.scenarios[0].name === 'today' && share !== null && isNorway ? page('lead', {...parts, today: percent(share)}) : page('lead.base', parts)) + made;
}

const leverWords = (data) => {
  const known = new Map(Object.entries(data.words.lever ?? {}).map(([, row]) => [row[0], row]));
  return (name) => (known.has(name) ? known.get(name)[language() === 'nb' ? 1 : 0] : name);
};

function chooser(data, view, set) {
  if (data.scenarios.length < 2 || data.live) return null;
  return h('fieldset', {class: 'chooser'}, h('legend', null, page('choose_scenario')), data.scenarios.map((scenario, at) => h('label', null,
    h('input', {type: 'radio', name: 'scenario', id: `scenario-${at}`, value: String(at), checked: at === view.scenario, onchange: () => set({scenario: scenario.name})}), titleOf(scenario), at === 0 ? ` (${page('ground')})` : '')));
}

function resultsPage(data, set, width, live) {
  const found = data.scenarios.findIndex(({name}) => name === state.scenario);
  const view = new View(data.comparison, found >= 0 && !data.live ? found : data.scenarios.length - 1);
  const several = view.scenario > 0;
  choosePalette(data.scenarios.length, view.scenario);
  const notice = h('div', {class: 'notice'}, h('p', null, doubt(data)));
  const said = several && answers(view, data.scenarios).map((paragraph) => h('p', null, paragraph.join(' ')));
  return [
    h('h1', {id: 'question', tabindex: '-1'}, question(data, view)), h('p', {class: 'lead'}, lead(data, view)), chooser(data, view, set),
    live, // stays where it is, or a hand on its slider would lose it
    section('verdict', page('section.verdict'), cards(view), notice, said && details('sentences', page('sentences'), said)),
    several && section('range', page('section.range'), strips(view, data.keys)),
    data.scenarios.length > 1 && section('change', page('section.change'), changeSection(view, data.scenarios, state, set, width)),
    section('map', page('section.map'), mapSection(data, view, state, set)),
    section('reach', page('section.reach'), reachSection(view, data, data.scenarios)),
    several && section('trade', page('section.trade'), tradeSection(view)),
    section('demand', page('section.demand'), demandSection(view, data.scenarios)),
    section('outcomes', page('section.outcomes'), outcomesSection(view, data)),
    section('barriers', page('section.barriers'), barriersSection(view, data, data.scenarios)),
    section('actors', page('section.actors'), leversSection(data, leverWords(data), shareOf(data, view.scenario), state, set)),
    section('assumptions', page('section.assumptions'), assumptionsSection(data, view, state, set)),
    section('numbers', page('numbers'), numbersSection(view, data.provenance.file)),
    section('provenance', page('section.provenance'), provenanceSection(data)),
  ];
}

function contents(main) {
  const heads = [...main.querySelectorAll('h2')];
  return h('nav', {class: 'contents', 'aria-label': page('contents')}, h('ul', null, heads.map((head) => h('li', null, h('a', {href: `#${head.id}`, onclick: (event) => { event.preventDefault(); head.setAttribute('tabindex', '-1'); head.focus(); head.scrollIntoView(); }}, head.textContent)))));
}

/** Replaces the children of an element; one of the new ones that is there already is not moved. */
function replaceAround(element, children, staying) {
  if (!staying?.isConnected) return element.replaceChildren(...children);
  for (const child of [...element.childNodes]) if (child !== staying) child.remove();
  const at = children.indexOf(staying);
  staying.before(...children.slice(0, at));
  staying.after(...children.slice(at + 1));
}

function start(data) {
  useTables(data);
  let shown = data;
  let spoken;
  const main = document.getElementById('main');
  const draw = () => {
    speak(state.lang || data.language);
    document.documentElement.lang = language();
    if (live && spoken !== language()) live.draw();
    spoken = language();
    const open = new Set([...main.querySelectorAll('details[open]')].map(({id}) => id));
    const focused = document.activeElement?.id;
    const scrolled = scrollY;
    const width = Math.max(280, Math.min(1080, document.documentElement.clientWidth - 40));
    const whole = (shown.kind === 'sweep' ? sweepPage(shown, set, width, state, section) : resultsPage(shown, set, width, live?.box)).flat(3).filter(Boolean);
    replaceAround(main, whole, live?.box);
    main.querySelector('#s-verdict, section')?.before(contents(main));
    for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    if (focused) document.getElementById(focused)?.focus({preventScroll: true});
    scrollTo(0, scrolled);
    document.title = `${main.querySelector('h1').textContent} – Taktskifte`;
    document.getElementById('skip').textContent = page('skip');
    document.getElementById('credit').textContent = page(Object.keys(shown.maps).length ? 'credit' : 'credit.no_map');
    document.getElementById('languages').setAttribute('aria-label', page('switch_to'));
    for (const one of ['nb', 'en']) document.getElementById(one).setAttribute('aria-pressed', String(one === language()));
    for (const id of ['copy', 'print']) document.getElementById(id).textContent = page(id === 'copy' ? 'copy_link' : 'print');
  };
  /** Changes what is shown, and the address; `drawn` says that the caller has drawn it. */
  function set(changes, drawn = false) {
    Object.assign(state, changes);
    history.replaceState(null, '', address());
    if (!drawn) draw();
  }
  const live = data.kind === 'results' && hasEngine() ? new Live(data, (found, asked) => { shown = found ?? data; set(asked); }) : null;
  for (const one of ['nb', 'en']) document.getElementById(one).onclick = () => set({lang: one});
  document.getElementById('skip').onclick = (event) => { event.preventDefault(); document.getElementById('question').focus(); };
  document.getElementById('print').onclick = () => print();
  document.getElementById('copy').onclick = async ({target}) => { history.replaceState(null, '', address()); await navigator.clipboard?.writeText(location.href).catch(() => {}); target.textContent = page('copied'); };
  const readAddress = () => Object.assign(state, stateOf(data, location.hash));
  addEventListener('hashchange', () => { readAddress(); draw(); live?.follow(); });
  let waiting;
  addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(draw, 150); });
  let opened = [];
  addEventListener('beforeprint', () => { opened = [...main.querySelectorAll('#sentences:not([open])')]; opened.forEach((one) => { one.open = true; }); });
  addEventListener('afterprint', () => opened.forEach((one) => { one.open = false; }));
  readAddress();
  draw();
  document.body.dataset.ready = 'yes';
  live?.start();
}

start(await unpacked());
