import { contentHash } from '../../corpora-config/index.ts';
import type { StoreChange, StoredChunk, StoredDocument, StoredItem } from './chunk-store.ts';

/** Small made-up rows for tests of stores. */
export const sampleCorpus = 'sample-laws';

const defaultDocument = 'law/999AC0000000001@20250101_a';

/** A chunk with sensible values for all that is not given. */
export function sampleChunk(given: Partial<StoredChunk> & Pick<StoredChunk, 'id'>): StoredChunk {
  const text = given.text ?? `本文 ${given.id}`;
  return {
    document: defaultDocument,
    corpus: sampleCorpus,
    tenant: 'public',
    ordinal: 0,
    title: '見本法',
    breadcrumb: ['第一章　総則'],
    text,
    parent: defaultDocument,
    locator: { kind: 'xml', element: 'MainProvision-Article_1' },
    attributes: {},
    contentHash: contentHash(text),
    terms: 'common',
    headingTerms: '',
    rowHash: contentHash(JSON.stringify(given, (key, value: unknown) => (key === 'vector' ? undefined : value))),
    analysed: 'analyser-1',
    ...given,
  };
}

export function sampleDocument(given: Partial<StoredDocument> & Pick<StoredDocument, 'id'>): StoredDocument {
  return {
    corpus: sampleCorpus,
    tenant: 'public',
    item: `${given.id}.xml`,
    title: '見本法',
    uri: 'https://example.jp/law',
    revision: { id: '20250101_a', validFrom: '2025-01-01' },
    attributes: { lawType: ['Act'] },
    contentHash: contentHash(given.id),
    rowHash: contentHash(`row ${given.id}`),
    chunks: 1,
    characters: 10,
    findings: [],
    ...given,
  };
}

export function sampleItem(given: Partial<StoredItem> & Pick<StoredItem, 'key'>): StoredItem {
  return {
    corpus: sampleCorpus,
    uri: `file:///${given.key}`,
    itemHash: contentHash(given.key),
    stages: 'parser-1 chunker-1',
    documents: [],
    findings: [],
    fetched: '2025-04-01T00:00:00.000Z',
    ...given,
  };
}

/** A change that does what is given and nothing else. */
export function sampleChange(given: Partial<StoreChange>): StoreChange {
  return { putItems: [], removeItems: [], putDocuments: [], removeDocuments: [], putChunks: [], removeChunks: [], onlyNew: false, ...given };
}
