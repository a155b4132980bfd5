// Reads a template file: its header comment, then its Handlebars tree.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@handlebars/parser';
import { Problem } from './problem.mjs';

const HEADER = /^<!--\s*struct\s+(\w+)\s+in\s+(\S+\.h)(?:,\s*layout\s+(\w+))?\s*-->/;

// { file, struct, header, layout, program }; `file` is relative to the source tree.
export function readTemplate(root, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const found = text.match(HEADER);
  // Comments are not sent. Their line ends stay, so that line numbers are those of the file.
  const body = text.replace(/<!--[\s\S]*?-->|\{\{!--[\s\S]*?--\}\}/g,
                            (comment) => comment.replace(/[^\n]/g, ''));
  refuseSentences(file, body);
  return {
    file,
    struct: found?.[1],
    header: found?.[2],
    layout: found?.[3],
    program: parseHandlebars(file, body),
  };
}

// Sentences stand in locale/: a letter with a Vietnamese mark never belongs in a template.
function refuseSentences(file, body) {
  body.split('\n').forEach((line, index) => {
    const letter = line.match(/[\p{L}]/gu)?.find((one) => one.codePointAt(0) > 0x7f);
    if (letter)
      throw new Problem({ file, line: index + 1 },
                        `letter '${letter}': sentences stand in locale/, write {{t "key"}}`);
  });
}

function parseHandlebars(file, body) {
  try {
    return parse(body);
  } catch (error) {
    const line = Number(error.message.match(/line (\d+)/)?.[1] ?? error.lineNumber ?? 1);
    throw new Problem({ file, line }, error.message.split('\n').pop());
  }
}
