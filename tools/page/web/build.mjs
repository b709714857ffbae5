// Bundles the page into tools/page/template.html: node build.mjs [OUT]
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {buildSync} from 'esbuild';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const common = {write: false, bundle: true, minify: true, charset: 'utf8', lineLimit: 240, logLevel: 'warning'};
const program = buildSync({...common, entryPoints: [here('src/main.js')], format: 'esm', target: 'es2022'}).outputFiles[0].text;
const worker = buildSync({...common, entryPoints: [here('src/worker.js')], format: 'iife', target: 'es2022'}).outputFiles[0].text;
const style = buildSync({...common, entryPoints: [here('src/page.css')]}).outputFiles[0].text;
if (/<\/(script|style)|<!--/i.test(program + worker + style)) throw new Error('the bundle would end its own element');
const page = readFileSync(here('src/page.html'), 'utf8').replace('@STYLE@', () => style.trim()).replace('@WORKER@', () => worker.trim()).replace('@PROGRAM@', () => program.trim());
writeFileSync(process.argv[2] ?? here('../template.html'), page);
