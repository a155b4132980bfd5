// Well-formedness by parse5: the page is flattened once with every {{#if}} taken and once with
// every {{else}}, and what the HTML parser has to repair is an error at its line.
import { parse, parseFragment } from 'parse5';

// What the HTML standard lets a page leave out and we do too.
const IMPLIED = new Set(['html', 'head', 'body', 'tbody', 'template']);

// [{ at, message }], at most one per place and message.
export function checkHtml(nodes, file) {
  const found = new Map();
  for (const branch of ['then', 'else'])
    for (const problem of checkOnce(nodes, branch, file))
      found.set(`${problem.at.file}:${problem.at.line} ${problem.message}`, problem);
  return [...found.values()];
}

function checkOnce(nodes, branch, file) {
  const pieces = [];
  flatten(nodes, branch, pieces);
  const html = pieces.map((piece) => piece.text).join('');
  const problems = [];
  const report = (offset, message) => problems.push({ at: placeOf(pieces, offset, file), message });
  const options = {
    sourceCodeLocationInfo: true,
    onParseError: (error) => report(error.startOffset, `HTML: ${error.code}`),
  };
  const whole = /^\s*<!doctype/i.test(html);
  const tree = whole ? parse(html, options) : parseFragment(html, options);
  reportImplied(tree, report, { offset: 0 });
  return problems;
}

function reportImplied(node, report, near) {
  for (const child of node.childNodes ?? []) {
    const { sourceCodeLocation: place, tagName } = child;
    const moved = place && place.startOffset < near.offset;  // the tree is in source order
    if (tagName && (moved || (!place && !IMPLIED.has(tagName))))
      report(near.offset, `HTML: <${tagName}> would be added or moved by the browser`);
    if (place) near.offset = Math.max(near.offset, place.startOffset);
    reportImplied(child, report, near);
  }
}

function flatten(nodes, branch, pieces) {
  for (const node of nodes) {
    if (node.type === 'text') pieces.push({ text: node.value, at: node.at });
    else if (node.type === 'value') pieces.push({ text: sample(node), at: node.at });
    else if (node.type === 'let') flatten(node.then, branch, pieces);
    else flatten((branch === 'then' ? node.then : node.else) ?? [], branch, pieces);
  }
}

const sample = (node) => (node.context === 'url' ? '/x' : 'x');

function placeOf(pieces, offset, file) {
  let start = 0;
  for (const { text, at } of pieces) {
    if (offset < start + text.length)
      return { file: at.file,
               line: at.line + text.slice(0, offset - start).split('\n').length - 1 };
    start += text.length;
  }
  return pieces.at(-1)?.at ?? { file, line: 1 };
}
