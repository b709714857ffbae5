// A page that simulates, opened from disk without a network: its numbers are those of the command line, of several moves only the
// last is shown, mistakes stand at their lines, a link asks the same question. Needs build/web/taktskifte.wasm, or the one that
// ENGINE names.
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, test} from 'node:test';
import {answersByTwoPresses, browsers, checkNumbers as checked, compareOf, folder, openAll, report, results, scenarioFile, scrollsTo, shots, shown as opened, source, taktskifte, text as shownText, violations} from './browsers.mjs';
import {commandOf, fileOf, ownFile} from './src/question.js';

const engine = process.env.ENGINE ?? join(source, 'build/web/taktskifte.wasm');
let file, ownKeys; // ownKeys: of a file with another assumption, and few replicates

before(() => {
  const live = (name, settings) => report(results(name, ['today', 'parity'], settings), '--live', '--engine', engine);
  file = live('mix', ['run.replicates=8']);
  ownKeys = live('other', ['run.replicates=3', 'run.years=2', 'apply.elasticity=0.5']);
}, {timeout: 300_000});

const shown = (browser, hash = '', width = 1280, path = file) => opened(browser, path, {hash, width, ready: () => document.body.dataset.engine === 'ready'});
const checkNumbers = (page, comparison, lang) => checked(assert, page, comparison, lang);
const finished = (page, what) => page.waitForFunction((wanted) => document.body.dataset.live === wanted, {timeout: 120_000}, `${what} 40`);
const move = (page, id, value) => page.$eval(id, (input, to) => { input.value = to; input.dispatchEvent(new Event('input', {bubbles: true})); }, String(value));

/** compare --json of what the page says is the command for a question, with the scenario file that it saves. */
function ofCommandLine(question) {
  writeFileSync(join(folder, ownFile), fileOf(question, 'today.ini'));
  const words = commandOf(question, scenarioFile('today')).split(' ').slice(1);
  execFileSync(taktskifte, [...words, '--quiet', '--overwrite'], {cwd: folder});
  return compareOf(join(folder, 'my-mix.h5'));
}

test('the page is small enough', () => assert.ok(statSync(file).size <= 1_600_000, `${statSync(file).size} bytes`));

for (const browser of Object.keys(browsers))
  test(`${browser}: a share and an assumption give the numbers of the command line, in both languages, and nothing is asked for`, {timeout: 300_000}, async () => {
    const {page, noise} = await shown(browser, '#lang=nb');
    await move(page, '#live-share', 30);
    await finished(page, 30);
    const comparison = ofCommandLine({percent: 30, text: ''});
    for (const lang of ['nb', 'en']) {
      await page.click(`#${lang}`);
      await checkNumbers(page, comparison, lang);
    }
    await move(page, '#live-share', 40); // only the share moves
    await finished(page, 40);
    console.log(browser, 'first picture', await page.evaluate(() => document.body.dataset.firstPicture), 'ms, 40 replicates', await page.evaluate(() => document.body.dataset.seconds), 's');
    await move(page, '#live-apply\\.elasticity', 0.2);
    await page.waitForFunction(() => location.hash.includes('elasticity') && document.getElementById('live-status').textContent.match(/40 .* s\.$/), {timeout: 120_000});
    const elasticity = await page.$eval('#live-apply\\.elasticity', (input) => input.value);
    await checkNumbers(page, ofCommandLine({percent: 40, text: '', 'apply.elasticity': String(Number(Number(elasticity).toFixed(4)))}), 'en');
    const hash = await page.evaluate(() => location.hash);
    const seen = await page.$eval('table.numbers', (one) => one.textContent);
    assert.deepEqual(noise, []);
    if (shots && browser === 'chromium') await page.screenshot({path: join(shots, 'live.png'), fullPage: true});
    await page.close();
    const again = await shown(browser, hash);
    await finished(again.page, 40);
    assert.equal(await again.page.$eval('table.numbers', (one) => one.textContent), seen);
    assert.deepEqual(again.noise, []);
    await again.page.close();
  });

