// A birth registration and a certified copy go through every role to a result signed and sealed
// electronically: an independent checker (pdfsig) finds it valid, pdftotext reads it, and one byte
// changed is told by both pdfsig and the public page.
// Usage: node --test tests/browser/results.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { examine } from './look.mjs';
import { openOffice } from './office.mjs';

const PICTURES = process.env.KC_PICTURES;
const DAY = '2023-09-29T14:12';
const PIN = '123456';
const CASES = [
  { name: 'birth registration', words: '1.001193', result: /KHAI SINH/i,
    card: '030188002244||Trần Thị Mai|05021988|Nữ|Thôn Đông, Thanh Sơn, Thanh Hà, Hải Dương|15042021',
    person: 'Trần Thị Mai' },
  { name: 'certified copy', words: 'sao y', result: /bản sao|BẢN SAO/,
    card: '030157004512||Nguyễn Thị Sáu|05031957|Nữ|Thôn Đông, Thanh Sơn, Thanh Hà, Hải Dương|15042021',
    person: 'Nguyễn Thị Sáu' },
];

let office;
let base;

before(async () => {
  office = await openOffice(DAY, { keys: true });
  ({ base } = office);
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  // What pdfsig trusts: the demo's authority and nobody else.
  const trust = path.join(office.folder, 'nss');
  mkdirSync(trust);
  execFileSync('certutil', ['-N', '-d', trust, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', trust, '-n', 'demo', '-t', 'C,C,C', '-i',
                            path.join(office.folder, 'keys/ca/demo.pem')]);
});

after(() => office?.close());

const pdfsig = (file) => spawnSync('pdfsig', ['-nssdir', path.join(office.folder, 'nss'), file],
                                   { encoding: 'utf8' }).stdout;

