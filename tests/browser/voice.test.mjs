// The broadcaster records the loudspeaker's voice with the browser's microphone, which hears a tone.
// Usage: node --test tests/browser/voice.test.mjs      KHONGCHO=path of the program
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { examine } from './look.mjs';
import { openOffice } from './office.mjs';

const HERTZ = 441;
const PAGE = '/phat-thanh/giong-doc';
const folder = mkdtempSync(path.join(tmpdir(), 'kc-tone-'));
const heard = path.join(folder, 'tone.wav');
let office;

// Four seconds of a tone, over and over.
function writeTone() {
  const rate = 44100;
  const samples = Int16Array.from({ length: 4 * rate },
                                  (_, at) => 12000 * Math.sin(2 * Math.PI * HERTZ * at / rate));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.byteLength, 40);
  writeFileSync(heard, Buffer.concat([head, Buffer.from(samples.buffer)]));
}

before(async () => {
  writeTone();
  office = await openOffice('2023-09-29T08:30', {
    switches: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
               `--use-file-for-fake-audio-capture=${heard}`] });
});
after(async () => {
  await office?.close();
  rmSync(folder, { recursive: true, force: true });
});

// { seconds, hertz } of what a page plays from `address`.
const played = (page, address) => page.evaluate(async (from) => {
  const bytes = await (await fetch(from)).arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 22050).decodeAudioData(bytes);
  const samples = sound.getChannelData(0);
  const crossings = [];
  for (let at = 1; at < samples.length; at += 1)
    if (samples[at - 1] < 0 && samples[at] >= 0)
      crossings.push(at - samples[at] / (samples[at] - samples[at - 1]));
  // The middle period: samples a busy machine drops from the fake microphone bend a few of them.
  const periods = crossings.slice(1).map((at, n) => at - crossings[n]).sort((a, b) => a - b);
  const hertz = sound.sampleRate / periods[Math.floor(periods.length / 2)];
  return { seconds: sound.duration, hertz };
}, address);

test('a clip is recorded, heard and taken away again', async () => {
  const page = await office.signIn('phatthanh');
  const logged = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) logged.push(message.text());
  });
  await page.goto(office.base + PAGE);
  const file = path.join(office.folder, 'files/voice/huyen-thanh-ha/7.ogg');
  assert.match(await page.innerText('#tien-do'), /^Đã ghi 0 trên 39/);

  await page.click('#cau-7 [data-record]');
  await page.waitForFunction(() => {
    const button = document.querySelector('#cau-7 [data-running]');
    return button && parseFloat(button.dataset.running.replace(',', '.')) >= 0.8;
  });
  await page.click('#cau-7 [data-record]');
  await page.waitForSelector('#cau-7 audio');

  assert.match(await page.innerText('#ghi-am'), /Đã lưu câu “bảy”/);
  assert.match(await page.innerText('#tien-do'), /^Đã ghi 1 trên 39/);
  assert.equal(await page.evaluate(() => document.activeElement.closest('li').id), 'cau-7');
  assert.ok(existsSync(file));
  const sound = await played(page, await page.getAttribute('#cau-7 audio', 'src'));
  assert.ok(sound.seconds > 0.5, `${sound.seconds} s`);
  assert.ok(Math.abs(sound.hertz - HERTZ) < 20, `${sound.hertz} Hz`);
  assert.deepEqual((await examine(page)).problems, []);

  await page.click('#cau-7 a[href*="/xoa"]');
  await Promise.all([page.waitForNavigation(), page.click('main form button')]);
  assert.match(await page.innerText('#tien-do'), /^Đã ghi 0 trên 39/);
  assert.ok(!existsSync(file));
  assert.deepEqual(logged, []);
  await page.close();
});

test('a file is sent without the microphone, and a wrong one is refused on the page', async () => {
  const page = await office.signIn('phatthanh');
  await page.goto(office.base + PAGE);
  const send = async (input) => {
    await page.click('#cau-b summary');
    await page.setInputFiles('#tep-b', input);
    await Promise.all([page.waitForNavigation(), page.click('#cau-b form button')]);
  };
  await send({ name: 'b.wav', mimeType: 'audio/wav', buffer: Buffer.from('không phải âm thanh') });
  assert.match(await page.innerText('.govuk-error-summary'), /không phải âm thanh/);
  assert.deepEqual((await examine(page)).problems, []);

  await send(heard);
  assert.match(await page.innerText('.kc-notice'), /Đã lưu câu “bê”/);
  const sample = await played(page, await page.getAttribute('.kc-card audio', 'src'));
  assert.ok(sample.seconds > 9, 'a whole call can be listened to');
  await page.close();
});
