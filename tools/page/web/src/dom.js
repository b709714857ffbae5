// Elements whose texts are always texts: no title of a file is ever read as HTML.
const make = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
};

export const h = (tag, attributes, ...children) => make(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) =>
  make(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

/** The name of a key, which may break behind its dots and lines, and nowhere else. */
export const keyCode = (key) => h('code', {class: 'key'}, key.split(/(?<=[._])/).flatMap((part, at) => (at ? [h('wbr'), part] : [part])));

/** A cell of the head or of the names; a word that no column has room for may break. */
const head = (scope, text) => h('th', {scope, class: typeof text === 'string' && /\S{25}/.test(text) ? 'long' : null}, text);

/** A table with a caption and a head; the first cell of each row names it. `rows` hold texts or elements. */
export function table(caption, heads, rows, attributes = {}) {
  return h('table', attributes,
    h('caption', {class: 'hidden'}, caption),
    h('thead', null, h('tr', null, heads.map((text) => head('col', text)))),
    h('tbody', null, rows.map(([first, ...others]) =>
      h('tr', null, head('row', first), others.map((cell) => h('td', null, cell))))));
}

/** What may be wider than the page scrolls by itself, for the keyboard too. */
export const scrolling = (label, child, high = false) =>
  h('div', {class: high ? 'scroll high' : 'scroll', tabindex: '0', role: 'group', 'aria-label': label}, child);

export const details = (id, summary, ...children) => h('details', {id}, h('summary', null, summary), children);

/** A list to choose from; `options` are [value, text]. */
export function select(id, label, options, chosen, onchange) {
  return h('label', {for: id}, label, ' ',
    h('select', {id, onchange: (event) => onchange(event.target.value)},
      options.map(([value, text]) => h('option', {value, selected: String(value) === String(chosen)}, text))));
}
