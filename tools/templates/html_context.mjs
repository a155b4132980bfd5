// Follows the HTML around every value, so that each is escaped for the place it stands in, and
// refuses the places where no escaping would be safe. Only text and quoted attributes are left.
import { attributeRule, checkElement, isVoid } from './html_rules.mjs';
import { Problem } from './problem.mjs';

// Where the reader of the page's HTML stands.
class Place {
  constructor() {
    this.mode = 'text';
    this.open = [];        // names of open elements
    this.tag = null;       // { name, closing, attributes } while inside a tag
    this.attribute = null; // { name, quote, rule, literal, kind } while inside a value
    this.word = '';
  }

  copy() {
    const twin = Object.assign(new Place(), this);
    twin.open = [...this.open];
    twin.tag = this.tag && { ...this.tag, attributes: new Set(this.tag.attributes) };
    twin.attribute = this.attribute && { ...this.attribute };
    return twin;
  }

  key() {
    const { mode, open, tag, attribute } = this;
    const settled = mode === 'after_name' ? 'in_tag' : mode;
    return JSON.stringify([settled, open, tag?.name, attribute?.name, attribute?.kind]);
  }
}

// Sets `context` on every value node: text, attribute, url or url_part. Throws Problem.
export function findContexts(nodes, file) {
  const place = walk(nodes, new Place());
  if (place.mode !== 'text' || place.open.length)
    throw new Problem({ file, line: nodes.at(-1)?.at.line ?? 1 },
                      place.open.length ? `<${place.open.at(-1)}> is not closed`
                                        : 'the template ends inside a tag');
}

function walk(nodes, start) {
  let place = start;
  for (const node of nodes) {
    if (node.type === 'text') readText(place, node);
    else if (node.type === 'value') readValue(place, node);
    else place = readBlock(place, node);
  }
  return place;
}

function readBlock(place, node) {
  const { at } = node;
  if (['tag_name', 'attribute_name', 'before_value', 'script', 'doctype'].includes(place.mode))
    throw new Problem(at, 'a block may hold text, whole tags, whole attributes or part of a '
                          + 'quoted value');
  const before = place.key();
  const then = branch(node.then, place);
  if (node.type === 'let') return then;
  const otherwise = branch(node.else ?? [], place);
  const settled = node.type === 'each' ? [before, then.key(), otherwise.key()]
                                       : [then.key(), otherwise.key()];
  if (new Set(settled).size > 1)
    throw new Problem(at, 'a block must leave the HTML as it found it: close each tag and each '
                          + 'quote in the branch that opens it');
  if (then.tag) otherwise.tag.attributes.forEach((name) => then.tag.attributes.add(name));
  if (otherwise.mode === 'after_name') then.mode = 'after_name';
  return then;
}

// A branch may end with a bare attribute: {{#if chosen}}checked{{/if}}.
function branch(nodes, place) {
  const end = walk(nodes, place.copy());
  if (end.mode === 'attribute_name') endAttributeName(end, nodes.at(-1).at, 'after_name');
  return end;
}

function readValue(place, node) {
  const { at } = node;
  if (place.mode === 'text' || place.mode === 'rcdata') {
    if (place.mode === 'rcdata' && node.kind === 'html')
      throw new Problem(at, `<${place.open.at(-1)}> holds text only`);
    node.context = 'text';
    return;
  }
  if (place.mode === 'before_value') throw new Problem(at, 'quote the value of the attribute');
  if (place.mode !== 'value')
    throw new Problem(at, 'a value may stand in text or in a quoted attribute only');
  if (node.kind === 'html') throw new Problem(at, 'this helper gives HTML: it stands in text only');
  const { attribute } = place;
  const rule = attribute.rule;
  if (rule === 'literal')
    throw new Problem(at, `${attribute.name}="…" must be a literal`);
  if (rule === 'plain') {
    node.context = 'attribute';
    return;
  }
  node.context = attribute.kind === 'none' ? 'url' : 'url_part';
  if (attribute.kind === 'literal' && !isSafeUrlStart(attribute.literal))
    throw new Problem(at, urlAdvice(attribute.name));
  if (attribute.kind === 'none') attribute.kind = 'value';
}

