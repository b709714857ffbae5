// Renews the lock file and leaves out what names hosts (adverts for funding): node lock.mjs
import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';

execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts'], {stdio: 'inherit'});
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const about of Object.values(lock.packages)) delete about.funding;
writeFileSync('package-lock.json', JSON.stringify(lock, null, 2) + '\n');
