import { describe, expect, it } from 'vitest';
import { contentHash, type Chunk, type Document } from '../../corpora-config/index.ts';
import type { StoredChunk } from '../stores/chunk-store.ts';
import { compareDocument, type DocumentDifference, type DocumentHeld } from './compare-document.ts';
import { describeDocument, type DocumentRead } from './describe-document.ts';

const id = 'law/999AC0000000001';

describe('comparing a document with what is held of it', () => {
  it('analyses every chunk of a document that is not held', () => {
    const difference = compare(documentOf(['第一条', '第二条']), undefined, 'analyser-1');
    expect(difference.outcome).toBe('added');
    expect(difference.toAnalyse.map(({ text }) => text)).toEqual(['第一条', '第二条']);
  });

  it('writes nothing of a document that is held as it is', () => {
    const difference = compare(documentOf(['第一条', '第二条']), heldOf(['第一条', '第二条']), 'analyser-1');
    expect(difference).toMatchObject({ outcome: 'unchanged', toAnalyse: [], toRewrite: [], toRemove: [], kept: 2 });
  });

  it('analyses only the chunk whose text was edited', () => {
    const difference = compare(documentOf(['第一条', '第二条を改める']), heldOf(['第一条', '第二条']), 'analyser-1');
    expect(difference).toMatchObject({ outcome: 'changed', toRewrite: [], toRemove: [], kept: 1 });
    expect(difference.toAnalyse.map(({ text }) => text)).toEqual(['第二条を改める']);
  });

  it('removes chunks that the document no longer has', () => {
    const difference = compare(documentOf(['第一条']), heldOf(['第一条', '第二条']), 'analyser-1');
    expect(difference).toMatchObject({ outcome: 'changed', toAnalyse: [], kept: 1, toRemove: [`${id}/Article_2`] });
  });

  it('takes over the terms of a chunk that changed only in a date', () => {
    const difference = compare(documentOf(['第一条'], { date: '2025-04-01' }), heldOf(['第一条']), 'analyser-1');
    expect(difference.toAnalyse).toEqual([]);
    expect(difference.toRewrite).toMatchObject([{ date: '2025-04-01', terms: '第一条' }]);
  });

  it('leaves nothing of what a chunk has lost, and keeps its vector', () => {
    const { document, chunks } = heldOf(['第一条'], { date: '2025-04-01' });
    const held = { document, chunks: chunks.map((chunk) => ({ ...chunk, vector: Float32Array.of(1) })) };
    const [rewritten] = compare(documentOf(['第一条']), held, 'analyser-1').toRewrite;
    expect([rewritten?.date, rewritten?.vector]).toEqual([undefined, Float32Array.of(1)]);
  });

  it('analyses everything anew under another analyser', () => {
    const difference = compare(documentOf(['第一条', '第二条']), heldOf(['第一条', '第二条']), 'analyser-2');
    expect(difference.toAnalyse).toHaveLength(2);
  });
});

function compare(read: DocumentRead, held: DocumentHeld | undefined, analysed: string): DocumentDifference {
  return compareDocument(describeDocument(read, analysed), held);
}

function documentOf(texts: readonly string[], facts: { readonly date?: string } = {}): DocumentRead {
  const document: Document = {
    id, corpus: 'laws', tenant: 'public', title: '架空法', uri: 'laws/a.xml', revision: { id: '1' }, attributes: {}, findings: [], ...facts,
    sections: texts.map((text, at) => ({ path: [`Article_${at + 1}`], role: 'text', startsUnit: true, breadcrumb: [], text, locator: { kind: 'file' } })),
  };
  return { document, item: 'laws/a.xml', chunks: texts.map((text, at) => chunkOf(text, at, facts)) };
}

function chunkOf(text: string, at: number, facts: { readonly date?: string }): Chunk {
  return {
    id: `${id}/Article_${at + 1}`, document: id, corpus: 'laws', tenant: 'public', ordinal: at, title: '架空法', breadcrumb: [], text,
    parent: id, locator: { kind: 'file' }, attributes: {}, contentHash: contentHash(text), ...facts,
  };
}

function heldOf(texts: readonly string[], facts: { readonly date?: string } = {}): DocumentHeld {
  const { document, toAnalyse } = compare(documentOf(texts, facts), undefined, 'analyser-1');
  return { document, chunks: toAnalyse.map((chunk): StoredChunk => ({ ...chunk, terms: chunk.text, headingTerms: '' })) };
}
