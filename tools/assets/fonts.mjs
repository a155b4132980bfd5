// The digits of Inter, whose figures are all of one width.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export function cutDigits(font) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kc-font-'));
  const cut = path.join(folder, 'digits.woff2');
  try {
    execFileSync('pyftsubset', [font, '--unicodes=U+0030-0039', '--layout-features=tnum',
                                '--flavor=woff2', `--output-file=${cut}`]);
    return readFileSync(cut);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
