// The C++ side of the assets: their names, and the table of http::Asset over embedded bytes.
import path from 'node:path';

export function assetNames(assets) {
  return [
    '// Names of the files built into the program, in the order of the table.',
    '#pragma once',
    '',
    '#include <string_view>',
    '',
    'namespace khongcho::web {',
    '',
    'inline constexpr std::string_view kAssetNames[] = {',
    ...assets.map((asset) => `    "${asset.name}",`),
    '};',
    '',
    '}  // namespace khongcho::web',
    '',
  ].join('\n');
}

// The bytes come in through the assembler: a large file costs the compiler nothing.
export function assetTable(assets, folder) {
  const lines = ['#include "web/common/asset_table.h"', '', '#include <cstddef>', ''];
  const symbols = [];
  const embed = (file, size) => {
    if (size === 0) return '{}';
    const symbol = `kc_asset_${symbols.length}`;
    symbols.push(symbol);
    lines.push(`asm(".section .rodata\\n.global ${symbol}\\n${symbol}:\\n"`,
               `    ".incbin \\"${path.join(folder, file)}\\"\\n.byte 0\\n.previous\\n");`,
               `extern "C" const char ${symbol}[];`);
    return `{${symbol}, ${size}}`;
  };
  const rows = assets.map((asset) => [
    `    {"${asset.path}",`,
    `     "${asset.type}",`,
    `     ${embed(asset.file, asset.identity.length)},`,
    `     ${embed(`${asset.file}.gz`, asset.gzip.length)},`,
    `     ${embed(`${asset.file}.br`, asset.brotli.length)},`,
    `     "\\"${asset.hash}\\""},`,
  ].join('\n'));
  return [...lines, '', 'namespace khongcho::web {', '',
          'static const http::Asset kTable[] = {', ...rows, '};',
          'extern const http::Asset* const kAssets = kTable;', '',
          '}  // namespace khongcho::web', ''].join('\n');
}