for (const browser of Object.keys(browsers))
  test(`${browser}: of ten moves in 1.6 s only the last is shown`, {timeout: 120_000}, async () => {
    const {page, noise} = await shown(browser, '#lang=en');
    await page.evaluate(() => { globalThis.shares = new Set(); new MutationObserver(() => globalThis.shares.add(document.body.dataset.live?.split(' ')[0])).observe(document.body, {attributes: true}); });
    for (let at = 0; at < 10; ++at) {
      await move(page, '#live-share', 5 + 10 * at);
      await new Promise((done) => setTimeout(done, 160));
    }
    await finished(page, 95);
    await new Promise((done) => setTimeout(done, 500));
    assert.deepEqual(await page.evaluate(() => [...globalThis.shares]), ['95']);
    assert.match(await page.$eval('h1', (one) => one.textContent), /95\s%/);
    await checkNumbers(page, ofCommandLine({percent: 95, text: ''}), 'en');
    assert.deepEqual(noise, []);
    await page.close();
  });

test('mistakes in a text are those of check, at their lines; a sound text is run', {timeout: 120_000}, async () => {
  const {page, noise} = await shown('chromium', '#lang=en');
  const text = 'base = today.ini\n[funding]\npublic_share = 1.4\nno_such_key = 1\n';
  const put = (value) => page.$eval('#live-text', (editor, to) => { document.getElementById('live-own').open = true; editor.value = to; document.getElementById('live-run-text').click(); }, value);
  await put(text);
  await page.waitForFunction(() => document.querySelectorAll('#live-mistakes li').length === 2, {timeout: 60_000});
  const said = await page.$$eval('#live-mistakes li', (all) => all.map((one) => one.textContent));
  writeFileSync(join(folder, ownFile), text);
  const check = spawnSync(taktskifte, ['check', ownFile], {cwd: folder, encoding: 'utf8'}).stderr.trim().split('\n').map((line) => line.replace(/^taktskifte: /, ''));
  assert.deepEqual(said.map((line) => line.replace(/^line (\d+): /, `${ownFile}:$1: `)), check);
  await put('base = parity.ini\n\n[run]\ntitle = Mine\n');
  await finished(page, 'text');
  assert.match(await shownText(page), /Mine/);
  await checkNumbers(page, ofCommandLine({percent: 50, text: 'base = parity.ini\n\n[run]\ntitle = Mine\n'}), 'en');
  await page.click('#live-back');
  assert.equal(await page.evaluate(() => location.hash.includes('text=')), false);
  assert.deepEqual(noise, []);
  await page.close();
});

test('keys move the share and keep their place; axe finds nothing; narrow pages do not scroll sideways', {timeout: 120_000}, async () => {
  for (const width of [1280, 390]) {
    const {page, noise} = await shown('chromium', '#lang=nb', width);
    await page.focus('#live-share');
    await page.keyboard.press('ArrowRight');
    await finished(page, 51);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'live-share');
    await openAll(page);
    assert.deepEqual(await violations(page), []);
    assert.ok(await scrollsTo(page) <= width);
    if (shots) await page.screenshot({path: join(shots, `live-${width}.png`), fullPage: true});
    assert.deepEqual(noise, []);
    await page.close();
  }
});

const status = (page) => page.$eval('#live-status', (one) => one.textContent.replaceAll('\u00a0', ' '));
const follow = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);

test('another link in the same page asks its own question, and one that asks nothing shows the file', {timeout: 120_000}, async () => {
  const {page, noise} = await shown('chromium', '#lang=en&share=30');
  await finished(page, 30);
  await answersByTwoPresses(assert, page, 30);
  await follow(page, '#lang=en&share=60&set=apply.elasticity%3D0.5');
  await finished(page, 60);
  assert.match(await page.$eval('h1', (one) => one.textContent), /60\s%/);
  assert.deepEqual(await page.$$eval('output', (all) => all.slice(0, 2).map((one) => one.textContent)), ['60\u00a0%', '0.5']);
  await checkNumbers(page, ofCommandLine({percent: 60, text: '', 'apply.elasticity': '0.5'}), 'en');
  await follow(page, '#lang=nb');
  await page.waitForFunction(() => !document.body.dataset.live && document.documentElement.lang === 'nb', {timeout: 20_000});
  assert.match(await page.$eval('h1', (one) => one.textContent), /50\s%/);
  assert.match(await page.$eval('#cite', (one) => one.textContent), /mix\.h5, SHA-256/);
  assert.equal(await page.evaluate(() => location.hash), '#lang=nb');
  assert.deepEqual(noise, []);
  await page.close();
});

