// What a name in a template means in C++: a stack of scopes, innermost last.
import { Problem } from './problem.mjs';

const MEMBER = /^[a-z][a-z0-9_]*$/;

// One scope: `value` is the C++ expression of `this`; `names` are block and partial parameters.
export class Scope {
  constructor(value, { parent = null, names = new Map(), loop = null, root = null } = {}) {
    this.value = value;
    this.parent = parent;
    this.names = names;
    this.loop = loop;
    this.root = root ?? this;
  }

  inner(value, options = {}) {
    return new Scope(value, { parent: this, root: this.root, ...options });
  }

  // The same `this`, with more names: a partial called with name=value.
  withNames(names) {
    return new Scope(this.value, {
      parent: this.parent, loop: this.loop, root: this.root,
      names: new Map([...this.names, ...names]),
    });
  }
}

// The C++ expression for a Handlebars path. Names met on the way go into `used`.
export function resolve(scope, path, at, used) {
  if (path.data) return resolveData(scope, path, at, used);
  let from = scope;
  for (let up = 0; up < path.depth; ++up) {
    from = from.parent;
    if (!from) throw new Problem(at, `'${path.original}' goes above the outermost scope`);
  }
  const parts = partsOf(path, at);
  const plain = path.depth === 0 && !/^(this|\.)/.test(path.original);
  if (plain) {
    for (let one = from; one; one = one.parent) {
      if (!one.names.has(parts[0])) continue;
      return join(one.names.get(parts[0]), parts.slice(1), used);
    }
  }
  return join(from.value, parts, used);
}

function resolveData(scope, path, at, used) {
  const [name, ...rest] = path.parts;
  if (name === 'root') return join(scope.root.value, rest, used);
  let from = scope;
  while (from && !from.loop) from = from.parent;
  if (!from) throw new Problem(at, `@${name} stands outside {{#each}}`);
  const { index, count } = from.loop;
  from.loop.used = true;
  if (name === 'index') return index;
  if (name === 'number') return `(${index} + 1)`;
  if (name === 'first') return `(${index} == 0)`;
  if (name === 'last') return `(${index} + 1 == ${count})`;
  throw new Problem(at, `@${name} is not known: @root @index @number @first @last`);
}

function partsOf(path, at) {
  for (const part of path.parts)
    if (typeof part !== 'string' || !MEMBER.test(part))
      throw new Problem(at, `'${path.original}' is not a member name`);
  return path.parts;
}

function join(value, parts, used) {
  for (const part of parts) used.add(part);
  return [value, ...parts].join('.');
}
