// An officer works the queue with the keyboard alone: opens the counter, calls, takes in, calls on.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from './look.mjs';
import { openOffice } from './office.mjs';

let office;
const picture = async (page, name) => {
  if (!process.env.KC_PICTURES) return;
  await page.screenshot({ path: path.join(process.env.KC_PICTURES, `${name}.png`) });
};
const looksWell = async (page, name) => {
  await picture(page, name);
  assert.deepEqual((await examine(page)).problems, [], name);
};
// Presses a key that leaves the page.
const press = (page, key) => Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
// Tabs until the element has the focus, as somebody without a mouse does.
const tabTo = async (page, selector) => {
  for (let n = 0; n < 120; ++n) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${selector} is not reached by Tab`);
};
const number = (page) => page.locator('.kc-who__no').first().textContent();

// Somebody at the door takes a number.
async function takeNumber() {
  const page = await office.browser.context.newPage();
  await page.goto(`${office.base}/ki-ot/xa-thanh-son`);
  await Promise.all([page.waitForNavigation(), page.locator('.kc-ki__tile').first().click()]);
  await Promise.all([page.waitForNavigation(),
                     page.locator('button[name=priority][value=""]').click()]);
  await page.close();
}

before(async () => { office = await openOffice('2023-09-29T14:12'); });
after(async () => { await office?.close(); });

test('the queue by keyboard: open, call, absent, call on', async () => {
  const page = await office.signIn('hoa');
  await page.goto(`${office.base}/toi`);
  await tabTo(page, '[name=counter]');
  await page.keyboard.press('Space');
  await press(page, 'Enter');
  if (new URL(page.url()).pathname !== '/quay') await page.goto(`${office.base}/quay`);
  for (let n = 0; n < 4; ++n) await takeNumber();
  await page.reload();
  await looksWell(page, 'desk-before');

  // Somebody the replay left at the counter goes on; else the counter is opened or called from.
  if (!(await page.locator('[data-key=F8]').count())) {
    await tabTo(page, 'form[action="/quay/mo"] button, form[action="/quay/nhan-quay"] button');
    await press(page, 'Enter');
  }
  await press(page, 'F8');
  if (new URL(page.url()).pathname === '/quay') await press(page, 'F8');
  assert.equal(new URL(page.url()).pathname, '/quay/tiep-nhan');
  const first = await number(page);
  assert.match(first, /^[A-E]\d{3}/);
  await looksWell(page, 'desk-called');

  await press(page, 'F8');
  assert.equal(await number(page), first, 'not met yet: called again');
  await press(page, 'Shift+F8');
  assert.equal(new URL(page.url()).pathname, '/quay');
  await page.getByText('Đã gọi, vắng mặt').waitFor();
  await looksWell(page, 'desk-absent');
  await press(page, 'F8');
  assert.notEqual(await number(page), first);
  await page.close();
});

test('the desk on a phone and narrow screens has nothing sideways', async () => {
  const page = await office.signIn('hoa');
  for (const width of [320, 390, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${office.base}/quay`);
    await looksWell(page, `desk-${width}`);
  }
  await page.close();
});

test('the figures of the queue are read by the chair', async () => {
  const page = await office.signIn('chutich');
  await page.goto(`${office.base}/dieu-hanh`);
  await page.getByRole('link', { name: 'Số liệu hàng đợi' }).click();
  await page.getByRole('heading', { name: 'Theo việc' }).waitFor();
  await looksWell(page, 'queue-figures');
  await page.setViewportSize({ width: 390, height: 844 });
  await looksWell(page, 'queue-figures-phone');
  await page.close();
});
