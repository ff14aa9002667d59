/**
 * Makes an element. Text goes in as text and never as markup, so that nothing of a document can become part of the page.
 * @param {string} name tag name
 * @param {Record<string, string | boolean | (() => void) | undefined>} attributes a function is a listener of that event; `true` an empty attribute; `false` and `undefined` none
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, '');
    else if (typeof value === 'string') element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/**
 * The element with that id, which the page has.
 * @param {string} id
 * @returns {any}
 */
export function find(id) {
  return document.getElementById(id);
}

/**
 * Text with its highlights marked.
 * @param {string} text
 * @param {readonly (readonly [number, number])[]} spans UTF-16 offsets, ascending and apart
 * @returns {(Node | string)[]}
 */
export function highlight(text, spans) {
  const parts = [];
  let at = 0;
  for (const [start, end] of spans) {
    parts.push(text.slice(at, start), make('mark', {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/**
 * A link to the original; of an address that is not of the web the file name is shown.
 * @param {string} uri
 * @param {string} label
 * @returns {HTMLElement}
 */
export function sourceLink(uri, label) {
  const isWeb = /^https?:\/\//u.test(uri);
  if (isWeb) return make('a', { href: uri, target: '_blank', rel: 'noopener noreferrer', class: 'source' }, `${label} ↗`);
  return make('span', { class: 'source' }, `${label}: ${decode(uri.slice(uri.lastIndexOf('/') + 1))}`);
}

/**
 * @param {string} text percent-encoded, or not
 * @returns {string}
 */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
