import { contentHash, GensenError, type AccessScope, type Citation } from '../../corpora-config/index.ts';
import type { Answer, AnswerRequest, CompareRequest, Comparison, Hit, Retriever, SearchRequest, Shown } from '../../retrieve/index.ts';
import { fakePath, fakeReferences, fakeTerms } from './references.fixture.ts';

/** A fictional passage that carries markup, so that every page that shows it proves its escaping. */
const hostileText = '第一条　架空の灯台の管理者は、<script>window.hacked = true</script>夜間に<b>灯火</b>を保たなければならない。';

const lawDocument = 'law/999AC0000000001@20250401_999AC0000000002';
const lawChunk = `${lawDocument}/MainProvision-Article_1-Paragraph_1`;
const secondText = '第二条　管理者は、灯火を絶やしたときは、遅滞なくその旨を<img src=x onerror="window.hacked = true">届け出なければならない。';
const revision = { id: '20250401_999AC0000000002', validFrom: '2025-04-01' };

const hit: Hit = {
  id: lawChunk,
  corpus: 'laws',
  document: { id: lawDocument, title: '架空灯台<法>', date: '2025-04-01', uri: 'https://example.test/law/999AC0000000001' },
  breadcrumb: ['第一章　総則', '第一条'],
  text: hostileText,
  highlights: [[7, 9]],
  score: 1.5,
  legs: { lexical: 12.25 },
  locator: { kind: 'xml', element: 'MainProvision-Article_1-Paragraph_1' },
  revision: revision.id,
  status: 'current',
  contentHash: contentHash(hostileText),
  attributes: { lawNumber: ['架空七年法律第一号'] },
  tenant: 'public',
  unit: `${lawDocument}/MainProvision-Article_1`,
};

const citation: Citation = {
  n: 1,
  id: lawChunk,
  title: '架空灯台<法> 第一条',
  uri: hit.document.uri,
  locator: hit.locator,
  revision: revision.id,
  contentHash: hit.contentHash,
  quote: '夜間に<b>灯火</b>を保たなければならない。',
};

/** What a fake retriever was asked, in order. */
export interface RecordedCall {
  readonly method: string;
  readonly request: unknown;
  readonly access: AccessScope;
}

/** A retriever that holds two fictional provisions and a manual whose name needs percent-encoding, and records what it is asked. */
export function openFakeRetriever(): Retriever & { readonly calls: RecordedCall[] } {
  const calls: RecordedCall[] = [];
  const record = (method: string, request: unknown, access: AccessScope): void => void calls.push({ method, request, access });
  return {
    calls,
    search: async (request, access) => {
      record('search', request, access);
      return search(request);
    },
    answer: async (request, access) => {
      record('answer', request, access);
      return answer(request);
    },
    resolve: async (text, access) => {
      record('resolve', text, access);
      return { mentions: text.includes('灯台法') ? [{ text: '架空灯台法', start: 0, end: 5, kind: 'law', candidates: [{ id: lawDocument, title: '架空灯台<法>', confidence: 1 }] }] : [] };
    },
    show: async (id, access) => {
      record('show', id, access);
      return show(id);
    },
    versions: async (id, access) => {
      record('versions', id, access);
      return id.startsWith('law/999AC0000000001') ? [{ id: lawDocument, title: '架空灯台<法>', revision, status: 'current', contentHash: contentHash(hostileText + secondText) }] : [];
    },
    compare: async (request, access) => {
      record('compare', request, access);
      return compare(request);
    },
    references: async (id, access, request) => {
      record('references', { id, ...request }, access);
      return fakeReferences(id, request);
    },
    path: async (from, to, { access }) => {
      record('path', { from, to }, access);
      return fakePath(from);
    },
    terms: async (id, access) => {
      record('terms', id, access);
      return fakeTerms(id);
    },
    corpora: async () => [{ corpus: 'laws', documents: 1, chunks: 2 }],
    close: async () => {},
  };
}

function search({ query, corpora = [], cursor, expand, explain }: SearchRequest): Awaited<ReturnType<Retriever['search']>> {
  if (corpora.includes('nowhere')) throw new GensenError('corpus.unknown', { message: 'expected one of laws, manuals, got nowhere' });
  if (cursor === 'forged') throw new GensenError('cursor.invalid', { message: 'expected a cursor of this request' });
  if (query === '故障') throw new TypeError('cannot read properties of undefined (reading secret)');
  if (query === '停止') throw new GensenError('store.failed', { message: 'the store does not answer', mend: 'try again' });
  const understood = { text: query, mentions: [], corpora: ['laws'], asOf: '2025-06-01' };
  if (query === '架空灯台法99条') return { hits: [hit], understood: { ...understood, mentions: [missingMention] }, warnings: [], timings: { total: 1 } };
  if (query === '何もない') return { hits: [], understood, warnings: [], timings: { total: 1 } };
  const found = {
    ...hit,
    ...(expand === true ? { context: { after: secondText } } : {}),
    ...(explain === true ? { explanation: [{ term: '灯台', field: 'terms' as const, occurrences: 1, chunkFrequency: 1, contribution: 12.25 }] } : {}),
  };
  return { hits: [found], nextCursor: 'opaque', understood, warnings: [], timings: { total: 3.5 } };
}

