import { contentHash, readCorpusDefinition, type CorpusDefinition } from '../corpora-config/index.ts';
import { openMemoryStore, type Analyser, type ChunkStore, type Embedder, type StoredChunk, type StoredDocument, type Token } from '../index/index.ts';
import type { RetrieverParts } from './retrieval.ts';

/** Bigrams of letters, folded for width and digits of kanji; quick, and enough to rank a dozen passages. */
const plainAnalyser: Analyser = {
  fingerprint: 'plain',
  tokens: (text, stream) => (stream === 'bigrams' ? bigrams(text) : []),
  terms: (text) => bigrams(text).map(({ base }) => base),
};

function bigrams(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}ー々]+/gu)) {
    for (let at = 0; at < Math.max(1, run.length - 1); at += 1) {
      const surface = run.slice(at, at + 2);
      tokens.push({ surface, base: `_${surface.normalize('NFKC').toLowerCase()}`, start: index + at, end: index + at + surface.length, indexed: true });
    }
  }
  return tokens;
}

/** No vectors. */
export const noEmbedder: Embedder = { fingerprint: 'none', dimensions: 0, maximumTexts: 1, embed: async () => [], close: async () => {} };

/** A passage in short: `document` has no revision in it when `revision` is absent. */
export interface Passage {
  readonly document: string;
  readonly path: string;
  readonly text: string;
  readonly title: string;
  readonly corpus?: string;
  readonly breadcrumb?: readonly string[];
  readonly parent?: string;
  readonly tenant?: string;
  readonly date?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly documentAttributes?: Readonly<Record<string, readonly string[]>>;
  readonly vector?: Float32Array;
}

/** The corpora of the tests. */
export const corpora: readonly CorpusDefinition[] = ['law', 'diet', 'white-paper', 'manual'].map((kind) =>
  readCorpusDefinition({
    id: `${kind}s`,
    kind,
    title: { ja: kind, en: kind },
    source: { path: '.', include: ['**'] },
    rights: { licence: 'CC0', credit: 'fictional' },
  }),
);

/** A memory store that holds the passages, ordinals in the order given. */
export async function holdPassages(passages: readonly Passage[]): Promise<ChunkStore> {
  const store = openMemoryStore();
  for (const corpus of new Set(passages.map(corpusOf))) {
    const held = passages.filter((passage) => corpusOf(passage) === corpus);
    const putChunks = held.map((passage, ordinal) => makeChunk(passage, ordinal));
    const putDocuments = [...new Map(held.map((passage) => [passage.document, makeDocument(passage, corpus)])).values()];
    await store.apply(corpus, { putItems: [], removeItems: [], putDocuments, removeDocuments: [], putChunks, removeChunks: [], onlyNew: true });
  }
  return store;
}

/** Parts of a retriever over the passages; today is 2026-04-01. */
export async function makeParts(passages: readonly Passage[], more: Partial<RetrieverParts> = {}): Promise<RetrieverParts> {
  return { store: await holdPassages(passages), analyser: plainAnalyser, embedder: noEmbedder, corpora, today: () => '2026-04-01', ...more };
}

/** A provision of a law; the parent is its article. */
export function provision(law: string, element: string, text: string): Passage {
  const [title = '', id = ''] = law.split('#');
  const article = /.*Article_[\d_]+/u.exec(element)?.[0] ?? element;
  return { document: id, path: element, text, title, parent: `${id}/${article}` };
}

function corpusOf({ corpus, document }: Passage): string {
  return corpus ?? `${document.split('/', 1)[0]}s`;
}

/** The stored chunk of a passage. */
export function makeChunk(passage: Passage, ordinal: number): StoredChunk {
  const { document, path, text, title, breadcrumb = [], tenant = 'public', attributes = {}, date, validFrom, validUntil, vector } = passage;
  const terms = plainAnalyser.terms(text).join(' ');
  const headingTerms = plainAnalyser.terms([title, ...breadcrumb].join(' ')).join(' ');
  return {
    id: `${document}/${path}`,
    document,
    corpus: corpusOf(passage),
    tenant,
    ordinal,
    title,
    breadcrumb,
    text,
    parent: passage.parent ?? document,
    locator: { kind: 'xml', element: path },
    attributes,
    contentHash: contentHash(text),
    terms,
    headingTerms,
    rowHash: contentHash(document + path + text),
    analysed: 'plain',
    ...(date === undefined ? {} : { date }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(vector === undefined ? {} : { vector }),
  };
}

function makeDocument(passage: Passage, corpus: string): StoredDocument {
  const { document, title, tenant = 'public', date, validFrom, validUntil, documentAttributes = {} } = passage;
  return {
    id: document,
    corpus,
    tenant,
    item: document,
    title,
    uri: `https://example.invalid/${document}`,
    revision: {
      id: document.split('@')[1] ?? '0',
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
    },
    attributes: documentAttributes,
    contentHash: contentHash(document),
    rowHash: contentHash(document),
    chunks: 1,
    characters: 1,
    findings: [],
    ...(date === undefined ? {} : { date }),
  };
}
