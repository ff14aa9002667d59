import { answer, listCorpora, search } from './api-client.js';
import { showAnswer } from './answer.js';
import { showComparison } from './compare.js';
import { find, make } from './dom.js';
import { closePassage, openPassage } from './passage.js';
import { showHits, showRemarks } from './results.js';
import { currentLanguage, switchLanguage, text, translatePage } from './texts.js';

const examples = ['湧水を採取するときの届出', '湧水保全法第三条の二', '水守の登録に必要な書類'];

/** What the API says it holds. */
let corpora = [];
/** Number of the newest question; an answer to an older one is dropped. */
let newest = 0;

start();

async function start() {
  translatePage();
  listen();
  corpora = await listCorpora().then((result) => result.corpora, () => []);
  showCorpora();
  restore();
}

function listen() {
  find('search').addEventListener('submit', (event) => {
    event.preventDefault();
    remember(event.submitter?.value === 'answer' ? 'answer' : 'search');
    void run();
  });
  find('language').addEventListener('click', () => {
    switchLanguage();
    translatePage();
    showCorpora();
    restore();
  });
  window.addEventListener('popstate', restore);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closePassage();
  });
}

/** Writes the question into the address, so that it can be gone back to and sent to others. */
function remember(mode) {
  const state = new URLSearchParams({ q: find('query').value.trim(), mode });
  for (const corpus of chosenCorpora()) state.append('corpus', corpus);
  if (find('as-of').value !== '') state.set('asOf', find('as-of').value);
  history.pushState(undefined, '', `/?${state}`);
}

/** Takes the question out of the address. */
function restore() {
  const state = new URLSearchParams(location.search);
  find('query').value = state.get('q') ?? '';
  find('as-of').value = state.get('asOf') ?? '';
  const chosen = state.getAll('corpus');
  for (const box of document.querySelectorAll('#corpora input')) box.checked = chosen.includes(box.value);
  closePassage();
  if (state.has('compare')) void runComparison(state);
  else if (find('query').value === '') welcome();
  else void run();
}

function showCorpora() {
  const chosen = chosenCorpora();
  find('corpora').replaceChildren(...corpora.filter(({ documents }) => documents > 0).map(({ corpus, documents }) => make('label', { class: 'chip' },
    make('input', { type: 'checkbox', name: 'corpus', value: corpus, checked: chosen.includes(corpus) }), ` ${titleOf(corpus)} `, make('small', {}, documents.toLocaleString()))));
}

function chosenCorpora() {
  return [...document.querySelectorAll('#corpora input:checked')].map((box) => box.value);
}

function titleOf(corpus) {
  return corpora.find((one) => one.corpus === corpus)?.title[currentLanguage()] ?? corpus;
}

function welcome() {
  const held = corpora.some(({ documents }) => documents > 0);
  find('status').textContent = held ? text('welcome') : text('empty');
  const buttons = examples.map((example) => make('button', { type: 'button', class: 'chip', click: () => {
    find('query').value = example;
    remember('search');
    void run();
  } }, example));
  find('result-list').replaceChildren(...(held ? [make('p', { class: 'examples' }, `${text('examples')}: `, ...buttons)] : []));
}

async function run() {
  newest += 1;
  const asked = newest;
  const state = new URLSearchParams(location.search);
  closePassage();
  find('status').textContent = text('working');
  try {
    const show = state.get('mode') === 'answer' ? await askAnswer(state) : await askHits(state);
    if (asked === newest) show();
  } catch (error) {
    if (asked !== newest) return;
    find('status').textContent = `${text('failed')} ${error.message}`;
    find('result-list').replaceChildren();
  }
}

async function runComparison(state) {
  newest += 1;
  const asked = newest;
  find('status').textContent = text('working');
  const [status, shown] = await showComparison(state).then((comparison) => ['', [comparison]], (error) => [`${text('failed')} ${error.message}`, []]);
  if (asked !== newest) return;
  find('status').textContent = status;
  find('result-list').replaceChildren(...shown);
}

function readRequest(state) {
  const chosen = state.getAll('corpus');
  const asOf = state.get('asOf');
  return { ...(chosen.length === 0 ? {} : { corpora: chosen }), ...(asOf === null ? {} : { asOf }) };
}

async function askAnswer(state) {
  const result = await answer({ question: state.get('q'), ...readRequest(state) });
  return () => {
    find('status').textContent = '';
    find('result-list').replaceChildren(showAnswer(result, (place) => void openPassage(place, state.get('asOf') ?? '')));
  };
}

async function askHits(state, cursor) {
  const result = await search({ query: state.get('q'), ...readRequest(state), ...(cursor === undefined ? {} : { cursor }) });
  return () => {
    const list = find('result-list');
    if (cursor === undefined) list.replaceChildren();
    list.querySelector('.more')?.remove();
    const actions = { titleOf, open: (place) => void openPassage(place, state.get('asOf') ?? '') };
    list.append(...(cursor === undefined ? showRemarks(result.understood.mentions, actions) : []), showHits(result.hits, actions), ...moreButton(state, result.nextCursor));
    numberLists(list);
    const count = list.querySelectorAll('.hit').length;
    find('status').textContent = count === 0 ? text('nothing') : `${count} ${text('found')}（${result.understood.asOf} ${text('asOfNote')}）${result.warnings.join(' ')}`;
  };
}

function moreButton(state, cursor) {
  if (cursor === undefined) return [];
  return [make('button', { type: 'button', class: 'more secondary', click: () => void askHits(state, cursor).then((show) => show(), (error) => {
    find('status').textContent = `${text('failed')} ${error.message}`;
  }) }, text('more'))];
}

/** Each page of hits is a list of its own; their numbers go on. */
function numberLists(container) {
  let first = 1;
  for (const list of container.querySelectorAll('ol.hits')) {
    list.start = first;
    first += list.children.length;
  }
}
