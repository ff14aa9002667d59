import { showStanding } from './compare.js';
import { make, sourceLink } from './dom.js';
import { text } from './texts.js';

/**
 * A cited answer: its Markdown, whose markers open what they cite, then the numbered sources.
 * @param {{answer: string, citations: object[], abstained: boolean, reason?: string}} answer
 * @param {(place: object) => void} open
 * @returns {HTMLElement}
 */
export function showAnswer({ answer, citations, abstained, reason }, open) {
  const cite = (number) => {
    const cited = citations.find(({ n }) => n === number);
    return cited === undefined ? `[${number}]` : make('button', { type: 'button', class: 'cite', title: cited.title, click: () => open(placeOf(cited)) }, `[${number}]`);
  };
  return make('article', { class: 'answer' },
    make('h2', {}, abstained ? text('abstained') : text('answerTitle')),
    ...showMarkdown(answer.trim() === '' ? (reason ?? '') : answer, cite),
    ...(citations.length === 0 ? [] : [make('h3', {}, text('sources')), make('ol', { class: 'sources' }, ...citations.map((cited) => showSource(cited, open)))]),
  );
}

function showSource(cited, open) {
  return make('li', { value: String(cited.n) },
    make('button', { type: 'button', class: 'title-button', click: () => open(placeOf(cited)) }, cited.title), ' ', sourceLink(cited.uri, text('source')), ' ', ...showStanding(cited));
}

/** A provision is opened with its article around it; anything else alone, its neighbours a step away. */
function placeOf({ id }) {
  const [whole, article = id] = /^(law\/[^/]+\/[^/]*?Article_[0-9_]+)/u.exec(id) ?? [];
  return { id, unit: whole === undefined ? id : article, document: documentOf(id) };
}

/** Identifiers name a document with one segment after the kind, or two, or three. */
function documentOf(id) {
  const [kind, ...rest] = id.split('/');
  const count = { law: 1, diet: 1, question: 3, gazette: 2, 'white-paper': 2, manual: 2 }[kind] ?? 1;
  const name = rest.slice(0, count).join('/');
  return `${kind}/${kind === 'diet' ? name.split('_')[0] : name}`;
}

/** The Markdown that answers are made of: paragraphs, block quotes, lists, headings, bold, markers. */
function showMarkdown(markdown, cite) {
  return markdown.trim().split(/\n{2,}/u).map((block) => {
    const lines = block.split('\n');
    if (lines.every((line) => line.startsWith('>'))) return make('blockquote', {}, ...withBreaks(lines.map((line) => line.replace(/^> ?/u, '')), cite));
    if (lines.every((line) => /^[-*] /u.test(line))) return make('ul', {}, ...lines.map((line) => make('li', {}, ...showInline(line.slice(2), cite))));
    if (/^#{1,4} /u.test(block)) return make('h3', {}, ...showInline(block.replace(/^#+ /u, ''), cite));
    return make('p', {}, ...withBreaks(lines, cite));
  });
}

function withBreaks(lines, cite) {
  return lines.flatMap((line, at) => (at === 0 ? showInline(line, cite) : [make('br'), ...showInline(line, cite)]));
}

function showInline(line, cite) {
  return line.split(/(\*\*[^*]+\*\*|\[\d+\])/u).map((part) => {
    const marker = /^\[(\d+)\]$/u.exec(part);
    if (marker !== null) return cite(Number(marker[1]));
    return part.startsWith('**') && part.length > 4 ? make('strong', {}, part.slice(2, -2)) : part.replaceAll(/\\([\\`*_[\]<>])/gu, '$1');
  });
}
