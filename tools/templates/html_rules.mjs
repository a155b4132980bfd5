// Which elements and attributes a template may use, and what may stand in each attribute.
import { Problem } from './problem.mjs';

const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source',
                      'track', 'wbr']);
const REFUSED = new Set(['style', 'iframe', 'frame', 'object', 'embed', 'applet', 'base', 'set',
                         'animate', 'animatetransform', 'animatemotion', 'foreignobject',
                         'plaintext', 'xmp', 'noembed', 'noframes']);
const URLS = new Set(['href', 'src', 'action', 'formaction', 'poster', 'cite', 'xlink:href',
                      'hx-get', 'hx-post', 'hx-put', 'hx-patch', 'hx-delete', 'hx-push-url',
                      'hx-replace-url', 'sse-connect']);
const HTMX = new Set(['hx-target', 'hx-swap', 'hx-trigger', 'hx-indicator', 'hx-include',
                      'hx-select', 'hx-confirm', 'hx-sync', 'hx-disabled-elt', 'hx-ext',
                      'hx-swap-oob', 'hx-preserve', 'hx-encoding']);
const LITERAL = new Set(['srcset', 'imagesrcset', 'http-equiv', 'rel', 'target', 'hx-ext',
                         'hx-target', 'hx-swap', 'hx-trigger', 'hx-include', 'hx-select',
                         'hx-sync']);

export const isVoid = (name) => VOID.has(name);

// 'plain': any value, escaped. 'url': see urlAdvice. 'literal': no value at all.
export function attributeRule(element, name, attributes, at) {
  if (!/^[a-zA-Z][a-zA-Z0-9:_-]*$/.test(name)) throw new Problem(at, `attribute name '${name}'`);
  const lower = name.toLowerCase();
  if (lower === 'style') throw new Problem(at, 'style= is refused by the page policy');
  if (/^on/.test(lower)) throw new Problem(at, `${name}= is refused by the page policy`);
  if (lower === 'srcdoc') throw new Problem(at, 'srcdoc= is refused');
  if (URLS.has(lower)) return 'url';
  if (/^(data-)?hx-/.test(lower) && !HTMX.has(lower))
    throw new Problem(at, `${name}= is not among the htmx attributes in use`);
  if (LITERAL.has(lower)) return 'literal';
  if (element === 'meta' && lower === 'content' && attributes.has('http-equiv')) return 'literal';
  return 'plain';
}

export function checkElement(name, attributes, inSvg, at) {
  if (REFUSED.has(name.toLowerCase())) throw new Problem(at, `<${name}> is refused`);
  if (name === 'script' && !attributes.has('src'))
    throw new Problem(at, 'a script is a file of src/web/assets: <script src="…" defer></script>');
  if (name === 'img' && !attributes.has('alt')) throw new Problem(at, '<img> needs alt=');
  if (name === 'meta' && attributes.has('http-equiv') && attributes.has('content')
      && [...attributes].indexOf('content') < [...attributes].indexOf('http-equiv'))
    throw new Problem(at, 'write http-equiv before content');
  if (!inSvg && name === 'svg' && !attributes.has('aria-hidden') && !attributes.has('role'))
    throw new Problem(at, '<svg> needs aria-hidden="true" or role="img" with aria-label');
}