/** A provision that its law does not have. */
const missingMention = { text: '架空灯台法99条', start: 0, end: 8, kind: 'provision' as const, candidates: [], reason: '架空灯台<法>第99条はありません。最も近いのは架空灯台<法>第1条です。', nearest: [{ id: `${lawDocument}/MainProvision-Article_1`, title: '架空灯台<法>第1条' }] };

function answer({ question }: AnswerRequest): Answer {
  if (question === '故障') throw new TypeError('cannot read properties of undefined (reading secret)');
  if (question === '何もない') return { answer: '', citations: [], abstained: true, reason: '該当する資料が見つかりませんでした。', usage: [], timings: { total: 1 } };
  return { answer: `架空灯台<法>によれば次のとおりです。\n\n> ${citation.quote} [1]\n`, citations: [citation], abstained: false, usage: [], timings: { total: 4 } };
}

/** One article of which a word was replaced by another, both with markup. */
function compare({ id }: CompareRequest): Comparison {
  if (!id.startsWith('law/999AC0000000001')) throw new GensenError('item.not-found', { message: `no revision of ${id} is held`, mend: 'look the document up with a search' });
  const older = 'law/999AC0000000001@20240401_999AC0000000001';
  const side = (document: string, text: string): NonNullable<Comparison['provisions'][number]['from']> => ({ id: `${document}/MainProvision-Article_1`, heading: '第一条', text, contentHash: contentHash(text) });
  return {
    id: 'law/999AC0000000001',
    title: '架空灯台<法>',
    from: { id: older, revision: { id: '20240401_999AC0000000001', validFrom: '2024-04-01', validUntil: '2025-04-01' }, status: 'past', statusNote: '2025年4月1日に改正される前の過去の版です。' },
    to: { id: lawDocument, revision, status: 'current' },
    counts: { unchanged: 1, changed: 1, renumbered: 0, added: 0, removed: 0 },
    provisions: [{
      change: 'changed',
      from: side(older, '第一条　<b>灯火</b>を保つ。'),
      to: side(lawDocument, '第一条　<i>灯台</i>を保つ。'),
      parts: [{ kind: 'same', text: '第一条　' }, { kind: 'removed', text: '<b>灯火</b>' }, { kind: 'added', text: '<i>灯台</i>' }, { kind: 'same', text: 'を保つ。' }],
    }],
  };
}

const manualId = 'manual/nta/あ%2Fい.html';

function show(id: string): Shown {
  if (id === manualId) return shown(id, '手引<き>', [['manual/nta/あ%2Fい.html/1', '架空の手引。']]);
  const known = ['law/999AC0000000001', lawDocument, `${lawDocument}/MainProvision-Article_1`, lawChunk];
  if (!known.includes(id)) throw new GensenError('item.not-found', { message: `nothing at ${id}; the nearest is ${lawDocument}`, mend: 'check the identifier' });
  const second = `${lawDocument}/MainProvision-Article_2-Paragraph_1`;
  if (id === lawChunk) return { ...shown(lawChunk, '架空灯台<法>', [[lawChunk, hostileText]]), next: second };
  return shown(id === known[0] ? lawDocument : id, '架空灯台<法>', [[lawChunk, hostileText], [second, secondText]]);
}

function shown(id: string, title: string, chunks: readonly (readonly [id: string, text: string])[]): Shown {
  const text = chunks.map(([, chunk]) => chunk).join('');
  return {
    id,
    corpus: id.startsWith('law/') ? 'laws' : 'manuals',
    title,
    uri: 'https://example.test/law/999AC0000000001',
    date: null,
    revision,
    status: 'current',
    breadcrumb: ['第一章　総則'],
    text,
    contentHash: contentHash(text),
    attributes: {},
    chunks: chunks.map(([chunkId, chunk]) => ({ id: chunkId, text: chunk, locator: { kind: 'xml', element: 'MainProvision-Article_1' }, contentHash: contentHash(chunk) })),
  };
}
