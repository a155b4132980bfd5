// The template compiler on small source trees made for each case.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { compileTemplate } from './compiler.mjs';
import { Problem } from './problem.mjs';

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const PAGE = 'src/web/counter/slip_page.html';
const HEAD = '<!-- struct SlipPage in web/counter/slip_page.h, layout none -->\n';

// A tree with one page of the given body and members.
function tree(body, members = 'std::string x;', more = {}) {
  const root = mkdtempSync(path.join(tmpdir(), 'kc-template-'));
  folders.push(root);
  const files = {
    [PAGE]: body.startsWith('<!-- struct') ? body : HEAD + body,
    'src/web/counter/slip_page.h':
      `struct SlipPage {\n  ${members}\n  std::string render(const Locale&) const;\n};\n`,
    ...more,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const compile = (...args) => compileTemplate(tree(...args), PAGE);

function refuses(body, wanted, ...more) {
  assert.throws(() => compile(body, ...more), (error) => {
    assert.ok(error instanceof Problem, error.stack);
    assert.match(error.message, wanted);
    return true;
  });
}

test('writes values for the place they stand in', () => {
  const cpp = compile('<a href="/s?q={{x}}" title="{{x}}">{{x}}</a><a href="{{x}}">a</a>');

  assert.match(cpp, /put_url_part\(out, page\.x\)/);
  assert.match(cpp, /put_attribute\(out, page\.x\)/);
  assert.match(cpp, /put_text\(out, page\.x\)/);
  assert.match(cpp, /put_url\(out, page\.x\)/);
});

test('says where a value came from', () => {
  assert.match(compile('<p>\n\n{{x}}</p>'), /#line 4 "src\/web\/counter\/slip_page\.html"\n/);
});

test('refuses every place where escaping is not enough', () => {
  refuses('<p style="color:red">{{x}}</p>', /slip_page\.html:2: style= is refused/);
  refuses('<p onclick="a()">{{x}}</p>', /onclick= is refused/);
  refuses('<p ONCLICK="a()">{{x}}</p>', /ONCLICK= is refused/);
  refuses('<p class={{x}}>a</p>', /quote the value/);
  refuses('<p class=a>{{x}}</p>', /quote the value/);
  refuses('<p {{x}}>a</p>', /a quoted attribute only/);
  refuses('<p {{x}}="a">a</p>', /a quoted attribute only/);
  refuses('<{{x}}>', /write &lt;/);
  refuses('<script>{{x}}</script>', /a script is a file/);
  refuses('<script src="/a.js">let a;</script>{{x}}', /<script> has no body/);
  refuses('<script src="/a.js">{{x}}</script>', /in text or in a quoted/);
  refuses('<script src="/a.js">{{#if x}} {{/if}}</script>', /a block may hold/);
  refuses('<style>p{}</style>{{x}}', /<style> is refused/);
  refuses('<iframe src="/x"></iframe>{{x}}', /<iframe> is refused/);
  refuses('<a href="javascript:{{x}}">a</a>', /begins with a literal/);
  refuses('<a href="javascript:a()">{{x}}</a>', /begins with a literal/);
  refuses('<a href="//{{x}}">a</a>', /begins with a literal/);
  refuses('<a href="/\\a{{x}}">a</a>', /begins with a literal/);
  refuses('<a href="https://{{x}}/">a</a>', /begins with a literal/);
  refuses('<a href="{{x}}.html">a</a>', /after a Url/);
  refuses('<a href="{{t "k"}}{{#if x}}{{/if}}:">a</a>', /after a Url/);
  refuses('<meta http-equiv="refresh" content="{{x}}">', /must be a literal/);
  refuses('<meta content="{{x}}" http-equiv="refresh">', /http-equiv before content/);
  refuses('<p hx-on:click="a()">{{x}}</p>', /not among the htmx attributes/);
  refuses('<p hx-vals="{{x}}">a</p>', /not among the htmx attributes/);
  refuses('{{{x}}}', /raw output needs/);
  refuses('<p title="{{rich "k"}}">{{x}}</p>', /stands in text only/);
  refuses('<title>{{rich "k"}}</title>{{x}}', /holds text only/);
});

test('refuses HTML that a browser would have to repair', () => {
  refuses('<p>{{x}}', /<p> is not closed/);
  refuses('<p>{{x}}</b></p>', /<\/b> closes <p>/);
  refuses('<div>{{x}}</div>\n</div>', /slip_page\.html:3: <\/div> closes <nothing>/);
  refuses('<p><div>{{x}}</div></p>', /HTML: <p> would be added or moved/);
  refuses('<p id="a" id="b">{{x}}</p>', /duplicate-attribute/);
  refuses('<p id="a"class="b">{{x}}</p>', /missing-whitespace-between-attributes/);
  refuses('<table><p>{{x}}</p></table>', /HTML: <table> would be added or moved/);
  refuses('<DIV>{{x}}</DIV>', /lower case/);
  refuses('<p>1 < 2 {{x}}</p>', /write &lt;/);
  refuses('<img src="/a.png">{{x}}', /needs alt/);
  refuses('<p>{{x}}</p>\n<div/>', /slip_page\.html:3: <div\/> is not closed/);
});

test('refuses blocks that leave a tag or a quote open', () => {
  refuses('{{#if x}}<p>{{/if}}a{{#if x}}</p>{{/if}}', /must leave the HTML as it found it/);
  refuses('<p class="{{#if x}}a"{{/if}}>a</p>', /must leave the HTML as it found it/);
  refuses('<p {{#if x}}hidden{{/if}}title="b">a</p>', /leave a blank after/);
  refuses('<p {{#if x}}class="a"{{/if}}title="b">a</p>', /missing-whitespace/);
  refuses('<a href="{{#if x}}/a{{/if}}{{x}}">a</a>', /must leave the HTML as it found it/);
  refuses('{{#each x}}</li><li>{{/each}}', /closes <nothing>/);
});

test('allows whole attributes and parts of values in blocks', () => {
  const cpp = compile('<p {{#if x}}hidden{{/if}} class="a{{#if x}} b{{/if}}">a</p>'
                      + '<a href="/x{{#if x}}?y={{x}}{{/if}}">b</a>');

  assert.match(cpp, /out \+= "hidden"sv/);
  assert.match(cpp, /put_url_part\(out, page\.x\)/);
});

test('knows scopes, loops and partials', () => {
  const cpp = compile(
    '{{#each x as |row at|}}{{row.name}}{{../y}}{{at}}{{@root.y}}{{#with row.z}}{{name}}{{/with}}'
      + '{{> slip row of=../y}}{{/each}}',
    'std::vector<Row> x; std::string y;',
    { 'src/web/partials/slip.html': '<b>{{name}} {{of}}</b>' });

  assert.match(cpp, /const auto& item1 : page\.x/);
  assert.match(cpp, /put_text\(out, item1\.name\)/);
  assert.match(cpp, /put_text\(out, page\.y\)/);
  assert.match(cpp, /put_text\(out, index1\)/);
  assert.match(cpp, /const auto& value2 = inner\(item1\.z\)/);
  assert.match(cpp, /const auto& value4 = page\.y/);
  assert.match(cpp, /put_text\(out, value4\)/);
});

test('puts a page into its layout', () => {
  const root = tree(
    '<!-- struct SlipPage in web/counter/slip_page.h, layout small_layout -->\n<p>{{x}}</p>',
    'std::string x; Frame frame;',
    { 'src/web/small_layout.html':
        '<!doctype html>\n<html lang="vi"><head><title>{{frame.title}}</title></head>\n'
        + '<body>{{body}}</body></html>\n' });

  assert.match(compileTemplate(root, PAGE), /<body>[\s\S]*put_text\(out, page\.x\)[\s\S]*<\/body>/);
});

test('names the file of a partial in an error', () => {
  refuses('{{> slip x}}', /src\/web\/partials\/slip\.html:2: style= is refused/, undefined,
          { 'src/web/partials/slip.html': '<p>\n<b style="a">{{this}}</b></p>' });
  refuses('{{> none x}}', /there is no src\/web\/partials\/none\.html/);
  refuses('{{> slip x}}', /nest without end/, undefined,
          { 'src/web/partials/slip.html': '{{> slip this}}' });
});

test('refuses members that are not shown, and headers that are not there', () => {
  refuses('<p>{{x}}</p>', /members no template shows: y/,
          'std::string x; std::vector<int> y = {};');
  refuses('<!-- struct Other in web/counter/slip_page.h, layout none -->\n{{x}}',
          /no struct Other/);
  refuses('<!-- struct SlipPage in web/counter/none.h, layout none -->\n{{x}}', /there is no src/);
  assert.throws(() => compileTemplate(tree('<p></p>', '', { [PAGE]: '<p></p>' }), PAGE),
                /begin with <!-- struct/);
});

test('refuses sentences, unknown helpers and wrong names', () => {
  refuses('<p>Hồ sơ {{x}}</p>', /sentences stand in locale/);
  refuses('<p>{{shout x}}</p>', /helper 'shout' is not known/);
  refuses('<p>{{toString x}}</p>', /helper 'toString' is not known/);
  refuses('<p>{{x.Bad}}</p>', /not a member name/);
  refuses('<p>{{../x}}</p>', /above the outermost scope/);
  refuses('<p>{{@index}}{{x}}</p>', /outside \{\{#each/);
  refuses('<p>{{#unknown x}}{{/unknown}}</p>', /block 'unknown' is not known/);
  refuses('<p>{{#if x}}</p>', /slip_page\.html:\d+: /);
  refuses('<p>{{asset x}}</p>', /literal/);
  assert.doesNotThrow(() => compile('<!-- Hồ sơ {{y}} --><p>{{x}}{{!-- Hồ --}}</p>'));
});
