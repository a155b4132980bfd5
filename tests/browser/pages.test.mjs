// What officers meet beside the straight way of a dossier: questions before what cannot be undone,
// results, secrets shown once, an ended log-in, keys turned off, the board on paper.
// Usage: node --test tests/browser/pages.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { examine } from './look.mjs';
import { openOffice } from './office.mjs';

const SIZES = [[1366, 768], [320, 640]];
let office;

before(async () => { office = await openOffice('2023-09-29T15:20'); });
after(() => office?.close());

const open = (page, target) => page.goto(office.base + target);
const press = (page, selector) =>
  Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

async function expectGood(page, what) {
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    assert.deepEqual((await examine(page)).problems, [], `${what} at ${width} px`);
  }
  assert.doesNotMatch(await page.innerText('main'), /\b[a-z]+(_[a-z]+)*\.[a-z_]+\b(?!\.vn)/, what);
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('the specialist is asked before what cannot be undone; papers asked for stop the promise',
     async () => {
  const page = await office.signIn('nam');
  await open(page, '/viec?trang-thai=assigned');
  const address = await page.getAttribute('main a[href^="/viec/"]', 'href');
  await expectGood(page, 'work list');

  await open(page, address);
  await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
  await page.locator('[name="why"]').first().check();
  await page.fill('[name="exclude_reason"]', 'Cần hỏi lại xã Hồng Lạc');
  await press(page, 'form[action$="/loai-khoi-mo-hinh"] button');
  await expectGood(page, 'question before taking out of the model');

  await open(page, address);
  await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
  await page.fill('[name="stop_reason"]', 'Giấy gốc đã mất');
  await press(page, 'form[action$="/dung"] button');
  await expectGood(page, 'question before stopping');

  await open(page, address);
  await page.$$eval('details', (all) => all.forEach((one) => { one.open = true; }));
  await page.fill('[name="asked"]', 'Bản chính trang 2');
  await press(page, 'form[action$="/bo-sung"] button');
  const promise = await page.innerText('.kc-promise');
  assert.match(promise, /Đồng hồ đang dừng/);
  assert.doesNotMatch(promise, /17:00|17 giờ/);
  await expectGood(page, 'dossier that waits for papers');
  await page.close();
});

test('the result of signing many says which were signed', async () => {
  const page = await office.signIn('lan');
  const boxes = await page.locator('input[name="sign"]').all();
  assert.ok(boxes.length >= 2, 'the Friday leaves two to sign');
  const first = (await boxes[0].getAttribute('value')).split(':')[0];
  for (const box of boxes) await box.check();
  const other = await office.browser.context.newPage();
  await other.goto(`${office.base}/ky/${first}`);
  await press(other, 'form[action$="/ky"] button');
  await other.close();

  await press(page, 'form[action="/ky"] button[data-key="F9"]');

  const rows = await page.locator('main tbody tr').allInnerTexts();
  assert.equal(rows.length, boxes.length);
  assert.match(rows[0], /Chưa ký/);
  assert.match(rows[1], /Đã ký/);
  await expectGood(page, 'result of signing');
  await page.close();
});

test('every officer lands on a good page without dead links', async () => {
  for (const login of ['dung', 'minh', 'noivu', 'lanhdao', 'phatthanh', 'thanhnien',
                       'truongphong']) {
    const page = await office.signIn(login);
    await expectGood(page, login);
    const links = await page.$$eval('.kc-bar nav a, .kc-who a', (all) => all.map((a) => a.href));
    for (const link of links) assert.equal((await page.goto(link)).status(), 200, link);
    await page.close();
  }
});

