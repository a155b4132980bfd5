// The board of a waiting room: what is called at a counter is seen and heard there, at both sizes
// of television, with many counters, and after the server was away.
// Usage: node --test tests/browser/board.test.mjs      KHONGCHO=path of the program
// KC_PICTURES=folder keeps a picture of each state.
import assert from 'node:assert/strict';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { examine, openBrowser } from './look.mjs';
import { openOffice } from './office.mjs';

const BOARD = '/bang/xa-thanh-son';
const PICTURES = process.env.KC_PICTURES;
const SIZES = { 720: { width: 1280, height: 720 }, 1080: { width: 1920, height: 1080 } };
let office;
let desk;

before(async () => {
  office = await openOffice('2023-09-29T14:12:00', {
    switches: ['--autoplay-policy=no-user-gesture-required'] });
  desk = await office.signIn('hoa');
  await desk.goto(`${office.base}/toi`);
  await desk.locator('form[action="/toi/quay"] label', { hasText: 'Quầy 3' }).click();
  await press('form[action="/toi/quay"] button');
  await desk.goto(`${office.base}/quay`);
  await press('form[action="/quay/mo"] button');
});
after(async () => office?.close());

const press = (selector) =>
  Promise.all([desk.waitForNavigation(), desk.locator(selector).first().click()]);

async function takeNumber() {
  await desk.goto(`${office.base}/ki-ot/xa-thanh-son`);
  await press('a[href*="viec=chung-thuc"]');
  await press('button[name=priority][value=""]');
}

async function openBoard(size, context = office.browser.context) {
  const page = await context.newPage();
  await page.setViewportSize(SIZES[size]);
  await page.goto(office.base + BOARD);
  return page;
}

// Somebody takes a number, and the officer calls with F8; who was called before has come.
async function callNext() {
  await takeNumber();
  await desk.goto(`${office.base}/quay`);
  if (await desk.locator('form[action="/quay/da-toi"]').count())
    await press('form[action="/quay/da-toi"] button');
  await Promise.all([desk.waitForNavigation(), desk.keyboard.press('F8')]);
  return desk.locator('.kc-who__no').first().innerText();
}

const shows = (page, number) => page.waitForFunction(
  (wanted) => document.querySelector('.kc-call1__no')?.textContent === wanted, number);

// Nothing reaches out of the picture or lies on something else.
const overflows = (page) => page.evaluate(() => {
  const foot = document.querySelector('.kc-tv__foot').getBoundingClientRect();
  const boxes = [...document.querySelectorAll('.kc-tv__main section, .kc-rows, .kc-tv__head h1')];
  const out = boxes.filter((box) => {
    const place = box.getBoundingClientRect();
    return place.bottom > foot.top + 1 || place.right > innerWidth + 1
      || box.scrollWidth > box.clientWidth + 1
      || (box.matches('.kc-box') && box.scrollHeight > box.clientHeight + 1);
  }).map((box) => box.className + box.textContent.slice(0, 40));
  if (foot.bottom > innerHeight + 5) out.push('footer');
  return out;
});

async function expectGood(page, name) {
  if (PICTURES) await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
  assert.deepEqual(await overflows(page), [], name);
  assert.deepEqual((await examine(page)).problems, [], name);
}

// The first: no call is being said yet.
test('a browser that wants a click first says so, and plays after it', async () => {
  const strict = await openBrowser(['--autoplay-policy=document-user-activation-required']);
  try {
    const board = await openBoard(720, strict.context);
    await board.waitForSelector('#tat-tieng', { state: 'visible' });
    await expectGood(board, 'board-muted');

    await board.click('#tat-tieng button');
    await board.waitForSelector('#tat-tieng', { state: 'hidden' });
    await callNext();

    await board.waitForFunction(() => document.getElementById('loa').currentTime > 0);
    assert.equal(await board.isVisible('#tat-tieng'), false);
  } finally {
    await strict.close();
  }
});

for (const size of [720, 1080])
  test(`a number called at the desk is seen and heard at ${size}p`, async () => {
    const board = await openBoard(size);

    const number = await callNext();

    await shows(board, number);
    assert.equal(await board.locator('.is-new .kc-rows__no').innerText(), number);
    await board.waitForFunction(() => document.getElementById('loa').currentTime > 0);
    assert.equal(await board.isVisible('#tat-tieng'), false);
    await expectGood(board, `board-${size}`);
    await board.close();
  });

