// A dossier's Friday in a real browser: taken in by keyboard alone, resolved, signed, returned, and
// seen by the citizen with the code on the receipt. Pages at phone and desktop size meet axe.
// Usage: node --test tests/browser/friday.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { examine, look } from './look.mjs';
import { openOffice } from './office.mjs';

const PICTURES = process.env.KC_PICTURES;  // a folder to leave pictures of the main pages in
const DAY = '2023-09-29T14:12';
const CARD = '030157004512||Nguyễn Thị Sáu|05031957|Nữ|Thôn Đông, Thanh Sơn, Thanh Hà, Hải Dương|'
             + '15042021';

let office;
let browser;
let base;
let code;        // of the dossier the day is about
let lookupCode;

before(async () => {
  office = await openOffice(DAY);
  ({ browser, base } = office);
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});

after(() => office?.close());

const signIn = (login) => office.signIn(login);

async function picture(page, name) {
  if (!PICTURES) return;
  for (const [width, height] of [[1366, 900], [390, 844]]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`),
                            fullPage: width === 390 });
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function expectGood(page, what) {
  assert.deepEqual((await examine(page)).problems, [], what);
}

test('chị Hoa takes in a dossier with the keyboard alone', async () => {
  const page = await signIn('hoa');
  assert.equal(new URL(page.url()).pathname, '/quay');
  await expectGood(page, 'desk');

  await page.keyboard.press('F2');
  await page.waitForURL('**/quay/tiep-nhan*');
  await page.keyboard.type('sao y');
  await page.keyboard.press('Enter');
  await page.waitForSelector('input[name^="there_"]');
  await page.focus('#qr');
  await page.keyboard.insertText(CARD);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.body.innerText.includes('Nguyễn Thị Sáu'));
  await page.focus('#phone');
  await page.keyboard.type('0912345678');
  for (const box of await page.$$('input[type=checkbox][name^="there_"]')) {
    await box.focus();
    await page.keyboard.press('Space');
  }
  await page.waitForFunction(() => document.querySelector('#hen').innerText.includes('17:00'));
  await page.waitForTimeout(600);
  await picture(page, 'intake');
  await expectGood(page, 'intake');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F9')]);

  const text = await page.innerText('main');
  code = text.match(/\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-230929-\d{4}/)[0];
  lookupCode = text.match(/\b[2-9A-HJKMNP-Z]{4} ?[2-9A-HJKMNP-Z]{4}\b/)[0];
  assert.match(text, /17:00|17 giờ/);
  await expectGood(page, 'dossier at the counter');
  await page.goto(`${base}/quay/ho-so/${code}/giay-hen`);
  assert.match(await page.innerText('body'), /GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ/i);
  await picture(page, 'receipt');
  await page.close();
});

test('anh Nam drafts the result and submits it', async () => {
  // The dossier goes to whoever had least to do; the counter hands it to anh Nam.
  const hoa = await signIn('hoa');
  await hoa.goto(`${base}/quay/ho-so/${code}`);
  const specialists = hoa.locator('select[name="specialist"]');
  if (await specialists.count()) {
    await specialists.selectOption({ label: await specialists.locator('option', { hasText: 'Nam' })
                                     .first().innerText() });
    await Promise.all([hoa.waitForNavigation(),
                       hoa.locator('form:has(select[name="specialist"]) button').first().click()]);
  }
  await hoa.close();

  const page = await signIn('nam');
  assert.equal(new URL(page.url()).pathname, '/viec');
  await expectGood(page, 'work list');
  await page.goto(`${base}/viec/${code}`);
  await expectGood(page, 'dossier at the specialist');
  await page.fill('textarea[name="draft"]', 'Chứng thực bản sao đúng với bản chính.');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('F9')]);  // save and submit
  assert.doesNotMatch(await page.content(), /kc-problem|error-summary__title/);
  await page.close();
});

test('cô Lan signs it', async () => {
  const page = await signIn('lan');
  assert.equal(new URL(page.url()).pathname, '/ky');
  await expectGood(page, 'signing list');
  await page.check(`input[type=checkbox][value^="${code}"]`);
  await Promise.all([page.waitForNavigation(),
                     page.locator('form[action="/ky"] button').last().click()]);
  assert.match(await page.innerText('main'), new RegExp(code.replaceAll('.', '\\.')));
  await page.close();
});

test('chị Hoa returns the result against the card', async () => {
  const page = await signIn('hoa');
  await page.goto(`${base}/quay/ho-so/${code}`);
  await Promise.all([page.waitForNavigation(),
                     page.locator('form[action$="/san-sang"] button').first().click()]);
  await page.goto(`${base}/quay/tra/${code}`);
  await expectGood(page, 'return');
  await page.check('input[name="identity_checked"]');
  await page.fill('input[name="returned_to"]', 'Nguyễn Thị Sáu');
  const fee = page.locator('input[type=checkbox][name="fee_paid"]');
  if (await fee.count()) await fee.check();
  await page.locator('input[name="satisfaction"]').last().check();
  await Promise.all([page.waitForNavigation(),
                     page.locator(`form[action$="/quay/tra/${code}"] button`).last().click()]);
  await page.goto(`${base}/quay/ho-so/${code}`);
  assert.match(await page.innerText('main'), /Đã trả kết quả/);
  await page.close();
});

test('bà Sáu sees it with the code on the receipt, without script, at 320 px', async () => {
  await browser.context.clearCookies();
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(base);
  await page.fill('input[name="ma"]', lookupCode.toLowerCase());
  await Promise.all([page.waitForNavigation(), page.press('input[name="ma"]', 'Enter')]);
  const text = await page.innerText('main');
  assert.match(text, /Đã trả kết quả/);
  assert.match(text, /N\. T\. Sáu/);
  assert.doesNotMatch(text, /030157004512|0912/);
  await expectGood(page, 'look-up');
  await page.close();
});

test('the public pages are good at every size', async () => {
  await browser.context.clearCookies();
  const pages = ['/', '/thu-tuc', '/thu-tuc/dang-ky-khai-sinh', '/thu-tuc/dang-ky-khai-sinh/giay-to',
                 '/tim?q=xac+nhan+doc+than', '/lich?thang=2024-04', '/tra-cuu', '/don-vi',
                 '/dang-nhap', '/khong-co-trang-nay'];
  for (const each of pages)
    for (const size of each === '/' ? ['small', 'desktop'] : ['small']) {
      const problems = await look(browser.context, { url: base + each, name: 'page', size,
                                                     folder: office.folder });
      const expected = each === '/khong-co-trang-nay' ? /^logged: Failed to load/ : /^$/;
      assert.deepEqual(problems.filter((line) => !expected.test(line)), [], `${each} ${size}`);
    }
  if (!PICTURES) return;
  const page = await browser.context.newPage();
  await page.goto(base);
  await picture(page, 'home');
});

test('the chair sees the day, the administrator the users', async () => {
  const chair = await signIn('chutich');
  await expectGood(chair, 'board');
  await picture(chair, 'board');
  await chair.close();
  const vp = await signIn('vanphong');
  await expectGood(vp, 'district board');
  await vp.close();
  const admin = await signIn('quantri');
  for (const each of ['/quan-tri', '/quan-tri/nguoi-dung', '/quan-tri/don-vi', '/quan-tri/quay',
                      '/quan-tri/ma-truy-cap', '/quan-tri/nhat-ky']) {
    await admin.goto(base + each);
    await expectGood(admin, each);
  }
  await admin.close();
});
