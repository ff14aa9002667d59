import { describe, expect, it } from 'vitest';
import { sampleChunk, sampleDocument } from '../stores/sample-rows.fixture.ts';
import { addTermsHere } from './analyse-chunks.ts';
import type { DescribedDocument } from './describe-document.ts';
import { unpackDocuments } from './item-contents.ts';
import { packDocuments } from './pack-documents.ts';
import { characterAnalyser } from './sync.fixture.ts';

/** Texts that take one, two, three and four bytes a character, one without a term, and more of them than a buffer holds at first. */
const texts = ['abc', 'é', '源泉', '𠮷', ' ', '水'.repeat(20_000)];

describe('packing documents', () => {
  it('gives the terms and hashes that analysing into texts gives, in a block that comes apart at the documents', () => {
    const unpacked = unpackDocuments({ documents: documents().map(({ document }) => document), packed: packDocuments(documents(), characterAnalyser) });
    expect(unpacked).toEqual(documents().map(({ document, chunks }) => ({ document, chunks: addTermsHere(chunks, characterAnalyser) })));
  });
});

function documents(): readonly DescribedDocument[] {
  return ['law/1', 'law/2'].map((id) => ({
    document: sampleDocument({ id, chunks: texts.length }),
    chunks: texts.map((text, ordinal) => {
      const { terms: _terms, headingTerms: _heading, termsHash: _hash, ...chunk } = sampleChunk({ id: `${id}/${ordinal}`, document: id, ordinal, text, breadcrumb: ordinal === 1 ? ['𠮷'] : [] });
      return chunk;
    }),
  }));
}
