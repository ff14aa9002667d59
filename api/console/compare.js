import { compareRevisions, listVersions } from './api-client.js';
import { make } from './dom.js';
import { text } from './texts.js';

/**
 * How a revision stands on the day asked, as a badge and, when it is not simply in force, its sentence.
 * @param {{status: string, statusNote?: string}} place
 * @returns {(HTMLElement | string)[]}
 */
export function showStanding({ status, statusNote }) {
  if (status === undefined || (status === 'current' && statusNote === undefined)) return [];
  return [make('span', { class: `standing standing-${status}` }, text(status)), make('span', { class: 'standing-note' }, statusNote ?? '')];
}

/**
 * A button that lists the revisions of a place below itself, each with a way to the comparison with the one before it.
 * @param {string} id
 * @param {string} asOf ISO date, or empty for today
 * @returns {HTMLElement}
 */
export function versionsButton(id, asOf) {
  const list = make('div', { class: 'versions', hidden: true });
  const button = make('button', { type: 'button', class: 'plain', 'aria-expanded': 'false', click: () => void toggle() }, text('history'));
  const toggle = async () => {
    list.hidden = !list.hidden;
    button.setAttribute('aria-expanded', String(!list.hidden));
    if (list.hidden) return;
    try {
      const { versions } = await listVersions(id, asOf);
      list.replaceChildren(make('ol', {}, ...versions.map((version, at) => showVersion(version, versions[at - 1], id)).toReversed()));
    } catch (error) {
      list.replaceChildren(`${text('failed')} ${error.message}`);
    }
  };
  return make('div', { class: 'versions-box' }, button, list);
}

function showVersion(version, before, id) {
  const { revision, status, amendingLaw, provision } = version;
  return make('li', {},
    make('span', { class: `standing standing-${status}` }, text(status)), ` ${revision.validFrom ?? ''}–${revision.validUntil ?? ''} `,
    make('small', {}, amendingLaw?.number ?? amendingLaw?.id ?? ''),
    provision === undefined ? '' : make('small', { class: `change change-${provision.change}` }, text(`provision-${provision.change}`)),
    before === undefined ? '' : make('a', { class: 'compare-link', href: addressOf(id, before.revision.id, revision.id) }, text('compareBefore')));
}

function addressOf(id, from, to) {
  const [document, ...path] = id.split('/').slice(1);
  return `/?${new URLSearchParams({ compare: [id.split('/')[0], document.split('@')[0], ...path].join('/'), from, to })}`;
}

/**
 * 新旧対照表 of what the address names.
 * @param {URLSearchParams} state with `compare`, and perhaps `from` and `to`
 * @returns {Promise<HTMLElement>}
 */
export async function showComparison(state) {
  const comparison = await compareRevisions(state.get('compare') ?? '', state.get('from') ?? '', state.get('to') ?? '');
  return make('article', { class: 'comparison' },
    make('h2', {}, `${comparison.title} ${text('comparison')}`),
    make('p', { class: 'comparison-counts' }, ['changed', 'renumbered', 'added', 'removed', 'unchanged'].map((change) => `${text(`change-${change}`)} ${comparison.counts[change]}`).join('　')),
    make('table', {},
      make('caption', { class: 'comparison-caption' }, comparison.id),
      make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, ...showSide(text('newer'), comparison.to)), make('th', { scope: 'col' }, ...showSide(text('older'), comparison.from)))),
      make('tbody', {}, ...comparison.provisions.map(showRow))));
}

function showSide(label, { revision, status, statusNote }) {
  return [`${label}　${revision.validFrom ?? ''}–${revision.validUntil ?? ''} `, make('span', { class: `standing standing-${status}`, title: statusNote }, text(status)), make('small', {}, ` ${revision.id}`)];
}

/** As ministries print it: what will be on the left, what was on the right; only what differs is marked. */
function showRow({ change, from, to, parts }) {
  return make('tr', { class: `row-${change}` }, showCell(to, parts, { kind: 'added', change }), showCell(from, parts, { kind: 'removed', change }));
}

function showCell(side, parts, { kind, change }) {
  if (side === undefined) return make('td', { class: 'empty' }, text(change === 'added' ? 'new-here' : 'gone-here'));
  const shown = parts.filter((part) => part.kind === 'same' || part.kind === kind);
  const marked = shown.map((part) => (part.kind === 'same' ? part.text : make(kind === 'added' ? 'ins' : 'del', {}, part.text)));
  return make('td', {}, make('p', { class: 'comparison-heading' }, side.heading, ' ', make('small', {}, text(`change-${change}`))), make('div', { class: 'comparison-text' }, ...marked));
}
