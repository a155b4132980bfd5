// Handlebars expressions as C++ expressions. The C++ functions are in src/web/common/render.h.
import { Problem } from './problem.mjs';
import { resolve } from './scope.mjs';

export function cppString(text) {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/\t/g, '\\t').replace(/\?\?/g, '?\\?');
  return `"${escaped.split('\n').join('\\n"\n      "')}"sv`.replace(/\n {6}""sv$/, 'sv');
}

export function expression(node, context) {
  const { scope, at, used } = context;
  switch (node.type) {
    case 'PathExpression': return resolve(scope, node, at, used);
    case 'StringLiteral': return cppString(node.value);
    case 'NumberLiteral':
      if (!Number.isInteger(node.value)) throw new Problem(at, 'numbers are whole numbers');
      return String(node.value);
    case 'BooleanLiteral': return String(node.value);
    case 'SubExpression': return call(node.path.original, node.params, context);
    default: throw new Problem(at, `${node.type} is not supported`);
  }
}

// What each helper takes and gives. `kind` says where it may stand: a value is escaped by its
// place; html is already safe and stands in text only.
const HELPERS = {
  t: { least: 1, kind: 'value', make: (key, ...args) => `locale.text(${key}, ${texts(args)})` },
  rich: { least: 1, kind: 'html', make: (key, ...args) => `rich(locale, ${key}, ${texts(args)})` },
  concat: { least: 1, kind: 'value', make: (...args) => `joined({${args.map(text).join(', ')}})` },
  asset: { least: 1, kind: 'value', make: (name) => `asset_url(${name.replace(/sv$/, '')})` },
  eq: { least: 2, kind: 'value', make: (a, b) => `same(${a}, ${b})` },
  not: { least: 1, kind: 'value', make: (a) => `!truthy(${a})` },
  and: { least: 1, kind: 'value', make: (...all) => `(${all.map(truth).join(' && ')})` },
  or: { least: 1, kind: 'value', make: (...all) => `(${all.map(truth).join(' || ')})` },
};

const text = (arg) => `text_of(${arg})`;
const truth = (arg) => `truthy(${arg})`;
const texts = (args) => `{${args.map(text).join(', ')}}`;

export function helperKind(name, at) {
  const helper = Object.hasOwn(HELPERS, name) ? HELPERS[name] : null;
  if (!helper) throw new Problem(at, `helper '${name}' is not known`);
  return helper.kind;
}

export function call(name, params, context) {
  const { at } = context;
  helperKind(name, at);
  const helper = HELPERS[name];
  if (params.length < helper.least)
    throw new Problem(at, `'${name}' takes at least ${helper.least} arguments`);
  if (name === 'asset' && params[0].type !== 'StringLiteral')
    throw new Problem(at, 'the name of an asset is a literal, so that it can be checked');
  return helper.make(...params.map((param) => expression(param, context)));
}
