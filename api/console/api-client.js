/** What the page asks of the API. Each function throws an `Error` whose message is the Japanese sentence of the failure. */

/** @param {object} request */
export function search(request) {
  return post('/v1/search', request);
}

/** @param {object} request */
export function answer(request) {
  return post('/v1/answer', request);
}

/** @returns {Promise<{corpora: {corpus: string, title: {ja: string, en: string}, documents: number}[]}>} */
export function listCorpora() {
  return ask('/v1/corpora');
}

/**
 * Opens a document, unit or passage.
 * @param {string} id
 * @param {string} asOf ISO date, or empty for today
 */
export function openPlace(id, asOf) {
  return ask(`/v1/documents/${encodeURIComponent(id)}${asOf === '' ? '' : `?asOf=${encodeURIComponent(asOf)}`}`);
}

/**
 * Every revision held of what `id` names or lies in, oldest first.
 * @param {string} id
 * @param {string} asOf ISO date, or empty for today
 */
export function listVersions(id, asOf) {
  return ask(`/v1/documents/${encodeURIComponent(id)}/versions${asOf === '' ? '' : `?asOf=${encodeURIComponent(asOf)}`}`);
}

/**
 * Two revisions side by side.
 * @param {string} id
 * @param {string} from revision or ISO date; empty: the one before
 * @param {string} to revision or ISO date; empty: today
 */
export function compareRevisions(id, from, to) {
  const sides = new URLSearchParams(Object.entries({ from, to }).filter(([, value]) => value !== ''));
  return ask(`/v1/compare/${encodeURIComponent(id)}?${sides}`);
}

/**
 * What a provision points at, or what points at it.
 * @param {string} id
 * @param {{direction: 'in' | 'out', asOf: string, limit: number}} request `asOf` an ISO date, or empty for today
 */
export function listReferences(id, { direction, asOf, limit }) {
  return ask(`/v1/references/${encodeURIComponent(id)}?direction=${direction}&limit=${limit}${asOf === '' ? '' : `&asOf=${encodeURIComponent(asOf)}`}`);
}

/**
 * The defined terms that a provision uses, with the places that define them.
 * @param {string} id
 * @param {string} asOf ISO date, or empty for today
 */
export function listTerms(id, asOf) {
  return ask(`/v1/terms/${encodeURIComponent(id)}${asOf === '' ? '' : `?asOf=${encodeURIComponent(asOf)}`}`);
}

function post(path, body) {
  return ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

async function ask(path, options) {
  const response = await fetch(path, options);
  const body = await response.json();
  if (response.ok) return body;
  throw new Error(`${body.outputs}（${body.error.code}）`);
}
