// Interlinked dossiers in a real browser: one handed in at xã Thanh Sơn for xã Hồng Lạc to decide,
// and khai sinh, thường trú and thẻ BHYT of a child, which go from agency to agency by themselves.
// Usage: node --test tests/browser/interlinked.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { expectGoodAtEverySize as expectGood } from './look.mjs';
import { openOffice } from './office.mjs';

const CARD = '030188002244||Trần Thị Mai|05021988|Nữ|Thôn Đông, Thanh Sơn, Thanh Hà, Hải Dương|15042021';
const CODE = /\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-230929-\d{4}/;

let office;
let base;

before(async () => {
  office = await openOffice('2023-09-29T14:12');
  ({ base } = office);
});

after(() => office?.close());

const press = (page, selector) =>
  Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

// The intake of `words` for bà Mai, all papers ticked.
async function filledIn(page, words) {
  await page.goto(`${base}/quay/tiep-nhan`);
  await page.fill('#words', words);
  await page.press('#words', 'Enter');
  await page.waitForSelector('input[name^="there_"]');
  await page.focus('#qr');
  await page.keyboard.insertText(CARD);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.body.innerText.includes('Trần Thị Mai'));
  await page.fill('#phone', '0912345678');
  for (const box of await page.$$('input[type=checkbox][name^="there_"]')) await box.check();
}

async function received(page) {
  await page.waitForFunction(() => document.querySelector('#hen .kc-promise__when'));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F9')]);
  return (await page.innerText('main')).match(CODE)[0];
}

async function assign(page, code, name) {
  await page.goto(`${base}/quay/ho-so/${code}`);
  const specialists = page.locator('select[name="specialist"]');
  const label = await specialists.locator('option', { hasText: name }).first().innerText();
  await specialists.selectOption({ label });
  await press(page, 'form:has(select[name="specialist"]) button');
}

async function resolve(page, code, words) {
  await page.goto(`${base}/viec/${code}`);
  await page.fill('#draft', words);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F9')]);
}

async function sign(page, code) {
  await page.goto(`${base}/ky`);
  await page.check(`input[type=checkbox][value^="${code}"]`);
  await press(page, 'button[data-key="F9"]');
}

// All of an agency's work by its one officer; the result then goes back by itself.
async function workAtAgency(login, name) {
  const page = await office.signIn(login);
  await page.goto(`${base}/quay`);
  await expectGood(page, `desk-${login}`);
  const code = (await page.innerText('main')).match(CODE)[0];
  await assign(page, code, name);
  await resolve(page, code, 'Đã giải quyết.');
  await sign(page, code);
  await page.goto(`${base}/quay/ho-so/${code}`);
  await press(page, 'form[action$="/san-sang"] button');
  assert.match(await page.innerText('main'), /Đã trả kết quả/);
  await page.close();
}

test('a dossier is taken in for another office, by keyboard', async () => {
  const page = await office.signIn('hoa');
  await filledIn(page, 'sao y');
  await page.keyboard.press('Alt+5');
  await page.focus('#competent_office');
  await page.selectOption('#competent_office', 'xa-hong-lac');
  await page.waitForFunction(() => document.querySelector('#specialist')?.innerText.includes('Minh'));
  await expectGood(page, 'intake-for-another');
  await page.setViewportSize({ width: 1366, height: 768 });
  const code = await received(page);
  assert.match(await page.innerText('.kc-just'), /xã Hồng Lạc giải quyết/);
  await expectGood(page, 'received-for-another');
  await page.goto(`${base}/quay/ho-so/${code}/giay-hen`);
  assert.match(await page.innerText('body'), /Cơ quan giải quyết: Ủy ban nhân dân xã Hồng Lạc/);
  await page.close();
});

test('a birth goes to the police and the insurance by itself, and waits for both', async () => {
  const hoa = await office.signIn('hoa');
  await filledIn(hoa, '2.001023');
  const code = await received(hoa);
  await assign(hoa, code, 'Nam');
  const nam = await office.signIn('nam');
  await resolve(nam, code, 'Đăng ký khai sinh.');
  await nam.close();
  const lan = await office.signIn('lan');
  await sign(lan, code);
  await lan.close();

  await workAtAgency('congan', 'Công');
  const waiting = await office.signIn('hoa');
  await waiting.goto(`${base}/quay/ho-so/${code}`);
  await press(waiting, 'form[action$="/san-sang"] button');
  assert.match(await waiting.innerText('.govuk-error-summary'), /chưa xong/);
  await waiting.goto(`${base}/ho-so-day-du/${code}`);
  await expectGood(waiting, 'whole-with-children');
  await waiting.goto(`${base}/viec/${code}/ho-so-con`);
  await expectGood(waiting, 'children');
  await waiting.goto(`${base}/quy-trinh/commune-interlinked-birth`);
  await expectGood(waiting, 'route');
  await waiting.close();
  await workAtAgency('bhxh', 'Bảo');

  const back = await office.signIn('hoa');
  await back.goto(`${base}/quay/ho-so/${code}`);
  await press(back, 'form[action$="/san-sang"] button');
  assert.match(await back.innerText('main'), /Trả cho khách|Chờ trả|Có kết quả/);
  await back.close();
});