function isSafeUrlStart(literal) {
  return /^(\/(?![\/\\])|#|\?|tel:|mailto:|https:\/\/[a-z0-9.-]+\/)/.test(literal);
}

function urlAdvice(name) {
  return `${name}="…" begins with a literal /, # or ?, or is one member of type Url`;
}

// Reads literal HTML character by character.
function readText(place, node) {
  let line = node.at.line;
  const text = node.value;
  for (let i = 0; i < text.length; ++i) {
    const at = { file: node.at.file, line };
    if (text[i] === '\n') ++line;
    step(place, text, i, at);
  }
}

function step(place, text, i, at) {
  const c = text[i];
  switch (place.mode) {
    case 'text':
      if (c === '<') startTag(place, text, i, at);
      break;
    case 'rcdata':
      if (c === '<' && text.startsWith(`</${place.open.at(-1)}`, i)) startTag(place, text, i, at);
      break;
    case 'script':
      if (c === '<' && text.startsWith('</script', i)) startTag(place, text, i, at);
      else if (!/\s/.test(c)) throw new Problem(at, '<script> has no body');
      break;
    case 'doctype':
      if (c === '>') place.mode = 'text';
      break;
    case 'tag_name':
      if (/[a-zA-Z0-9-]/.test(c)) place.word += c;
      else if (!(c === '/' && place.word === '')) endTagName(place, c, at);
      break;
    case 'after_name':
      if (!/[\s/>]/.test(c)) throw new Problem(at, 'leave a blank after {{/if}}');
      readInTag(place, c, at);
      break;
    case 'in_tag': readInTag(place, c, at); break;
    case 'attribute_name': readAttributeName(place, c, at); break;
    case 'before_value':
      if (c !== '"' && c !== "'") throw new Problem(at, 'quote the value of the attribute');
      place.attribute.quote = c;
      place.mode = 'value';
      break;
    case 'value':
      if (c === place.attribute.quote) endValue(place, at);
      else readValueLiteral(place, c, at);
      break;
    default: throw new Problem(at, `unknown place ${place.mode}`);
  }
}

function startTag(place, text, i, at) {
  if (/^<!doctype/i.test(text.slice(i, i + 9))) {
    place.mode = 'doctype';
    return;
  }
  const next = text[i + 1] ?? '';
  if (!/[a-zA-Z/]/.test(next)) throw new Problem(at, "write &lt; for the sign '<'");
  place.mode = 'tag_name';
  place.word = '';
  place.tag = { name: '', closing: next === '/', attributes: new Set(), selfClosing: false };
}

function endTagName(place, c, at) {
  if (place.word !== place.word.toLowerCase() && !place.open.includes('svg'))
    throw new Problem(at, `write <${place.word.toLowerCase()}> in lower case`);
  place.tag.name = place.word;
  place.mode = 'in_tag';
  readInTag(place, c, at);
}

function readInTag(place, c, at) {
  place.mode = 'in_tag';
  if (c === '>') endTag(place, at);
  else if (c === '/') place.tag.selfClosing = true;
  else if (!/\s/.test(c)) {
    place.mode = 'attribute_name';
    place.word = c;
  }
}

function readAttributeName(place, c, at) {
  if (/[^\s=>/"'<]/.test(c)) {
    place.word += c;
    return;
  }
  if (c !== '=') {
    endAttributeName(place, at, 'in_tag');
    readInTag(place, c, at);
    return;
  }
  const rule = endAttributeName(place, at, 'before_value');
  place.attribute = { name: place.word, rule, literal: '', kind: 'none', quote: null };
}

function endAttributeName(place, at, mode) {
  place.tag.attributes.add(place.word);
  place.mode = mode;
  return attributeRule(place.tag.name, place.word, place.tag.attributes, at);
}

function readValueLiteral(place, c, at) {
  const { attribute } = place;
  if (attribute.rule === 'url' && attribute.kind === 'value' && !attribute.literal
      && !/[/#?&]/.test(c))
    throw new Problem(at, 'after a Url comes nothing, or / # ? &');
  attribute.literal += c;
  if (attribute.kind === 'none') attribute.kind = 'literal';
}

function endValue(place, at) {
  const { attribute } = place;
  if (attribute.rule === 'url' && attribute.kind !== 'value'
      && !isSafeUrlStart(attribute.literal))
    throw new Problem(at, urlAdvice(attribute.name));
  place.attribute = null;
  place.mode = 'in_tag';
}

function endTag(place, at) {
  const { name, closing, selfClosing, attributes } = place.tag;
  place.tag = null;
  place.mode = 'text';
  if (closing) {
    const open = place.open.pop();
    if (open !== name) throw new Problem(at, `</${name}> closes <${open ?? 'nothing'}>`);
    return;
  }
  const inSvg = place.open.includes('svg');
  checkElement(name, attributes, inSvg, at);
  if (selfClosing && !inSvg && !isVoid(name)) throw new Problem(at, `<${name}/> is not closed`);
  if (selfClosing || isVoid(name)) return;
  place.open.push(name);
  if (name === 'script') place.mode = 'script';
  if (['textarea', 'title'].includes(name) && !inSvg) place.mode = 'rcdata';
}
