import { showStanding } from './compare.js';
import { highlight, make, sourceLink } from './dom.js';
import { text } from './texts.js';

/**
 * The list of hits.
 * @param {object[]} hits
 * @param {{titleOf: (corpus: string) => string, open: (place: object) => void}} actions
 * @returns {HTMLElement}
 */
export function showHits(hits, actions) {
  return make('ol', { class: 'hits' }, ...hits.map((hit) => make('li', {}, showHit(hit, actions))));
}

/**
 * What is to be said of the places that a question names: none of that name, one of several, deleted; with those nearest to it.
 * @param {{text: string, reason?: string, nearest?: {id: string, title: string}[]}[]} mentions
 * @param {{open: (place: object) => void}} actions
 * @returns {HTMLElement[]}
 */
export function showRemarks(mentions, { open }) {
  const remarks = mentions.filter(({ reason }) => reason !== undefined);
  if (remarks.length === 0) return [];
  return [make('ul', { class: 'remarks' }, ...remarks.map(({ reason, nearest = [] }) => make('li', {}, reason, ' ', ...nearest.map(({ id, title }) => make('button', { type: 'button', class: 'plain', click: () => open({ id, unit: id, document: id.split('/').slice(0, 2).join('/') }) }, title)))))];
}

function showHit(hit, { titleOf, open }) {
  const place = { id: hit.id, unit: hit.unit ?? hit.id, document: hit.document.id };
  return make('article', { class: 'hit' },
    make('p', { class: 'hit-kind' }, make('span', { class: 'badge' }, titleOf(hit.corpus)), ` ${hit.document.date ?? ''} `, ...showStanding(hit)),
    make('h2', { class: 'hit-title' }, make('button', { type: 'button', class: 'title-button', click: () => open(place) }, hit.document.title)),
    showBreadcrumb(hit.breadcrumb),
    make('p', { class: 'hit-text' }, ...highlight(hit.text, hit.highlights)),
    make('p', { class: 'hit-actions' },
      make('button', { type: 'button', class: 'plain', click: () => open(place) }, text('open')),
      sourceLink(hit.document.uri, text('source')),
      copyButton(hit.id)),
    ...showSiblings(hit, open),
  );
}

/**
 * Headings above a passage.
 * @param {string[]} headings
 * @returns {HTMLElement}
 */
export function showBreadcrumb(headings) {
  return make('ol', { class: 'breadcrumb', hidden: headings.length === 0 }, ...headings.map((heading) => make('li', {}, heading)));
}

function copyButton(id) {
  const button = make('button', { type: 'button', class: 'plain', title: id, click: () => void copy(id, button) }, text('copyId'));
  return button;
}

/** Browsers give no clipboard to a page that came over plain http from another machine; the identifier is shown instead. */
async function copy(id, button) {
  const copied = await navigator.clipboard?.writeText(id).then(() => true, () => false);
  button.textContent = copied === true ? text('copied') : id;
}

function showSiblings({ siblings = [], document }, open) {
  if (siblings.length === 0) return [];
  const buttons = siblings.map((id) => make('button', { type: 'button', class: 'plain', click: () => open({ id, unit: id, document: document.id }) }, nameSibling(id, document.id)));
  return [make('p', { class: 'hit-siblings' }, `${text('siblings')}: `, ...buttons)];
}

/** The place, and the revision when it is another. */
function nameSibling(id, document) {
  const place = id.slice(id.lastIndexOf('/') + 1);
  const revision = /^law\/[^/@]+@([^/]+)/u.exec(id)?.[1];
  return revision === undefined || id.startsWith(`${document}/`) ? place : `${place}（${text('versions')} ${revision}）`;
}
