// The demo office of a Friday, served for one test file, and a browser beside it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './look.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PROGRAM = process.env.KHONGCHO ?? path.join(ROOT, 'build/release/khongcho');
const PASSWORD = 'thu-sau-khong-cho';

// The office as the shipped Friday has left it at `day`; `keys`: with the demo's keys for
// electronic signatures, in the folder `keys` beside the database. Call close() at the end.
export async function openOffice(day, { switches = [], screen = {}, keys = false } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kc-office-'));
  const db = path.join(folder, 'office.db');
  const run = (...words) => execFileSync(PROGRAM, words, { encoding: 'utf8', cwd: ROOT });
  run('seed', '--db', db);
  run('replay', '--day', 'seed/thanh-ha-2023-09-29/arrivals.csv', '--profile', 'VN-2023-district',
      '--db', db, '--until', day);
  if (keys) {
    const at = path.join(folder, 'keys');
    execFileSync(path.join(ROOT, 'scripts/demo-keys'), [at]);
    process.env.KHONGCHO_KEY_SECRET = '123456';
    for (const [place, whose, name] of [['lan.p12', '--officer', 'lan'],
                                        ['chutich.p12', '--officer', 'chutich'],
                                        ['dau-thanh-son.p12', '--office', 'xa-thanh-son']])
      run('key', '--db', db, '--keys', at, '--clock', day, '--admin', 'quantri', '--place', place,
          whose, name);
  }
  const begun = Date.now();
  let server = null;
  // Its hours go on where they were, however often it starts.
  const serve = (port) => {
    const now = new Date(Date.parse(`${day}Z`) + Date.now() - begun).toISOString().slice(0, 19);
    server = spawn(PROGRAM, ['serve', '--db', db, '--port', port, '--clock', now, '--office',
                             'xa-thanh-son'], { cwd: ROOT });
    return new Promise((found, failed) => {
      server.on('exit', (status) => failed(new Error(`the program ended with ${status}`)));
      server.stdout.on('data', (piece) => {
        const address = String(piece).match(/http:\/\/\S+/);
        if (address) found(address[0]);
      });
    });
  };
  const base = await serve('0');
  // As a power cut does; start() brings it back at the same address.
  const kill = () => new Promise((ended) => {
    server.on('exit', ended);
    server.kill('SIGKILL');
  });
  const start = () => serve(new URL(base).port);
  const browser = await openBrowser(switches, screen);

  // A page of the officer's, alone in the browser, as it is after the log-in.
  const signIn = async (login) => {
    await browser.context.clearCookies();
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${base}/dang-nhap`);
    await page.fill('#login', login);
    await page.fill('#password', PASSWORD);
    await Promise.all([page.waitForNavigation(), page.press('#password', 'Enter')]);
    return page;
  };
  const close = async () => {
    await browser.close();
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { base, browser, folder, signIn, kill, start, close };
}
