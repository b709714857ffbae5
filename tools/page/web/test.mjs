// Opens pages from disk, without a network, in Chromium and Firefox: nothing is asked for, every number is that of compare, keys alone
// reach everything, axe finds nothing, nothing scrolls sideways. PAGE_SHOTS=FOLDER keeps pictures to look at.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, test} from 'node:test';
import {answersByTwoPresses, browsers, checkNumbers, compareOf, folder, openAll, report, results, scenarioFile, scrollsTo, set, shots, shown as opened, taktskifte, text, told, violations} from './browsers.mjs';

const pages = {};
const compared = {};

function made(name, scenarios, settings) {
  const file = results(name, scenarios, settings);
  compared[name] = compareOf(file);
  pages[name] = report(file);
}
function swept(name, words, settings) {
  const file = join(folder, `${name}.h5`);
  execFileSync(taktskifte, ['sweep', scenarioFile('today'), ...words, ...set(settings), '-o', file, '--quiet']);
  pages[name] = report(file);
}

before(() => {
  made('mix', ['today', 'today-05', 'today-10', 'parity'], ['run.replicates=20']);
  made('actors', ['today', 'actor-institutes', 'problem-owner'], ['run.replicates=12']);
  made('later', ['today-2024', 'parity-2024'], ['run.replicates=8']);
  made('one', ['parity'], ['run.replicates=2', 'run.years=1']);
  swept('sweep', ['--sweep', 'policy:funding.public_share=0:1:0.25', '--sweep', 'fact:apply.elasticity=0,0.33,0.9'], ['run.replicates=6']);
  swept('sample', ['--sweep', 'fact:apply.elasticity=0.2..0.9', '--sweep', 'fact:panel.fundable_share=0.2..0.6', '--design', 'lhs', '--points', '12'], ['run.replicates=2', 'run.years=2']);
  made('copies', ['today', 'parity'], ['run.replicates=2', 'run.years=1', 'population.synthetic=500']);
}, {timeout: 300_000});

const shown = (browser, name, hash = '', width = 1280) => opened(browser, pages[name], {hash, width});

for (const browser of Object.keys(browsers))
  for (const name of ['mix', 'actors', 'later', 'one', 'sweep'])
    test(`${browser}: ${name} opens in both languages and asks for nothing`, {timeout: 120_000}, async () => {
      for (const lang of ['nb', 'en'])
        for (const width of [1280, 390]) {
          const {page, noise} = await shown(browser, name, `#lang=${lang}`, width);
          await openAll(page);
          assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
          const said = await text(page);
          assert.equal(/.{0,40}([{}]|NaN|[ (:]undefined(?! (without|before|in))|\bnull\b|\[object).{0,40}/.exec(said)?.[0], undefined);
          if (lang === 'nb') assert.equal(/.{0,40}(MNOK| \d+\.\d+[ ,)]).{0,40}/.exec(said.replace(/På engelsk: .*|versjon \S+|CC BY [\d.]+|Taktskifte \S+|GNU \S+/g, ''))?.[0], undefined);
          const wide = await scrollsTo(page);
          assert.ok(wide <= width, `${wide} px at ${width}`);
          if (browser === 'chromium') assert.deepEqual(await violations(page), []);
          if (shots) await page.screenshot({path: join(shots, `${browser}-${name}-${lang}-${width}.png`), fullPage: true});
          assert.deepEqual(noise, []);
          await page.close();
        }
    });

for (const lang of ['nb', 'en'])
  test(`every number of the table is that of compare, ${lang}`, {timeout: 60_000}, async () => {
    for (const scenario of [1, 3]) {
      const {page} = await shown('chromium', 'mix', `#lang=${lang}&scenario=${compared.mix.scenarios[scenario]}`);
      await checkNumbers(assert, page, compared.mix, lang, scenario);
      await page.close();
    }
  });

test('within two key presses from the top: what it gives, whom it reaches, what it costs, what would change the answer', {timeout: 60_000}, async () => {
  const {page} = await shown('chromium', 'mix', '#lang=en');
  await answersByTwoPresses(assert, page, 50);
  await page.close();
});

test('keys alone reach and move everything', {timeout: 120_000}, async () => {
  const {page} = await shown('chromium', 'mix', '#lang=en');
  await openAll(page);
  const wanted = await page.$$eval('a[href], button, select, input, summary, [tabindex="0"]', (all) => all.filter((one) => one.offsetParent !== null && !(one.type === 'radio' && !one.checked)).map((one, at) => { one.dataset.at = at; return at; }));
  const reached = new Set();
  for (let press = 0; press < wanted.length + 5; ++press) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement?.dataset.at);
    if (at !== undefined) reached.add(Number(at));
  }
  assert.deepEqual(wanted.filter((at) => !reached.has(at)), []);
  await page.focus('#scenario-3');
  await page.keyboard.press('ArrowUp');
  assert.match(await text(page), /What changes if 10\s%/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'scenario-2');
  await page.focus('#year');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.$eval('output[for=year]', (one) => one.textContent), '2018');
  await page.focus('#find');
  await page.keyboard.type('bodø');
  await page.keyboard.press('Enter');
  assert.match(await page.$eval('.said', (one) => one.textContent), /^Bodø, /);
  await page.focus('#nb');
  await page.keyboard.press('Enter');
  assert.match(await text(page), /Hva endrer seg hvis 10\s%/);
  const link = await page.evaluate(() => location.hash);
  await page.close();
  const again = await shown('chromium', 'mix', link);
  assert.match(await text(again.page), /Hva endrer seg hvis 10\s%/);
  assert.equal(await again.page.$eval('#year', (one) => one.value), '1');
  await again.page.close();
});

