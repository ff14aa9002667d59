import { listReferences, listTerms } from './api-client.js';
import { make } from './dom.js';
import { text } from './texts.js';

/** Mentions fetched at once, each way. */
const pageSize = 100;

/**
 * Turns the mentions and defined terms in an opened provision into links, and lists below it what it cites, what cites it and where its
 * terms are defined. Does nothing for what is no law, or when nothing is kept of it.
 * @param {{id: string, chunks: {id: string, text: string}[]}} shown
 * @param {{panel: HTMLElement, open: (id: string) => void, asOf: string}} place `panel` holds a `.chunk` with `data-id` for each passage
 */
export async function addReferences(shown, { panel, open, asOf }) {
  if (!shown.id.startsWith('law/')) return;
  const [out, into, terms] = await Promise.all([
    listReferences(shown.id, { direction: 'out', asOf, limit: pageSize }),
    listReferences(shown.id, { direction: 'in', asOf, limit: pageSize }),
    listTerms(shown.id, asOf),
  ].map((asked) => asked.catch(() => undefined)));
  // Another passage may have been opened meanwhile.
  if (panel.querySelector('.passage-id code')?.textContent !== shown.id) return;
  linkChunks(shown, panel, { edges: out?.edges ?? [], terms: terms?.terms ?? [], open });
  const lists = [
    showEdges('cites', out, (edge) => showOut(edge, open)),
    showEdges('citedBy', into, (edge) => showIn(edge, open)),
    showTerms(terms?.terms ?? [], open),
  ];
  panel.querySelector('.passage-text')?.after(...lists.filter((list) => list !== ''));
}

function linkChunks({ chunks }, panel, { edges, terms, open }) {
  const spans = [
    ...edges.filter(({ passage }) => passage !== undefined).map((edge) => ({ ...edge.passage, link: (words) => mentionLink(edge, words, open) })),
    ...terms.flatMap((term) => term.uses.map((use) => ({ ...use, link: (words) => termLink(term, words, open) }))),
  ];
  for (const paragraph of panel.querySelectorAll('.chunk')) {
    const chunk = chunks.find(({ id }) => id === paragraph.dataset.id);
    const own = spans.filter(({ id }) => id === chunk?.id);
    if (chunk !== undefined && own.length > 0) paragraph.replaceChildren(...linkSpans(chunk.text, own));
  }
}

/** Of spans that overlap the first, and of those that begin together the longest, becomes a link. */
function linkSpans(whole, spans) {
  const parts = [];
  let at = 0;
  for (const { start, end, link } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    parts.push(whole.slice(at, start), link(whole.slice(start, end)));
    at = end;
  }
  return [...parts, whole.slice(at)];
}

function mentionLink({ targets, unresolved }, words, open) {
  const target = targets.find(({ id }) => id !== null);
  const title = targets.map(nameOf).join('、') || (unresolved ?? '');
  if (target === undefined) return make('span', { class: 'mention-open', title }, words);
  return make('button', { type: 'button', class: 'mention', title, click: () => open(target.id) }, words);
}

function termLink({ meaning, definedAt }, words, open) {
  return make('button', { type: 'button', class: 'term', title: meaning, click: () => open(definedAt.id) }, words);
}

function showEdges(name, result, show) {
  if (result === undefined || result.edges.length === 0) return '';
  const more = result.total - result.edges.length;
  return make('details', { class: 'references', open: name === 'cites' || result.total <= 20 },
    make('summary', {}, `${text(name)} `, make('small', {}, String(result.total))),
    make('ul', {}, ...result.edges.map((edge) => make('li', {}, ...show(edge)))),
    more > 0 ? make('p', { class: 'references-more' }, `${text('andMore')} ${more}`) : '');
}

function showOut(edge, open) {
  const targets = edge.targets.length === 0 ? [make('small', {}, text('notFollowed'))] : edge.targets.slice(0, 4).flatMap((target) => [placeButton(target, open), ' ']);
  const rest = edge.targets.length > 4 ? [make('small', {}, `… ${edge.targets.length}`)] : [];
  return [relationBadge(edge), `「${edge.text}」 → `, ...targets, ...rest, ...showSubstitutions(edge), ...showReadings(edge, open)];
}

function showIn(edge, open) {
  return [relationBadge(edge), placeButton(edge.from, open), edge.coverage === 'above' ? make('small', {}, `（${text('wholeAbove')}）`) : '', make('p', { class: 'references-sentence' }, edge.sentence), ...showSubstitutions(edge), ...showReadings(edge, open)];
}

function showSubstitutions({ substitutions = [] }) {
  return substitutions.length === 0 ? [] : [make('ul', { class: 'substitutions' }, ...substitutions.map(({ from, to }) => make('li', {}, make('del', {}, from), ' → ', make('ins', {}, to))))];
}

/** Each applied provision as it is read, folded away, with the pairs whose words it does not have. */
function showReadings({ readings = [] }, open) {
  return readings.map((reading) => make('details', { class: 'reading' },
    make('summary', {}, `${text('asRead')} `, nameOf(reading)),
    make('p', { class: 'reading-text' }, ...markReplaced(reading)),
    ...reading.absent.map(({ from, to }) => make('p', { class: 'reading-absent' }, `${text('notInProvision')} `, make('del', {}, from), ' → ', make('ins', {}, to))),
    placeButton(reading, open)));
}

function markReplaced({ text: whole, replaced }) {
  const parts = [];
  let at = 0;
  for (const { start, end, from } of replaced) {
    parts.push(whole.slice(at, start), make('del', {}, from), make('ins', {}, whole.slice(start, end)));
    at = end;
  }
  return [...parts, whole.slice(at)];
}

function showTerms(terms, open) {
  if (terms.length === 0) return '';
  return make('details', { class: 'references', open: true },
    make('summary', {}, `${text('terms')} `, make('small', {}, String(terms.length))),
    make('dl', {}, ...terms.flatMap(({ term, meaning, definedAt }) => [
      make('dt', {}, term, ' ', placeButton(definedAt, open)),
      make('dd', {}, meaning),
    ])));
}

function relationBadge({ relation }) {
  return relation === 'cites' ? '' : make('span', { class: 'badge' }, text(relation));
}

function placeButton(place, open) {
  return place.id === null ? nameOf(place) : make('button', { type: 'button', class: 'plain', click: () => open(place.id) }, nameOf(place));
}

const units = { Article: ['第', '条'], Paragraph: ['第', '項'], Item: ['第', '号'], Chapter: ['第', '章'], Section: ['第', '節'], Part: ['第', '編'] };

/** 第二条第三項 in Arabic digits; what has no such name is shown as its element path. */
function nameOf({ title, element }) {
  if (element === null) return title;
  const names = element.split('-').map((step) => {
    const [, unit = '', number = ''] = /^([A-Za-z]+)_([\d_]+)$/u.exec(step) ?? [];
    const [before, after] = units[unit] ?? [];
    if (before !== undefined) return `${before}${number.replace(/_.*/u, '')}${after}${number.split('_').slice(1).map((part) => `の${part}`).join('')}`;
    if (step === 'MainProvision') return '';
    return step.startsWith('SupplProvision') ? '附則' : ` ${step}`;
  });
  return `${title}${names.join('')}`;
}
