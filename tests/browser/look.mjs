// Looks at pages in Chromium as a person with any screen would: picture, sideways scrolling,
// messages of the page policy, and the accessibility rules of axe.
// Usage: node tests/browser/look.mjs BASE_URL FOLDER PATH…   with a PATH like /thu-tuc or /@tv
// Exit status 1 when a page scrolls sideways, breaks a rule or logs an error.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const SIZES = { small: [320, 640], phone: [390, 844], desktop: [1366, 900], tv: [1920, 1080] };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// A browser with an empty profile, with these switches beside the usual ones and whatever else the
// screen is ({ hasTouch: true }). Call close() at the end.
export async function openBrowser(switches = [], screen = {}) {
  const profile = mkdtempSync(path.join(tmpdir(), 'kc-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
           '--disable-background-networking', '--disable-component-update', '--disable-sync',
           ...switches],
    ...screen,
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, close };
}

// { problems: [text], height } of the page as it is now.
export async function examine(page) {
  await page.evaluate(() => document.fonts.ready);
  const problems = [];
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (sideways > 0) problems.push(`scrolls sideways by ${sideways} px`);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  for (const { id, nodes } of violations)
    problems.push(`axe ${id} (${nodes.length}): ${nodes[0].html.slice(0, 120)} `
                  + nodes[0].failureSummary.replace(/\s+/g, ' ').slice(0, 160));
  return { problems };
}

// From a small phone to a desk the page meets axe and does not scroll sideways. KC_PICTURES: a
// folder to leave pictures in.
export async function expectGoodAtEverySize(page, name) {
  const pictures = process.env.KC_PICTURES;
  for (const size of ['small', 'phone', 'desktop']) {
    const [width, height] = SIZES[size];
    await page.setViewportSize({ width, height });
    assert.deepEqual((await examine(page)).problems, [], `${name} at ${width}`);
    if (!pictures) continue;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${name}-${width}.png`), fullPage: true });
  }
}

// Opens `url` at a named size, examines it and writes FOLDER/<name>-<size>.png.
export async function look(context, { url, name, size, folder }) {
  const page = await context.newPage();
  const logged = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) logged.push(`logged: ${message.text()}`);
  });
  const [width, height] = SIZES[size];
  await page.setViewportSize({ width, height });
  await page.goto(url);
  const { problems } = await examine(page);
  await page.screenshot({ path: path.join(folder, `${name}-${size}.png`),
                          fullPage: size !== 'tv' });
  await page.close();
  return [...problems, ...logged];
}

async function main([base, folder, ...paths]) {
  mkdirSync(folder, { recursive: true });
  const { context, close } = await openBrowser();
  let failed = false;
  for (const wanted of paths) {
    const [address, sizes = 'phone,desktop'] = wanted.split('@');
    const name = address.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
    for (const size of sizes.split(',')) {
      const problems = await look(context, { url: base + address, name, size, folder });
      console.log(`${address} ${size}: ${problems.length ? problems.join('\n  ') : 'good'}`);
      failed ||= problems.length > 0;
    }
  }
  await close();
  return failed ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2));
