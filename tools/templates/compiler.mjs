// One template file to one C++ source. Throws Problem, or TemplateErrors for several at once.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { emit } from './emit.mjs';
import { Expander } from './expand.mjs';
import { checkHtml } from './html_check.mjs';
import { findContexts } from './html_context.mjs';
import { dataMembers } from './members.mjs';
import { Problem } from './problem.mjs';
import { readTemplate } from './source.mjs';

const WEB = 'src/web';

// `root` is the source tree, `file` a template below src/web. The C++ text.
export function compileTemplate(root, file) {
  const template = readTemplate(root, file);
  const top = { file, line: 1 };
  if (!template.struct)
    throw new Problem(top, 'begin with <!-- struct NamePage in web/folder/name_page.h -->');
  template.layout = layoutOf(template);
  const expander = new Expander((kind, name, at) => load(root, kind, name, at));
  const nodes = expander.page(template);
  findContexts(nodes, file);
  const problems = checkHtml(nodes, file);
  if (problems.length) throw new Problem(problems[0].at, problems.map((p) => p.message).join('; '));
  checkMembers(root, template, expander.used);
  return emit({ ...template, nodes });
}

// A page stands in the public layout unless its header names another or "none"; a fragment (for
// htmx and event streams) in none.
function layoutOf({ file, layout }) {
  if (layout === 'none') return null;
  if (layout) return layout;
  return file.endsWith('_fragment.html') ? null : 'layout';
}

function load(root, kind, name, at) {
  if (!/^[a-z0-9_]+(\/[a-z0-9_]+)*$/.test(name)) throw new Problem(at, `name '${name}'`);
  const inFolder = kind === 'layout' || name.includes('/');
  const file = path.posix.join(WEB, inFolder ? '' : 'partials', `${name}.html`);
  if (!existsSync(path.join(root, file))) throw new Problem(at, `there is no ${file}`);
  return readTemplate(root, file);
}

function checkMembers(root, { file, header, struct }, used) {
  const at = { file, line: 1 };
  const headerPath = path.join(root, 'src', header);
  if (!existsSync(headerPath)) throw new Problem(at, `there is no src/${header}`);
  const members = dataMembers(readFileSync(headerPath, 'utf8'), struct);
  if (!members) throw new Problem(at, `src/${header} defines no struct ${struct}`);
  const unused = members.filter((name) => !used.has(name));
  if (unused.length) throw new Problem(at, `${struct} has members no template shows: ${unused}`);
}
