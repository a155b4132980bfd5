// A volunteer beside bà Sáu in a real browser: the shift planned, a number taken, what she says
// written down and read back, and nothing of it left on the screen afterwards, not even by Back.
// Usage: node --test tests/browser/volunteer.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { examine, expectGoodAtEverySize as expectGood } from './look.mjs';
import { openOffice } from './office.mjs';

const PICTURES = process.env.KC_PICTURES;  // a folder to leave pictures of the pages in

let office;
let base;

before(async () => {
  office = await openOffice('2023-09-29T09:12');
  ({ base } = office);
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});

after(() => office?.close());

async function expectTouchable(page) {
  const low = await page.$$eval('.kc-task, .kc-board button, .kc-big-choices label, .kc-check',
    (all) => all.filter((one) => one.getBoundingClientRect().height < 44)
      .map((one) => one.textContent));
  assert.deepEqual(low, [], 'targets lower than 44 px');
}

const press = (page, text) => Promise.all([
  page.waitForNavigation(),
  page.getByRole('button', { name: text }).click()]);

test('the office of the district plans a shift', async () => {
  const page = await office.signIn('vanphong');
  await page.goto(`${base}/ho-tro/ca?don-vi=xa-thanh-son&tuan=2023-09-29`);
  await page.selectOption('#volunteer', { label: 'Vũ Thu Thảo' });
  await page.fill('#day', '2023-09-29');
  await page.fill('#from', '07:30');
  await page.fill('#to', '17:00');
  await press(page, 'Thêm ca');
  assert.match(await page.innerText('.kc-shifts'), /07:30 đến 17:00\s+Vũ Thu Thảo/);
  await expectGood(page, 'shifts');
  await page.close();
});

test('the volunteer helps bà Sáu, and the end wipes the screen', async () => {
  const page = await office.signIn('thanhnien');
  assert.equal(new URL(page.url()).pathname, '/ho-tro');
  await expectGood(page, 'home');
  await press(page, 'Bắt đầu giúp một người');
  assert.match(await page.innerText('main'), /đánh dấu ô đồng ý/);
  await page.check('#consent');
  await press(page, 'Bắt đầu giúp một người');
  const session = page.url();
  await expectGood(page, 'session-new');
  await expectTouchable(page);

  await page.click('text=Lấy số');
  await page.waitForURL('**/lay-so');
  await expectGood(page, 'number');
  await expectTouchable(page);
  await page.check('input[value="chung-thuc"]');
  await page.check('input[value="cao-tuoi"]');
  await press(page, 'Lấy số');
  const number = await page.innerText('.kc-just__when');
  assert.match(number, /^B\d{3}$/);

  await page.click('text=Viết tờ khai');
  await page.waitForURL('**/to-khai');
  await page.fill('#full_name', 'Nguyễn Thị Sáu');
  await page.fill('#personal_id', '030157004512');
  await page.fill('#born_on', '5/3/1957');
  await page.fill('#address', 'Thôn Đông, xã Thanh Sơn');
  await page.fill('#phone', '0912 345 678');
  await page.check('input[name="sex"][value="female"]');
  await page.fill('#words', 'sao y');
  await press(page, 'Tìm thủ tục');
  assert.equal(await page.inputValue('#full_name'), 'Nguyễn Thị Sáu');
  await expectGood(page, 'declaration');
  await page.click('.kc-choices label >> nth=0');
  await press(page, 'Lưu và đọc lại');
  assert.match(await page.innerText('.kc-readback'), /Nguyễn Thị Sáu[^]*030 157 004 512/);
  await expectGood(page, 'session');

  await page.click('text=Tạo tài khoản');
  await page.waitForURL('**/tai-khoan');
  assert.equal(await page.locator('input[type="password"]').count(), 0);
  await expectGood(page, 'guide');
  await press(page, 'Đã hướng dẫn');
  await page.goto(`${session}/to-khai/in`);
  if (PICTURES) await page.pdf({ path: path.join(PICTURES, 'declaration.pdf'), format: 'A4' });
  assert.deepEqual((await examine(page)).problems, []);
  if (PICTURES) await page.screenshot({ path: path.join(PICTURES, 'paper.png'), fullPage: true });
  await page.goto(session);
  await press(page, 'Kết thúc và xóa màn hình');

  assert.equal(new URL(page.url()).pathname, '/ho-tro');
  await page.goBack();
  assert.doesNotMatch(await page.content(), /Nguyễn Thị Sáu|030 ?157/);
  const gone = await page.goto(session);
  assert.equal(gone.status(), 410);
  await expectGood(page, 'over');
  await page.goto(`${base}/ho-tro/so-lieu`);
  await expectGood(page, 'figures');
  await page.close();
});

test('no desk and no dossier opens to the volunteer', async () => {
  const page = await office.signIn('thanhnien');
  for (const address of ['/quay', '/quay/tiep-nhan', '/viec/000.25.20.H23-230929-0001',
                         '/quay/ho-so/000.25.20.H23-230929-0001', '/ky', '/dieu-hanh',
                         '/quan-tri', '/ho-tro/ca']) {
    const status = (await page.goto(base + address)).status();
    assert.ok(status === 403 || (status === 404 && /0001/.test(address)), `${address} ${status}`);
  }
  await page.close();
});
