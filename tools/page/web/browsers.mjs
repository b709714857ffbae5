// What the tests of pages share: browsers, pages of result files, and what a page that is open asks for and says.
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import puppeteer from 'puppeteer-core';

export const source = fileURLToPath(new URL('../../../', import.meta.url));
export const taktskifte = process.env.TAKTSKIFTE ?? join(source, 'build/release/taktskifte');
export const folder = mkdtempSync(join(tmpdir(), 'page-'));
export const shots = process.env.PAGE_SHOTS;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const browsers = {
  chromium: {executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu']},
  firefox: {browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr'},
};
const open = {};

before(async () => {
  for (const [name, options] of Object.entries(browsers)) open[name] = await puppeteer.launch({headless: true, ...options});
  if (shots) mkdirSync(shots, {recursive: true});
}, {timeout: 120_000});
after(async () => {
  for (const browser of Object.values(open)) await browser.close();
  rmSync(folder, {recursive: true});
});

export const scenarioFile = (name) => join(source, 'scenarios', `${name}.ini`);
export const set = (settings) => settings.flatMap((one) => ['--set', one]);

/** The results of scenarios that come with the program. */
export function results(name, scenarios, settings) {
  const file = join(folder, `${name}.h5`);
  execFileSync(taktskifte, ['run', ...scenarios.map(scenarioFile), '-o', file, '--quiet', ...set(settings)]);
  return file;
}
/** The page of a result file. */
export function report(file, ...options) {
  const page = file.replace(/\.h5$/, '.html');
  execFileSync('/usr/bin/python3', ['-B', join(source, 'tools/report.py'), file, '-o', page, '--taktskifte', taktskifte, ...options]);
  return page;
}
export const compareOf = (file) => JSON.parse(execFileSync(taktskifte, ['compare', file, '--json'], {maxBuffer: 1 << 28}));

/** A page that is ready, without a network, and what it asked for and said. */
export async function shown(browser, path, {hash = '', width = 1280, ready = () => document.body.dataset.ready === 'yes'} = {}) {
  const page = await open[browser].newPage();
  const noise = [];
  page.on('console', (message) => noise.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) noise.push(request.url()); });
  await page.setViewport({width, height: 900});
  await page.goto(pathToFileURL(path).href + hash);
  await page.waitForFunction(ready, {timeout: 60_000});
  return {page, noise};
}
export const text = (page) => page.evaluate(() => document.getElementById('main').innerText);
export const openAll = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
export const scrollsTo = (page) => page.evaluate(() => document.documentElement.scrollWidth);

/** What axe finds wrong. */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => (await globalThis.axe.run()).violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary}`));
}

/** Whether the page tells a number of the comparison: as many digits as it shows. */
export function told(value, shownText, lang) {
  const plain = shownText.replace(/[\u00a0+]/g, '').replace('\u2212', '-').replace(lang === 'nb' ? ',' : '.', '.');
  const digits = (plain.split('.')[1] ?? '').length;
  return Math.abs(Number(plain) - value) <= 0.5 * 10 ** -digits * (1 + 1e-9);
}

/** That every number of the table is that of a comparison, of its scenario at this place. */
export async function checkNumbers(assert, page, comparison, lang, scenario = 1) {
  const rows = await page.$$eval('table.numbers tbody tr', (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const all = [...comparison.rows, ...comparison.groups];
  assert.equal(rows.length, all.length);
  rows.forEach(([, , before, here, difference, interval], at) => {
    const row = all[at];
    const factor = row.unit === 'share' && !/^(gini|theil)_/.test(row.measure) ? 100 : 1;
    const its = row.differences[scenario - 1];
    const ends = interval.match(/[+\u2212]?[\d\u00a0]*\d(?:[.,]\d+)?/g);
    for (const [value, shownText] of [[row.means[0].mean, before], [row.means[scenario].mean, here], [its.difference, difference], [its.simultaneous_interval[0], ends[0]], [its.simultaneous_interval[1], ends[1]]])
      assert.ok(told(factor * value, shownText, lang), `${row.measure}: ${shownText}`);
  });
  for (const [name, shownText] of await page.$$eval('.card .big', (cards) => cards.map((one) => [one.dataset.measure, one.firstChild.textContent])))
    assert.ok(told(comparison.rows.find(({measure}) => measure === name).differences[scenario - 1].difference * (name.startsWith('share') ? 100 : 1), shownText.trim(), lang), name);
}

/** That two key presses from the top show what a share gives, whom it reaches, what it costs, and what would change the answer. */
export async function answersByTwoPresses(assert, page, percent) {
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await page.waitForFunction(() => { const at = scrollY; globalThis.before ??= -1; const still = at > innerHeight && at === globalThis.before; globalThis.before = at; return still; }, {polling: 200, timeout: 5000});
  const above = await page.evaluate(() => { const bottom = scrollY + innerHeight; return [...document.querySelectorAll('h1,h2,h3,p,figcaption,li')].filter((one) => one.getBoundingClientRect().bottom + scrollY < bottom).map((one) => one.textContent).join('\n'); });
  for (const wanted of [new RegExp(`What changes if ${percent}\\s%`), /Innovations with a researcher/, /Municipalities that took part/, /R&D at firms/, /other assumptions: /, /How much the assumptions decide/, /Counts of applicants, call by call|turns the verdict/])
    assert.match(above, wanted);
}