test('a call is not heard again by a board that is loaded anew', async () => {
  const board = await openBoard(720);
  const number = await callNext();
  await shows(board, number);
  const onAir = () => board.getAttribute('[data-part="sound"]', 'data-on-air');
  await board.waitForFunction(() => {
    const sound = document.getElementById('loa');
    return sound.src.endsWith(document.querySelector('[data-part="sound"]').dataset.sound)
      && sound.currentTime > 0;
  });
  const heard = await onAir();

  await board.reload();

  await shows(board, number);
  if (await onAir() === heard)
    assert.equal(await board.evaluate(() => document.getElementById('loa').currentSrc), '');
  await board.close();
});

test('the server is cut off: the board says since when, and is right again by itself', async () => {
  const board = await openBoard(1080);
  await office.kill();

  await board.waitForSelector('#mat-ket-noi', { state: 'visible', timeout: 30_000 });

  assert.match(await board.innerText('#mat-ket-noi'), /^Mất kết nối từ \d\d:\d\d, xin nghe gọi/);
  assert.equal(await board.evaluate(() => {
    const value = document.querySelector('.kc-box__value');
    return value && getComputedStyle(value).visibility;
  }), 'hidden', 'nobody counts the minutes');
  await expectGood(board, 'board-lost');
  await office.start();
  const number = await callNext();
  await board.waitForSelector('#mat-ket-noi', { state: 'hidden' });
  await board.waitForFunction((wanted) => document.body.innerText.includes(wanted), number);
  await board.close();
});

// Between a board and the server, and to be pulled: nothing gets through and nobody is told.
async function layCable() {
  const sockets = new Set();
  let pulled = false;
  const relay = net.createServer((near) => {
    const far = net.connect(new URL(office.base).port, '127.0.0.1');
    for (const [socket, other] of [[near, far], [far, near]]) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => { sockets.delete(socket); other.destroy(); });
      socket.pipe(other);
      if (pulled) socket.pause();
    }
  });
  await new Promise((ready) => { relay.listen(0, '127.0.0.1', ready); });
  return {
    base: `http://127.0.0.1:${relay.address().port}`,
    pull: () => { pulled = true; sockets.forEach((socket) => socket.pause()); },
    putBack: () => { pulled = false; sockets.forEach((socket) => socket.resume()); },
    close: () => { sockets.forEach((socket) => socket.destroy()); relay.close(); },
  };
}

test('the cable is pulled without a word: the banner comes, and all is right when it is back',
  async () => {
    const cable = await layCable();
    const board = await office.browser.context.newPage();
    await board.setViewportSize(SIZES[1080]);
    await board.goto(cable.base + BOARD);
    const before = await callNext();
    await shows(board, before);

    cable.pull();
    const number = await callNext();
    await board.waitForSelector('#mat-ket-noi', { state: 'visible', timeout: 45_000 });
    assert.equal(await board.locator('.kc-call1__no').innerText(), before);
    cable.putBack();

    await shows(board, number);
    await board.waitForSelector('#mat-ket-noi', { state: 'hidden' });
    await board.close();
    cable.close();
  });

test('twelve counters with long names fit', async () => {
  const admin = await office.signIn('quantri');
  const names = ['Trả kết quả, hướng dẫn và giải đáp thắc mắc cho tổ chức, doanh nghiệp',
                 'Quầy 11: Đất đai, môi trường', 'Quầy tiếp nhận lưu động thôn Lập Lễ'];
  for (let n = 5; names.length < 8; n += 1) names.push(`Quầy ${n}`);
  for (const name of names) {
    await admin.goto(`${office.base}/quan-tri/quay`);
    const choice = admin.locator('#don-vi option', { hasText: 'Thanh Sơn' });
    await admin.goto(`${office.base}/quan-tri/quay?don-vi=${await choice.first()
      .getAttribute('value')}`);
    await admin.fill('#name', name);
    await Promise.all([admin.waitForNavigation(),
                       admin.click('form[action="/quan-tri/quay"]:has(#name) button')]);
  }
  await admin.close();
  for (const size of [720, 1080]) {
    const board = await openBoard(size);
    assert.equal(await board.locator('.kc-rows tbody tr').count(), 12);
    await expectGood(board, `board-many-${size}`);
    await board.close();
  }
});