test('stop tells what is shown, and nothing where nothing runs', {timeout: 120_000}, async () => {
  const {page, noise} = await shown('chromium', '#lang=en');
  const idle = await status(page);
  await page.click('#live-stop');
  assert.equal(await status(page), idle);
  await page.$eval('#live-share', (input) => { input.value = '20'; input.dispatchEvent(new Event('input')); document.getElementById('live-stop').click(); });
  assert.match(await status(page), /^Stopped before.*shows the file\.$/);
  await page.evaluate(() => new MutationObserver(() => { if (document.body.dataset.live === '70 10') document.getElementById('live-stop').click(); }).observe(document.body, {attributes: true}));
  await move(page, '#live-share', 70);
  await page.waitForFunction(() => document.getElementById('live-status').textContent.startsWith('Stopped.'), {timeout: 60_000});
  assert.equal(await status(page), 'Stopped. The page shows 10 replicates of 40.');
  assert.match(await page.$eval('.lead', (one) => one.textContent), /10.replicates/);
  await page.click('#nb');
  assert.equal(await status(page), 'Stoppet. Siden viser 10 simuleringer av 40.');
  await page.$eval('#live-share', (input) => { input.value = '20'; input.dispatchEvent(new Event('input')); document.getElementById('live-stop').click(); });
  assert.match(await status(page), /forrige kjøring \(10 simuleringer\)/);
  await new Promise((done) => setTimeout(done, 600));
  assert.equal(await page.evaluate(() => document.body.dataset.live), '70 10');
  assert.deepEqual(noise, []);
  await page.close();
});

test('a text that is typed and not run outlives another language and another assumption', {timeout: 60_000}, async () => {
  const {page, noise} = await shown('chromium', '#lang=en');
  const typed = () => page.$eval('#live-text', ({value}) => value);
  await page.evaluate(() => { document.getElementById('live-own').open = true; });
  await page.focus('#live-text');
  await page.keyboard.type('# mine');
  const mine = await typed();
  assert.match(mine, /# mine/);
  await page.click('#nb');
  assert.equal(await typed(), mine);
  await move(page, '#live-apply\\.elasticity', 0.2);
  assert.equal(await typed(), mine);
  await move(page, '#live-share', 11);
  assert.match(await typed(), /public_share = 0\.11\n$/);
  assert.deepEqual(noise, []);
  await page.close();
});

test('numbers of the page are cited as such; few replicates are marked; what the file set itself is told', {timeout: 120_000}, async () => {
  const {page, noise} = await shown('chromium', '#lang=en', 1280, ownKeys);
  const hint = () => page.$eval('#live fieldset', (one) => one.innerText);
  assert.match(await hint(), /Shipped scenario “7\.5 % public \(today\)”, default assumptions.*elasticity/);
  const cautions = () => page.$$eval('.caution', (all) => all.map((one) => one.textContent.replaceAll('\u00a0', ' ')));
  assert.equal((await cautions()).length, 5);
  assert.ok((await cautions()).every((one) => /^rough: 3 replicates only/i.test(one)));
  assert.ok((await cautions()).some((one) => /skewed: the interval may miss/.test(one)));
  await page.click('#nb');
  assert.match(await hint(), /Scenarioet «.*» som følger med, med standardforutsetninger.*elastisitet/i);
  assert.ok((await cautions()).every((one) => /^grovt: bare 3 simuleringer/i.test(one)));
  await move(page, '#live-share', 30);
  await finished(page, 30);
  assert.ok((await cautions()).every((one) => !/grovt/i.test(one)));
  const provenance = await page.$eval('#s-provenance', (one) => one.textContent);
  assert.doesNotMatch(provenance, /SHA-256|\.h5|undefined|Resultatfil(?! og)/);
  assert.match(await page.$eval('#cite', (one) => one.textContent), /^Vis til: Taktskifte \d+\.\d+\.\d+.*laget på siden: «30.% til offentlig sektor» mot «.*», startverdi 1, 40.simuleringer/);
  await page.click('#live-back');
  assert.match(await page.$eval('#cite', (one) => one.textContent), /other\.h5, SHA-256 [0-9a-f]{16}/);
  assert.deepEqual(noise, []);
  await page.close();
  const plain = await shown('chromium', '#lang=en');
  assert.doesNotMatch(await plain.page.$eval('#live fieldset', (one) => one.innerText), /default assumptions/);
  await plain.page.close();
});

test('scenarios of the study can be built on', {timeout: 120_000}, async () => {
  const text = 'base = study/public-25.ini\n\n[run]\ntitle = A quarter\n';
  const {page, noise} = await shown('chromium', `#${new URLSearchParams({lang: 'en', text})}`);
  await finished(page, 'text');
  await checkNumbers(page, ofCommandLine({percent: 50, text}), 'en');
  assert.deepEqual(noise, []);
  await page.close();
});