test('the administrator sees a secret once', async () => {
  const page = await office.signIn('quantri');
  await open(page, '/quan-tri/nguoi-dung?q=thu+thao');
  await expectGood(page, 'users');
  await press(page, 'main a[href^="/quan-tri/nguoi-dung/"]:not([href$="moi"])');
  await expectGood(page, 'user');
  await press(page, 'a[href$="/mat-khau"]');
  await expectGood(page, 'question before a new password');
  await press(page, 'main form button');
  assert.ok((await page.innerText('.kc-secret code')).length >= 12);
  await expectGood(page, 'new password');

  await open(page, '/quan-tri/ma-truy-cap');
  await page.fill('#name', 'Cổng dịch vụ công');
  await press(page, 'main form button');
  assert.match(await page.innerText('.kc-secret code'), /^kc_/);
  await expectGood(page, 'new token');
  await press(page, 'a[href$="/thu-hoi"]');
  await expectGood(page, 'question before revoking');
  await press(page, 'main form button');
  assert.match(await page.innerText('main'), /Đã thu hồi lúc \d\d:\d\d 29\/09\/2023/);
  await expectGood(page, 'revoked token');
  await open(page, '/quan-tri/nhat-ky');
  await expectGood(page, 'log');
  await page.close();
});

test('an ended log-in leaves the whole page, and what is asked by the clock says so', async () => {
  const page = await office.signIn('hoa');
  await open(page, '/quay/tiep-nhan');
  await office.browser.context.clearCookies({ name: 'kc_login' });
  await page.fill('#words', 'khai sinh');
  await page.waitForURL('**/dang-nhap?ve=*');
  assert.equal(new URL(page.url()).searchParams.get('ve'), '/quay/tiep-nhan');
  await page.close();

  const chair = await office.signIn('chutich');
  await chair.clock.install();
  await open(chair, '/dieu-hanh');
  await chair.waitForFunction(() => window.htmx);
  const asked = chair.waitForRequest('**/dieu-hanh/bang*');
  await chair.clock.fastForward(31000);
  assert.equal((await asked).headers()['kc-timer'], '1');
  await chair.close();
});

test('keys of one character can be turned off, the others stay', async () => {
  const page = await office.signIn('hoa');
  const focused = () => page.evaluate(() => document.activeElement.id);
  await page.keyboard.press('/');
  assert.equal(await focused(), 'tim');

  await open(page, '/toi');
  await page.locator('[data-single-keys] input').uncheck();
  await open(page, '/quay');
  await page.keyboard.press('/');
  assert.notEqual(await focused(), 'tim');
  await page.keyboard.press('F2');
  await page.waitForURL('**/quay/tiep-nhan*');

  await page.keyboard.press('Escape');
  await open(page, '/toi');
  assert.equal(await page.locator('[data-single-keys] input').isChecked(), false);
  await page.locator('[data-single-keys] input').check();
  await open(page, '/quay');
  await page.keyboard.press('/');
  assert.equal(await focused(), 'tim');
  await page.close();
});

test('the board on paper shows whole tables and no addresses', async () => {
  const page = await office.signIn('vanphong');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1000 });  // A4 less its margins
  const seen = await page.evaluate(() => ({
    cut: [...document.querySelectorAll('table')].filter(
      (table) => table.getBoundingClientRect().right > innerWidth + 1).length,
    addresses: [...document.querySelectorAll('main a')].filter(
      (link) => getComputedStyle(link, '::after').content.includes('/')).length,
  }));
  assert.deepEqual(seen, { cut: 0, addresses: 0 });
  await page.close();
});

test('whom no e-mail reaches, the desk tells', async () => {
  const page = await office.signIn('hoa');
  await open(page, '/quay/bao-dan');
  const rows = () => page.locator('main tbody tr').count();
  const before = await rows();
  assert.ok(before >= 2, 'the replayed morning left somebody to tell');
  await expectGood(page, 'citizens to be told');
  const told = await page.locator('main tbody tr').first().locator('a').first().innerText();
  const letters = page.locator('main tbody a[href$="/xin-loi"], main tbody a[href$="/bo-sung"]');
  assert.ok(await letters.count() > 0, 'a letter to print');

  await press(page, 'main tbody form button');

  assert.match(await page.innerText('.kc-staff__notices'), new RegExp(`đã báo cho ${told}`));
  assert.equal(await rows(), before - 1);
  await page.close();
});
