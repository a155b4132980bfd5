// Writes the C++ of one page: appends to one string, literals whole, values through put_*().
import { cppString } from './expression.mjs';

const PUT = { text: 'put_text', attribute: 'put_attribute', url: 'put_url',
              url_part: 'put_url_part' };

export function emit(page) {
  const literal = [];
  const body = statements(page.nodes, '  ', literal);
  return [
    `// Made from ${page.file}; edit that file instead.`,
    `#include "${page.header}"`,
    '',
    '#include "web/common/assets.h"',
    '#include "web/common/render.h"',
    '',
    'namespace khongcho::web {',
    '',
    `std::string ${page.struct}::render([[maybe_unused]] const Locale& locale) const {`,
    '  using namespace std::string_view_literals;',
    `  static SizeHint hint{${literal.reduce((sum, text) => sum + text.length, 256)}};`,
    '  const auto& page = *this;',
    '  (void)page;',
    '  std::string out;',
    '  out.reserve(hint.size());',
    body,
    '  hint.note(out.size());',
    '  return out;',
    '}',
    '',
    '}  // namespace khongcho::web',
    '',
  ].join('\n');
}

function statements(nodes, indent, literal) {
  return mergeText(nodes).map((node) => statement(node, indent, literal)).join('\n');
}

// Adjoining text nodes as one, with the indentation of the template squeezed out.
function mergeText(nodes) {
  const merged = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else merged.push({ ...node });
  }
  for (const node of merged)
    if (node.type === 'text' && !/<(pre|textarea)\b/.test(node.value))
      node.value = node.value.replace(/[ \t]*\n[ \t\n]*/g, '\n').replace(/^[ \t]{2,}/, ' ');
  return merged.filter((node) => node.type !== 'text' || node.value !== '');
}

function statement(node, indent, literal) {
  if (node.type === 'text') {
    literal.push(node.value);
    return `${indent}out += ${cppString(node.value)};`;
  }
  const place = `#line ${node.at.line} "${node.at.file}"\n`;
  const inner = `${indent}  `;
  const then = () => statements(node.then, inner, literal);
  const otherwise = () => (node.else?.length
    ? ` else {\n${statements(node.else, inner, literal)}\n${indent}}` : '');
  switch (node.type) {
    case 'value':
      return `${place}${indent}${PUT[node.context]}(out, ${node.cpp});`;
    case 'if':
      return `${place}${indent}if (${node.cpp}) {\n${then()}\n${indent}}${otherwise()}`;
    case 'with':
      return `${place}${indent}if (truthy(${node.cpp})) {\n`
           + `${inner}[[maybe_unused]] const auto& ${node.variable} = inner(${node.cpp});\n`
           + `${then()}\n${indent}}${otherwise()}`;
    case 'let':
      return `${place}${indent}{\n`
           + node.bindings.map(({ variable, cpp }) =>
               `${inner}[[maybe_unused]] const auto& ${variable} = ${cpp};\n`).join('')
           + `${then()}\n${indent}}`;
    case 'each':
      return each(node, { place, indent, inner, then, otherwise });
    default: throw new Error(`no C++ for ${node.type}`);
  }
}

function each(node, { place, indent, inner, then, otherwise }) {
  const counter = node.index ? `${inner}std::size_t ${node.index} = 0;\n` : '';
  const step = node.index ? `${inner}  ++${node.index};\n` : '';
  return `${place}${indent}if (truthy(${node.cpp})) {\n${counter}`
       + `${inner}for ([[maybe_unused]] const auto& ${node.variable} : ${node.cpp}) {\n`
       + `${then()}\n${step}${inner}}\n${indent}}${otherwise()}`;
}
