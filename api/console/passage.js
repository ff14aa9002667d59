import { openPlace } from './api-client.js';
import { showStanding, versionsButton } from './compare.js';
import { find, make, sourceLink } from './dom.js';
import { addReferences } from './references.js';
import { showBreadcrumb } from './results.js';
import { text } from './texts.js';

/** What had the focus before the passage was opened; it gets it back. */
let opener = null;

/**
 * Opens a passage in its unit beside the results: the whole text, the passage marked, its neighbours.
 * @param {{id: string, unit: string, document: string}} place
 * @param {string} asOf ISO date, or empty for today
 */
export async function openPassage(place, asOf) {
  const panel = find('passage');
  if (panel.hidden) opener = document.activeElement;
  panel.hidden = false;
  panel.replaceChildren(closeButton(), make('p', { class: 'status', id: 'passage-title' }, text('working')));
  panel.focus();
  try {
    const shown = await openPlace(place.unit, asOf).catch(() => openPlace(place.id, asOf));
    panel.replaceChildren(...showPassage(shown, place, asOf));
    panel.querySelector('.target')?.scrollIntoView({ block: 'center' });
    void addReferences(shown, { panel, asOf, open: (id) => void openPassage({ id, unit: id, document: documentOf(id) }, asOf) });
  } catch (error) {
    panel.replaceChildren(closeButton(), make('p', { class: 'status', id: 'passage-title' }, `${text('failed')} ${error.message}`));
  }
}

/** Closes it and gives the focus back. */
export function closePassage() {
  const panel = find('passage');
  if (panel.hidden) return;
  panel.hidden = true;
  panel.replaceChildren();
  opener?.focus();
}

function closeButton() {
  return make('button', { type: 'button', class: 'close', 'aria-label': text('close'), click: closePassage }, '×');
}

function showPassage(shown, place, asOf) {
  const { revision } = shown;
  const isWhole = shown.id === place.document;
  const open = (id) => void openPassage({ id, unit: id, document: place.document }, asOf);
  return [
    closeButton(),
    make('h2', { class: 'passage-title', id: 'passage-title' }, shown.title),
    showBreadcrumb(shown.breadcrumb),
    make('p', { class: 'passage-facts' },
      `${text('versions')} ${revision.id}`, revision.validFrom === undefined ? '' : `（${revision.validFrom} ${text('validFrom')}）`, ' ', ...showStanding(shown), ' ', sourceLink(shown.uri, text('source'))),
    ...(revision.validFrom === undefined ? [] : [versionsButton(shown.id, asOf)]),
    make('div', { class: 'passage-text' }, ...shown.chunks.map((chunk) => showChunk(chunk, place))),
    make('p', { class: 'passage-moves' },
      moveButton('previous', shown.previous, open),
      isWhole ? '' : make('button', { type: 'button', class: 'plain', click: () => void openPassage({ ...place, unit: place.document }, asOf) }, text('whole')),
      moveButton('next', shown.next, open)),
    make('p', { class: 'passage-id' }, make('code', {}, shown.id)),
  ];
}

function showChunk(chunk, place) {
  return make('p', { 'data-id': chunk.id, class: chunk.id === place.id ? 'chunk target' : 'chunk', 'aria-current': chunk.id === place.id ? 'location' : undefined }, chunk.text);
}

/** A law's identifier has one segment and a revision. */
function documentOf(id) {
  return id.split('/').slice(0, 2).join('/');
}

function moveButton(direction, id, open) {
  if (id === undefined) return '';
  return make('button', { type: 'button', class: 'plain', click: () => open(id) }, text(direction));
}
