// Usage: node tools/assets/build.mjs SOURCE_TREE OUTPUT_FOLDER
// Makes the files a browser loads: styles from sass, the two fonts cut to what is used, scripts.
// Each gets a hash in its name, a gzip and a brotli form, and a place in the C++ table that is
// built into the program. Writes into OUTPUT_FOLDER: files/, web/asset_names.h, asset_table.cpp.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { compileString, compile as compileSass, Logger } from 'sass';
import { cutDigits } from './fonts.mjs';
import { assetNames, assetTable } from './table.mjs';

const ADDRESS = '/tai-nguyen/';
const TYPES = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
                '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
// A first visit to a public page, packed: styles, script and the fonts its text needs.
const FIRST_VISIT = ['kc.css', 'kc.js', 'mark.svg', 'kc-num.woff2',
                     ...[400, 700].flatMap((weight) => ['latin', 'vietnamese'].map(
                       (subset) => `be-vietnam-pro-${subset}-${weight}.woff2`))];
const FIRST_VISIT_LIMIT = 92_000;  // leaves 8 KB of 100 for the page itself

const [root, out] = process.argv.slice(2).map((one) => path.resolve(one));
const here = (name) => path.join(root, 'src/web/assets', name);
const package_ = (name) => path.join(root, 'node_modules', name);
const made = new Map();  // name → asset

function add(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const { name: stem, ext } = path.parse(name);
  const packs = ext !== '.woff2';
  const brotli = packs ? brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11,
              [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }) : Buffer.alloc(0);
  const gzip = packs ? gzipSync(bytes, { level: 9 }) : Buffer.alloc(0);
  const file = `${stem}.${hash}${ext}`;
  made.set(name, { name, file, path: ADDRESS + file, type: TYPES[ext], hash, identity: bytes,
                   gzip, brotli });
}

function addFonts() {
  for (const weight of [400, 700, 800])
    for (const subset of ['latin', 'vietnamese'])
      add(`be-vietnam-pro-${subset}-${weight}.woff2`, readFileSync(package_(
        `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`)));
  add('kc-num.woff2', cutDigits(package_(
    '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')));
}

function sass(file) {
  return compileSass(here(file), { style: 'compressed', loadPaths: [root, package_('')],
                                   quietDeps: true, logger: Logger.silent }).css;
}

function css(file) {
  const text = readFileSync(here(file), 'utf8');
  return compileString(text, { style: 'compressed', syntax: 'css' }).css;
}

// Addresses in styles are those of the hashed files beside them.
function addStyle(name, ...parts) {
  const joined = parts.join('\n').replace(/url\("?([^")]+)"?\)/g, (whole, address) => {
    const wanted = path.basename(address);
    if (!made.has(wanted) && address.startsWith('/assets/images/'))
      add(wanted, readFileSync(package_(`@ministryofjustice/frontend/moj${address}`)));
    if (!made.has(wanted)) throw new Error(`${name}: there is no ${address}`);
    return `url(${made.get(wanted).file})`;
  });
  add(name, Buffer.from(joined.replace(/\uFEFF|@charset "UTF-8";/g, '')));
}

function addStyles() {
  addStyle('kc.css', css('fonts.css'), sass('theme.scss'), css('kc.css'),
           css('citizen.css'), css('room.css'), css('appointment.css'));
  addStyle('staff.css', css('fonts_heavy.css'), sass('staff_theme.scss'), css('staff.css'),
           css('counter.css'), css('work.css'), css('volunteer.css'), css('voice.css'),
           css('route.css'), css('duty.css'), css('files.css'), css('dossier.css'));
  addStyle('display.css', css('fonts.css'), css('fonts_heavy.css'), css('display.css'));
  addStyle('kiosk.css', css('fonts.css'), css('fonts_heavy.css'), css('kiosk.css'));
  addStyle('print.css', css('fonts.css'), css('fonts_heavy.css'), css('print.css'),
           css('forms.css'));
  for (const size of ['a4', 'a4_landscape', 'a5', '80'])
    addStyle(`page_${size}.css`, css(`page_${size}.css`));
}

function checkFirstVisit() {
  const size = FIRST_VISIT.map((name) => made.get(name))
    .reduce((sum, asset) => sum + (asset.brotli.length || asset.identity.length), 0);
  if (size > FIRST_VISIT_LIMIT)
    throw new Error(`a first visit loads ${size} bytes, more than ${FIRST_VISIT_LIMIT}`);
  return size;
}

addFonts();
addStyles();
for (const script of ['kc.js', 'home.js', 'staff.js', 'intake.js', 'display.js', 'kiosk.js',
                      'ticket.js', 'recorder.js', 'recorder_worklet.js'])
  add(script, readFileSync(here(script)));
add('htmx.js', readFileSync(package_('htmx.org/dist/htmx.min.js')));
add('mark.svg', readFileSync(here('mark.svg')));
const firstVisit = checkFirstVisit();

const assets = [...made.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
const files = path.join(out, 'files');
rmSync(files, { recursive: true, force: true });
mkdirSync(files, { recursive: true });
mkdirSync(path.join(out, 'web'), { recursive: true });
for (const asset of assets) {
  writeFileSync(path.join(files, asset.file), asset.identity);
  if (asset.gzip.length) writeFileSync(path.join(files, `${asset.file}.gz`), asset.gzip);
  if (asset.brotli.length) writeFileSync(path.join(files, `${asset.file}.br`), asset.brotli);
}
writeIfChanged(path.join(out, 'web/asset_names.h'), assetNames(assets));
writeIfChanged(path.join(out, 'asset_table.cpp'), assetTable(assets, files));
console.log(`assets: ${assets.length} files, first visit ${firstVisit} bytes`);

// Pages depend on the names only, and need no new compilation when a content changes.
function writeIfChanged(file, text) {
  let before = null;
  try {
    before = readFileSync(file, 'utf8');
  } catch { /* not there yet */ }
  if (before !== text) writeFileSync(file, text);
}
