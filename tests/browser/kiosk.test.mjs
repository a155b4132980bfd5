// A citizen without an officer: a number at the kiosk by touch, its slip on paper, the number on a
// phone of 320 px while it waits, is called, put aside and brought back; the home page beside it.
// Usage: node --test tests/browser/kiosk.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from './look.mjs';
import { openOffice } from './office.mjs';

const UPRIGHT = { width: 1080, height: 1920 };
const LYING = { width: 1366, height: 768 };
const PHONE = { width: 320, height: 640 };
const KIOSK = '/ki-ot/xa-thanh-son';
const FINGER = 72;  // px: the lowest thing to be touched at the kiosk
const MM = 72 / 25.4;
const KEY = /\b(take|kiosk|room|ticket_page|ticket_paper)\.[a-z_]+/;
let office;

before(async () => {
  office = await openOffice('2023-09-29T07:20', { screen: { hasTouch: true } });
});
after(() => office?.close());

// Runs in the page: nothing is printed, but that it would be is noted.
function notePrinting() {
  window.print = () => { document.documentElement.dataset.printed = 'yes'; };
}

async function openPage(size, address, counting = false) {
  const page = await office.browser.context.newPage();
  page.setDefaultTimeout(20000);
  if (counting) await page.addInitScript(notePrinting);
  await page.setViewportSize(size);
  const answer = await page.goto(office.base + address);
  assert.equal(answer.status(), 200, address);
  return page;
}

const tap = (page, selector) =>
  Promise.all([page.waitForNavigation(), page.locator(selector).first().tap()]);

async function expectGood(page, what, sizes) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    assert.deepEqual((await examine(page)).problems, [], `${what} at ${size.width} px`);
    assert.doesNotMatch(await page.innerText('main'), KEY, `${what} has every sentence`);
    if (process.env.KC_PICTURES)
      await page.screenshot({ fullPage: true, path: path.join(
        process.env.KC_PICTURES, `${what.replace(/\W+/g, '-')}-${size.width}.png`) });
  }
  await page.setViewportSize(sizes[0]);
}

