// The prescribed forms as Chromium prints them: pages of the right size and number, text and codes
// that can be read back, no broken accessibility rule. Plays the demo Friday up to 15:20 first.
// Usage: node --test tests/browser/paper.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { examine, openBrowser } from './look.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const PROGRAM = process.env.KHONGCHO ?? path.join(ROOT, 'build/release/khongcho');
const DAY = '2023-09-29T15:20';
const A5 = [420, 595];
const A4 = [595, 842];

const folder = mkdtempSync(path.join(tmpdir(), 'kc-paper-'));
const db = path.join(folder, 'office.db');
let server;
let browser;
let base;
let codes;

// The address the server prints once it listens.
function listening(child) {
  return new Promise((found, failed) => {
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
      const address = said.match(/http:\/\/\S+/);
      if (address) found(address[0]);
    });
    child.on('exit', (status) => failed(new Error(`the server ended with ${status}: ${said}`)));
  });
}

before(async () => {
  const run = (...words) => execFileSync(PROGRAM, words, { encoding: 'utf8', cwd: ROOT });
  run('seed', '--db', db);
  run('replay', '--day', 'seed/thanh-ha-2023-09-29/arrivals.csv', '--profile', 'VN-2023-district',
      '--db', db, '--until', DAY);
  server = spawn(PROGRAM, ['serve', '--db', db, '--port', '0', '--clock', DAY], { cwd: ROOT });
  base = await listening(server);
  browser = await openBrowser();
  const page = await browser.context.newPage();
  await page.goto(`${base}/dang-nhap`);
  await page.fill('#login', 'hoa');
  await page.fill('#password', 'thu-sau-khong-cho');
  await Promise.all([page.waitForNavigation(), page.press('#password', 'Enter')]);
  await page.goto(`${base}/quay/so-theo-doi?ngay=2023-09-29`);
  codes = await page.$$eval('tbody td:nth-child(2)',
                            (cells) => cells.map((cell) => cell.innerText.trim()));
  await page.close();
});

after(async () => {
  await browser?.close();
  server?.removeAllListeners('exit');
  server?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

// Prints an address: { file, text, pages, size, problems }.
async function print(address, name) {
  const page = await browser.context.newPage();
  const logged = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) logged.push(message.text());
  });
  const answer = await page.goto(base + address);
  assert.equal(answer.status(), 200, address);
  await page.setViewportSize({ width: 1366, height: 900 });
  const { problems } = await examine(page);
  const file = path.join(folder, `${name}.pdf`);
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  await page.close();
  const facts = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const size = facts.match(/Page size:\s+([\d.]+) x ([\d.]+)/).slice(1, 3).map(Number);
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  return { file, size, pages: Number(facts.match(/Pages:\s+(\d+)/)[1]),
           text: text.replace(/\s+/g, ' '), problems: [...problems, ...logged] };
}

function isSize(printed, [width, height]) {
  assert.ok(Math.abs(printed.size[0] - width) < 1.5 && Math.abs(printed.size[1] - height) < 1.5,
            `${printed.size} is not ${width} x ${height}`);
}

test('the receipt is one A5 page for each copy, and says when to come', async () => {
  const code = codes.at(-1);
  const receipt = await print(`/quay/ho-so/${code}/giay-hen`, 'receipt');

  isSize(receipt, A5);
  assert.equal(receipt.pages, 2);
  assert.deepEqual(receipt.problems, []);
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
                       'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', code, 'Liên 1: Lưu', 'Liên 2: Giao người nộp hồ sơ', 'NGƯỜI TIẾP NHẬN HỒ SƠ',
                       'Đường dây nóng'])
    assert.ok(receipt.text.includes(words), words);
});

test('a telephone reads the code on the receipt', async () => {
  const receipt = await print(`/quay/ho-so/${codes[0]}/giay-hen`, 'scanned');
  const picture = path.join(folder, 'scanned');
  execFileSync('pdftoppm', ['-r', '150', '-f', '1', '-l', '1', '-png', '-singlefile',
                            receipt.file, picture]);

  const scanned = execFileSync('zbarimg', ['-q', '--raw', `${picture}.png`],
                               { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

  assert.match(scanned, /\/ho-so\/[2-9A-HJKMNP-Z]{8}$/);
  assert.ok(scanned.startsWith(base), scanned);
  const typed = scanned.slice(-8);
  assert.ok(receipt.text.includes(`${typed.slice(0, 4)} ${typed.slice(4)}`));
});

test('the control slip is A4 and has a row for each hand-over', async () => {
  const slip = await print(`/quay/ho-so/${codes[0]}/kiem-soat`, 'control');

  isSize(slip, A4);
  assert.deepEqual(slip.problems, []);
  assert.ok(slip.text.match(/1\. Giao: /g).length >= 2, slip.text);
});

test('the register lies across and goes on over several pages with its headings', async () => {
  const register = await print('/quay/so-theo-doi?ngay=2023-09-29', 'register');

  isSize(register, [...A4].reverse());
  assert.deepEqual(register.problems, []);
  assert.ok(codes.length > 5, `${codes.length} dossiers`);
  for (const code of codes)
    assert.ok(register.text.replace(/ /g, '').includes(code), code);
  if (register.pages > 1)
    assert.ok(register.text.match(/\(13\)/g).length >= register.pages - 1, 'headings once a page');
});