async function picture(page, name) {
  if (!PICTURES) return;
  for (const [width, height] of [[1366, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function expectGood(page, what) {
  assert.deepEqual((await examine(page)).problems, [], what);
}

async function press(page, selector) {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
}

async function takeIn(one) {
  const page = await office.signIn('hoa');
  await page.keyboard.press('F2');
  await page.waitForURL('**/quay/tiep-nhan*');
  await page.focus('#words');
  await page.keyboard.type(one.words);
  await page.keyboard.press('Enter');
  await page.waitForSelector('input[name^="there_"]');
  await page.focus('#qr');
  await page.keyboard.insertText(one.card);
  await page.keyboard.press('Enter');
  await page.waitForFunction((name) => document.body.innerText.includes(name), one.person);
  await page.fill('#phone', '0912345678');
  for (const box of await page.$$('input[type=checkbox][name^="there_"]')) await box.check();
  await page.waitForTimeout(600);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F9')]);
  const text = await page.innerText('main');
  one.code = text.match(/\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-230929-\d{4}/)[0];
  one.lookup = text.match(/\b[2-9A-HJKMNP-Z]{4} ?[2-9A-HJKMNP-Z]{4}\b/)[0].replace(' ', '');
  // To anh Nam, whoever had least to do.
  await page.goto(`${base}/quay/ho-so/${one.code}`);
  const specialists = page.locator('select[name="specialist"]');
  const nam = await specialists.locator('option', { hasText: 'Nam' }).first().innerText();
  await specialists.selectOption({ label: nam });
  await press(page, 'form:has(select[name="specialist"]) button');
  await page.close();
}

// Anything a form asks for, of the right shape.
async function fillResultForm(page) {
  for (const input of await page.$$('.kc-result__input input, .kc-result__input textarea')) {
    if (await input.inputValue()) continue;
    const isDate = (await input.getAttribute('placeholder'))?.includes('dd/mm');
    await input.fill(isDate ? '20/09/2023' : '1');
  }
}

async function resolve(one) {
  const page = await office.signIn('nam');
  await page.goto(`${base}/viec/${one.code}/ket-qua`);
  await expectGood(page, 'form of the result');
  await fillResultForm(page);
  await picture(page, `result-form-${one.code.slice(-4)}`);
  await press(page, '.kc-result button');
  assert.doesNotMatch(await page.content(), /govuk-error-summary/);
  await page.goto(`${base}/viec/${one.code}`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F9')]);
  assert.doesNotMatch(await page.content(), /error-summary__title/);
  await page.close();
}

describe('results signed electronically', () => {
  for (const one of CASES)
    test(`${one.name}: taken in and resolved`, async () => {
      await takeIn(one);
      await resolve(one);
    });

  test('cô Lan signs both with her key, after a wrong PIN', async () => {
    const page = await office.signIn('lan');
    await page.goto(`${base}/ky`);
    await expectGood(page, 'signing list');
    await picture(page, 'sign-list');
    for (const pin of ['000000', PIN]) {
      await page.goto(`${base}/ky`);
      for (const one of CASES) await page.check(`input[type=checkbox][value^="${one.code}"]`);
      await page.fill('#secret', pin);
      await press(page, 'button[formaction="/ky/dien-tu"]');
      if (pin === PIN) break;
      await page.waitForFunction(() => /PIN|mật khẩu/i.test(document.body.innerText));
      await page.goto(`${base}/ky`);
      for (const one of CASES)
        assert.equal(await page.locator(`input[value^="${one.code}"]`).count(), 1, 'still waits');
    }
    await page.waitForFunction(() => !/đang ký/i.test(document.querySelector('main').innerText));
    await expectGood(page, 'signed batch');
    await picture(page, 'sign-batch');
    await page.close();
  });

  test('chị Hoa puts the seal on both and brings them to the counter', async () => {
    const page = await office.signIn('hoa');
    await page.goto(`${base}/dau`);
    await expectGood(page, 'seal');
    await picture(page, 'seal');
    await page.fill('#secret', PIN);
    await press(page, '.kc-signbar button');
    await page.waitForTimeout(1500);
    for (const one of CASES) {
      await page.goto(`${base}/quay/ho-so/${one.code}`);
      await press(page, 'form[action$="/san-sang"] button');
      await page.goto(`${base}/quay/tra/${one.code}`);
      await page.check('input[name="identity_checked"]');
      await page.fill('input[name="returned_to"]', one.person);
      const fee = page.locator('input[type=checkbox][name="fee_paid"]');
      if (await fee.count()) await fee.check();
      await press(page, `form[action$="/quay/tra/${one.code}"] button`);
      await page.goto(`${base}/quay/ho-so/${one.code}`);
      assert.match(await page.innerText('main'), /Đã trả kết quả/);
    }
    await page.close();
  });

  for (const one of CASES)
    test(`${one.name}: pdfsig and pdftotext read it; one byte changed is told`, async () => {
      const page = await office.signIn('hoa');
      const answer = await page.request.get(`${base}/ket-qua/${one.code}/luu-tru.pdf`);
      assert.equal(answer.status(), 200);
      const bytes = await answer.body();
      const file = path.join(office.folder, `${one.lookup}.pdf`);
      writeFileSync(file, bytes);
      const said = pdfsig(file);
      assert.equal(said.match(/Signature is Valid/g)?.length, 2, said);
      assert.equal(said.match(/Certificate is Trusted/g)?.length, 2, said);
      assert.match(said, /Lê Thị Lan/);
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
      assert.match(text, one.result);
      assert.ok(text.replace(/\s+/g, ' ').includes(one.person), text);

      const changed = Buffer.from(bytes);
      const at = changed.indexOf('/Contents') > 0 ? Math.floor(changed.indexOf('endstream') / 2) : 900;
      changed[at] ^= 1;
      const bad = path.join(office.folder, `${one.lookup}-changed.pdf`);
      writeFileSync(bad, changed);
      assert.doesNotMatch(pdfsig(bad), /Signature 1[^]*Signature is Valid/);

      await page.context().clearCookies();
      await page.goto(`${base}/kiem-chung/${one.lookup}`);
      await expectGood(page, 'result by its code');
      for (const [upload, words, name] of [[file, /hợp lệ|đúng/i, 'good'],
                                           [bad, /không|sửa|thay đổi/i, 'changed']]) {
        await page.goto(`${base}/kiem-chung`);
        await page.setInputFiles('#file', upload);
        await press(page, 'form[enctype] button');
        await expectGood(page, `check of a ${name} file`);
        await picture(page, `verify-${name}-${one.code.slice(-4)}`);
        const verdict = await page.innerText('section[role="status"]');
        assert.match(verdict, words);
        if (name === 'good') assert.doesNotMatch(verdict, /không hợp lệ|bị sửa/i);
      }
      assert.ok(readFileSync(file).equals(bytes));
      await page.close();
    });
});
