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

function post(path, body) {
  return ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

async function ask(path, options) {
  const response = await fetch(path, options);
  const body = await response.json();
  if (response.ok) return body;
  throw new Error(`${body.outputs}（${body.error.code}）`);
}