test('every map has four classes or more, and Oslo is small', {timeout: 120_000}, async () => {
  for (const [name, borders] of [['mix', ['2018', '2024']], ['actors', ['2018']], ['later', ['2024']]])
    for (const one of borders)
      for (const kind of ['participations', 'difference', 'research', 'awards']) {
        const {page} = await shown('chromium', name, `#map=${kind}&borders=${one}`);
        const colours = await page.$$eval('.map g path', (all) => [...new Set(all.map((path) => path.getAttribute('fill')))]);
        assert.ok(colours.length >= 4, `${name}, ${kind}, ${one}: ${colours}`);
        const part = await page.evaluate(() => { const box = (element) => element.getBoundingClientRect(); const oslo = box(document.querySelector('[data-number="0301"]')); const whole = box(document.querySelector('.map svg')); return (oslo.width * oslo.height) / (whole.width * whole.height); });
        assert.ok(part > 0 && part < 0.02, `Oslo ${part}`);
        await page.close();
      }
});

test('a sample of points has a dot for each, and a made-up country no map', {timeout: 60_000}, async () => {
  const sample = await shown('chromium', 'sample', '#lang=nb');
  assert.equal(await sample.page.$$eval('.chart circle', (all) => all.length), 12);
  assert.match(await text(sample.page), /Hver prikk er gjennomsnittet i ett punkt/);
  assert.match(await text(sample.page), /flytter|Hva andre verdier av elastisiteten og andelen støtteverdige søknader/);
  assert.match(await text(sample.page), /Tabellen trenger et virkemiddel og en forutsetning/);
  await sample.page.close();
  const {page} = await shown('chromium', 'copies', '#lang=nb');
  assert.equal(await page.$$eval('.map path', (all) => all.length), 0);
  assert.match(await text(page), /Simulering av 500 kommuner.* Et tenkt land/);
  assert.doesNotMatch(await text(page), /Norges/);
  await page.close();
});

test('an address that asks for what is not there shows what is', {timeout: 60_000}, async () => {
  for (const hash of ['#mix=abc', '#mix=-1', '#mix=99', '#year=1999', '#keys=constructor', '#map=toString', '#lang=__proto__', '#measure=no&view=no&scenario=no&borders=1'])  {
    const {page, noise} = await shown('chromium', 'mix', hash);
    assert.deepEqual(noise, [], hash);
    assert.equal(await page.$eval('output[for=year]', (one) => one.textContent), 'alle år', hash);
    assert.ok((await page.$$('#s-actors tbody tr')).length > 5, hash);
    await page.close();
  }
});

test('no interval of chance stands without what is known of the assumptions', {timeout: 60_000}, async () => {
  const {page} = await shown('chromium', 'mix', '#lang=en');
  for (const table of ['#s-trade table', '#s-reach table', 'table.numbers'])
    assert.match(await page.$eval(`${table} thead`, (one) => one.textContent), /95.% interval, chance alone.*other assumptions/);
  const reach = compared.mix.rows.find(({measure}) => measure === 'share_ever_joined').differences[2].in_doubt;
  const cell = await page.$$eval('#s-trade tbody tr', (all) => all.find((row) => /took part/.test(row.cells[0].textContent)).cells[3].textContent);
  const ends = cell.match(/[+\u2212]?[\d.]*\d/g);
  assert.ok(told(100 * reach[0], ends[0], 'en') && told(100 * reach[1], ends[1], 'en'), cell);
  await page.close();
});

test('a sweep with assumptions says what a wrong guess costs, and in which scenario', {timeout: 60_000}, async () => {
  const {page} = await shown('chromium', 'sweep', '#lang=en');
  assert.equal(await page.$$eval('table.regret tbody tr', (all) => all.length), 5);
  assert.match(await page.$eval('#s-regret', (one) => one.textContent), /^What a wrong guess costs“7.5.% public/);
  assert.doesNotMatch(await text(page), /was not computed|funding\.public_share (?!$)/);
  assert.match(await page.$eval('h1', (one) => one.textContent), /the public share and the elasticity of applications/);
  await page.close();
});

test('a title that is one long word does not widen the page', {timeout: 60_000}, async () => {
  const scenario = join(folder, 'long.ini');
  writeFileSync(scenario, `base = ${scenarioFile('parity')}\n[run]\ntitle = ${'x'.repeat(200)}\n`);
  const file = join(folder, 'long.h5');
  execFileSync(taktskifte, ['run', scenarioFile('today'), scenarioFile('parity'), scenario, '-o', file, '--quiet', ...set(['run.replicates=2', 'run.years=2'])]);
  pages.long = report(file);
  const {page} = await shown('chromium', 'long', '', 390);
  await openAll(page);
  assert.ok(await scrollsTo(page) <= 390);
  await page.close();
});

test('print leaves out what cannot be used on paper', {timeout: 60_000}, async () => {
  const {page} = await shown('chromium', 'mix', '#lang=nb');
  await page.emulateMediaType('print');
  const seen = await page.$$eval('select, input, button, .scroll.high', (all) => all.filter((one) => one.offsetParent !== null && (one.tagName !== 'DIV' || getComputedStyle(one).maxHeight !== 'none')).map((one) => one.outerHTML.slice(0, 80)));
  assert.deepEqual(seen, []);
  if (shots) for (const name of ['mix', 'sweep']) { const one = await shown('chromium', name, '#lang=nb'); await one.page.pdf({path: join(shots, `${name}.pdf`), format: 'A4'}); await one.page.close(); }
  await page.close();
});
