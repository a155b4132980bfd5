// From Handlebars trees to one plain tree per page: the layout around the body, partials put in
// place, names resolved. Nodes: text, value, if, each, with, let; all carry `at` {file, line}.
import { call, expression, helperKind } from './expression.mjs';
import { Problem } from './problem.mjs';
import { Scope } from './scope.mjs';

const NESTING_LIMIT = 20;  // partials including each other would never end

export class Expander {
  // `load(name)` gives the template of a partial or a layout.
  constructor(load) {
    this.load = load;
    this.used = new Set();
    this.counter = 0;
  }

  page(template) {
    const root = new Scope('page');
    if (!template.layout) return this.program(template, template.program, root, 0);
    const layout = this.load('layout', template.layout, { file: template.file, line: 1 });
    this.body = { template, root };
    const nodes = this.program(layout, layout.program, root, 0);
    if (this.body) throw new Problem({ file: layout.file, line: 1 }, 'a layout needs {{body}}');
    return nodes;
  }

  program(template, program, scope, depth) {
    return program ? program.body.flatMap((node) => this.node(template, node, scope, depth)) : [];
  }

  node(template, node, scope, depth) {
    const at = { file: template.file, line: node.loc.start.line };
    switch (node.type) {
      case 'ContentStatement': return this.text(node, at);
      case 'CommentStatement': return [];
      case 'MustacheStatement': return this.mustache(node, scope, at, depth);
      case 'BlockStatement': return this.block(template, node, scope, at, depth);
      case 'PartialStatement': return this.partial(node, scope, at, depth);
      default: throw new Problem(at, `${node.type} is not supported`);
    }
  }

  text(node, at) {
    // Handlebars drops the line end after a block that stands alone on its line.
    const dropped = node.original.indexOf(node.value);
    const line = at.line + (node.original.slice(0, Math.max(dropped, 0)).split('\n').length - 1);
    return [{ type: 'text', value: node.value, at: { ...at, line } }];
  }

  mustache(node, scope, at, depth) {
    if (node.escaped === false || node.trusting)
      throw new Problem(at, 'raw output needs a SafeHtml member and {{ }}');
    if (node.hash?.pairs?.length) throw new Problem(at, 'named arguments are for partials');
    const context = { scope, at, used: this.used };
    const name = node.path.original;
    if (name === 'body' && this.body && !node.params.length) {
      const { template, root } = this.body;
      this.body = null;
      return this.program(template, template.program, root, depth);
    }
    if (!node.params.length)
      return [{ type: 'value', kind: 'value', cpp: expression(node.path, context), at }];
    return [{ type: 'value', kind: helperKind(name, at), cpp: call(name, node.params, context),
              at }];
  }

  block(template, node, scope, at, depth) {
    const name = node.path.original;
    const [param] = node.params;
    if (node.params.length !== 1) throw new Problem(at, `{{#${name}}} takes one argument`);
    const cpp = expression(param, { scope, at, used: this.used });
    const inside = (program, inner) => this.program(template, program, inner, depth);
    switch (name) {
      case 'if': return [{ type: 'if', cpp: `truthy(${cpp})`, at,
                           then: inside(node.program, scope), else: inside(node.inverse, scope) }];
      case 'unless': return [{ type: 'if', cpp: `!truthy(${cpp})`, at,
                               then: inside(node.program, scope),
                               else: inside(node.inverse, scope) }];
      case 'with': return this.with(node, { cpp, scope, at, inside });
      case 'each': return this.each(node, { cpp, scope, at, inside });
      default: throw new Problem(at, `block '${name}' is not known: if unless each with`);
    }
  }

  with(node, { cpp, scope, at, inside }) {
    const variable = `value${++this.counter}`;
    const names = new Map((node.program.blockParams ?? []).map((name) => [name, variable]));
    return [{ type: 'with', cpp, variable, at,
              then: inside(node.program, scope.inner(variable, { names })),
              else: inside(node.inverse, scope) }];
  }

  each(node, { cpp, scope, at, inside }) {
    const number = ++this.counter;
    const loop = { index: `index${number}`, count: `std::size(${cpp})`, used: false };
    const variable = `item${number}`;
    const [item, index] = node.program.blockParams ?? [];
    const names = new Map();
    if (item) names.set(item, variable);
    if (index) names.set(index, loop.index);
    if (index) loop.used = true;
    const body = inside(node.program, scope.inner(variable, { names, loop }));
    return [{ type: 'each', cpp, variable, index: loop.used ? loop.index : null, at, then: body,
              else: inside(node.inverse, scope) }];
  }

  partial(node, scope, at, depth) {
    if (depth >= NESTING_LIMIT) throw new Problem(at, 'partials nest without end');
    const template = this.load('partial', node.name.original, at);
    const context = { scope, at, used: this.used };
    if (node.params.length > 1) throw new Problem(at, 'a partial takes one unnamed argument');
    let inner = scope;
    const bindings = [];
    if (node.params.length) {
      const variable = `value${++this.counter}`;
      bindings.push({ variable, cpp: expression(node.params[0], context) });
      inner = new Scope(variable, { root: scope.root });
    }
    const names = new Map();
    for (const pair of node.hash?.pairs ?? []) {
      const variable = `value${++this.counter}`;
      bindings.push({ variable, cpp: expression(pair.value, context) });
      names.set(pair.key, variable);
    }
    inner = inner.withNames(names);
    const body = this.program(template, template.program, inner, depth + 1);
    return bindings.length ? [{ type: 'let', bindings, then: body, at }] : body;
  }
}