async function expectLargeTargets(page, what) {
  const small = await page.$$eval('a, button, input:not([type=hidden])', (all, least) =>
    all.map((one) => ({ words: one.innerText, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.height < least || box.width < least))
      .map(({ words, box }) => `${words}: ${box.width} x ${box.height}`), FINGER);
  assert.deepEqual(small, [], `${what}: too small for a finger`);
}

const printed = (page) => page.waitForSelector('html[data-printed=yes]', { state: 'attached' });

test('at most three touches to a printed ticket, upright and lying', async () => {
  for (const size of [UPRIGHT, LYING]) {
    const page = await openPage(size, KIOSK, true);
    await expectLargeTargets(page, 'start');
    await tap(page, 'a[href*="viec=chung-thuc"]');
    await expectLargeTargets(page, 'priorities');
    await tap(page, 'button[name=priority][value=""]');
    await printed(page);
    assert.match(await page.innerText('.kc-ki__no'), /^B\d{3}$/);
    await expectLargeTargets(page, 'ticket');
    await tap(page, '.kc-ki__buttons a');
    assert.ok(page.url().endsWith(KIOSK), page.url());
    await page.close();
  }
});

test('every page of the kiosk obeys the rules, in both languages', async () => {
  const page = await openPage(UPRIGHT, KIOSK, true);
  await expectGood(page, 'kiosk start', [UPRIGHT, LYING]);
  await tap(page, 'a[href*="viec=ho-tich"]');
  await expectGood(page, 'kiosk priorities', [UPRIGHT, LYING]);
  await tap(page, 'button[value=cao-tuoi]');
  await expectGood(page, 'kiosk ticket', [UPRIGHT, LYING]);
  await page.goto(`${office.base}${KIOSK}/quay-lai`);
  await expectGood(page, 'kiosk way back', [UPRIGHT, LYING]);
  await page.goto(`${office.base}${KIOSK}?tieng=en`);
  await expectGood(page, 'kiosk in English', [UPRIGHT, LYING]);
  await page.goto(`${office.base}/ki-ot`);
  await expectGood(page, 'kiosk offices', [UPRIGHT, LYING]);
  await page.close();
});

test('the slip is one page of 80 mm whose code a telephone reads', async () => {
  const page = await openPage(UPRIGHT, KIOSK, true);
  await tap(page, 'a[href*="viec=ho-tich"]');
  await tap(page, 'button[name=priority][value=""]');
  const number = await page.innerText('.kc-ki__no');
  const secret = new URL(page.url()).pathname.split('/').pop();
  const addresses = { kiosk: page.url(), phone: `${office.base}/so/${secret}/phieu` };
  for (const [what, address] of Object.entries(addresses)) {
    await page.goto(address);
    const file = path.join(office.folder, `slip-${what}.pdf`);
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    const facts = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    assert.match(facts, /Pages:\s+1\n/, what);
    const width = Number(facts.match(/Page size:\s+([\d.]+)/)[1]);
    assert.ok(Math.abs(width - 80 * MM) < 1.5, `${what}: ${width} pt wide`);
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
    for (const words of ['xã Thanh Sơn', 'Thứ Sáu, 29/09/2023', number, 'Hộ tịch', '15:30'])
      assert.ok(text.replace(/\s+/g, ' ').includes(words), `${what}: ${words} in ${text}`);
    const picture = file.replace('.pdf', '');
    execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', file, picture]);
    const scanned = execFileSync('zbarimg', ['-q', '--raw', `${picture}.png`],
                                 { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    assert.equal(scanned.trim(), `${office.base}/so/${secret}`, what);
  }
  await page.close();
});

test('a number on a phone is called, put aside and brought back', async () => {
  const phone = await openPage(PHONE, '/lay-so');
  await expectGood(phone, 'phone services', [PHONE]);
  await tap(phone, 'a[href*="viec=chung-thuc"]');
  await expectGood(phone, 'phone priorities', [PHONE]);
  await phone.locator('label[for=priority-khuyet-tat]').tap();
  await tap(phone, 'form[action="/lay-so"] button');
  const number = await phone.innerText('.kc-so__no');
  const followed = phone.url();
  await expectGood(phone, 'phone waiting', [PHONE]);

  const other = await officerCalls(number);
  await phone.waitForSelector('.kc-so--called');
  assert.match(await phone.innerText('.kc-so__head'), /^Mời đến /);
  await expectGood(phone, 'phone called', [PHONE]);
  await Promise.all([other.waitForNavigation(),
                     other.locator('form[action="/quay/vang"] button').click()]);
  await phone.waitForSelector('.kc-so--parked');
  await expectGood(phone, 'phone put aside', [PHONE]);
  await tap(phone, 'button[form=quay-lai]');
  await phone.waitForSelector('.kc-so--waiting');
  assert.equal(phone.url(), followed);

  await tap(phone, 'button[form=bo-so]');
  await expectGood(phone, 'phone question', [PHONE]);
  await tap(phone, '.govuk-button--warning');
  await phone.waitForSelector('.kc-so--left');
  await expectGood(phone, 'phone given back', [PHONE]);
  await phone.goto(`${office.base}/so/AAAAAAAAAA`);
  await expectGood(phone, 'phone unknown', [PHONE]);
  await phone.close();
  await other.close();
});

const press = (page, selector) =>
  Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);

// Chị Hoa sits down at the first counter and calls until that number stands there; who does not
// come is put aside.
async function officerCalls(number) {
  const page = await office.signIn('hoa');
  await page.goto(`${office.base}/toi`);
  await page.locator('[name=counter]').first().check();
  await press(page, 'form:has([name=counter]) button');
  await page.goto(`${office.base}/quay`);
  if (!await page.locator('form[action="/quay/goi"]').count())
    await press(page, 'form[action="/quay/mo"] button, form[action="/quay/nhan-quay"] button');
  for (let call = 0; call < 40; ++call) {
    if (await page.locator('.kc-who__no', { hasText: number }).count()) return page;
    const called = await page.locator('form[action="/quay/vang"]').count();
    await press(page, `form[action="/quay/${called ? 'vang' : 'goi'}"] button`);
  }
  throw new Error(`${number} was not called`);
}

test('the home page shows the waiting room and leads to a number', async () => {
  const page = await openPage({ width: 390, height: 844 }, '/');
  await expectGood(page, 'home',
                   [{ width: 390, height: 844 }, PHONE, { width: 1366, height: 900 }]);
  assert.match(await page.innerText('.kc-now'), /quầy đang mở/);
  await tap(page, '.kc-now__go .govuk-button');
  assert.ok(new URL(page.url()).pathname === '/lay-so');
  await page.goto(`${office.base}/thu-tuc/dang-ky-khai-sinh`);
  await tap(page, 'a[href*="/lay-so"]');
  assert.match(page.url(), /viec=ho-tich/);
  await page.close();
});

test('without scripts a number is taken, and its page asks again by itself', async () => {
  const page = await openPage(PHONE, '/');
  const session = await office.browser.context.newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.goto(`${office.base}/lay-so?viec=viec-khac`);
  await tap(page, 'form[action="/lay-so"] button');
  assert.match(await page.locator('.kc-so__no').innerText(), /^E\d{3}$/);
  const source = await (await page.request.get(page.url())).text();
  assert.match(source, /<noscript><meta http-equiv="refresh" content="30"><\/noscript>/);
  await page.close();
});
