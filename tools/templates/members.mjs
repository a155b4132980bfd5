// The data members of the struct behind a page, read from its header, so that a member no
// template shows is an error too (a missing one is found by the C++ compiler).

// Names of the data members of `struct name`, or null when the text does not define it.
export function dataMembers(header, name) {
  const text = header.replace(/"(\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
                              (piece) => (piece[0] === '"' ? '""' : ''));
  const start = text.search(new RegExp(`\\bstruct\\s+${name}\\s*(:[^{;]*)?\\{`));
  if (start < 0) return null;
  return statements(text, text.indexOf('{', start) + 1).map(memberName).filter(Boolean);
}

// The statements directly inside the braces that open just before `from`, nested ones blanked.
function statements(text, from) {
  const found = [];
  let depth = 0;
  let statement = '';
  for (let i = from; i < text.length; ++i) {
    const c = text[i];
    if (c === '}' && depth === 0) break;
    if (c === '{') ++depth;
    else if (c === '}') {
      --depth;
      statement += '{}';
    } else if (depth === 0) {
      if (c === ';') {
        found.push(statement.trim());
        statement = '';
      } else statement += c;
    }
  }
  return found;
}

function memberName(statement) {
  if (/^(using|struct|class|enum|friend|static|typedef|template)\b/.test(statement)) return null;
  const declaration = statement.split(/=(?!=)/)[0].replace(/\{\}\s*$/, '').trim();
  if (/\)\s*(const|noexcept|override|\s)*(\{\})?$/.test(declaration)) return null;
  return declaration.match(/([A-Za-z_]\w*)\s*(\[\w*\])?$/)?.[1] ?? null;
}
