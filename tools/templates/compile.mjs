// Usage: node compile.mjs SOURCE_TREE TEMPLATE OUTPUT.cpp [TEMPLATE OUTPUT.cpp …]
// A template is named relative to the source tree. Errors are file:line: message; exit status 1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileTemplate } from './compiler.mjs';
import { Problem } from './problem.mjs';

const [root, ...pairs] = process.argv.slice(2);
let failed = false;
for (let i = 0; i + 1 < pairs.length; i += 2) {
  const [file, output] = [pairs[i], pairs[i + 1]];
  try {
    const text = compileTemplate(root, file);
    mkdirSync(path.dirname(output), { recursive: true });
    // A source that is the same keeps its time, and is not compiled again.
    if (!existsSync(output) || readFileSync(output, 'utf8') !== text) writeFileSync(output, text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    failed = true;
  }
}
process.exitCode = failed ? 1 : 0;
