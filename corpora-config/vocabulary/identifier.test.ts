import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GensenError } from '../errors/gensen-error.ts';
import { buildIdentifier, documentOf, documentSegments, isDocumentKind, parseIdentifier, placeIn, placesIn, type DocumentKind, type Identifier } from './identifier.ts';

const seed = 20250601;
const kinds = Object.keys(documentSegments).filter(isDocumentKind);
/** Any Unicode text but lone surrogates, and often the characters that the grammar reserves. */
const segment = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'/@%?#_~ \n\u3000第条.-[]漢𠮷'), minLength: 1, maxLength: 8 }),
);

const identifier: fc.Arbitrary<Identifier> = fc.constantFrom(...kinds).chain((kind) => fc.record({
  kind: fc.constant<DocumentKind>(kind),
  document: fc.array(segment, { minLength: documentSegments[kind], maxLength: documentSegments[kind] }),
  revision: segment,
  path: fc.array(segment, { maxLength: 4 }),
}, { requiredKeys: ['kind', 'document', 'path'] }));

describe('one grammar for every identifier', () => {
  it('reads back what it wrote, whatever the segments hold', () => {
    fc.assert(fc.property(identifier, (written) => {
      expect(parseIdentifier(buildIdentifier(written))).toEqual(written);
    }), { seed, numRuns: 2000 });
  });

  it('has one form: what it reads it writes again unchanged, and it refuses every other text', () => {
    const text = fc.oneof(
      fc.tuple(fc.constantFrom(...kinds), fc.string({ unit: fc.constantFrom(...'/@%_2F5a?# 第'), maxLength: 12 })).map(([kind, rest]) => `${kind}/${rest}`),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(fc.property(text, (candidate) => {
      const parsed = parseOr(candidate);
      if (parsed !== undefined) expect(buildIdentifier(parsed)).toBe(candidate);
    }), { seed, numRuns: 5000 });
  });

  it('stands in a URL path as it is: no white space, control, query or fragment mark', () => {
    fc.assert(fc.property(identifier, (written) => {
      // oxlint-disable-next-line no-control-regex -- controls are what is looked for
      expect(buildIdentifier(written)).not.toMatch(/[\s?#\u0000-\u001f\u007f]/u);
    }), { seed, numRuns: 1000 });
  });

  it.each<[string, Identifier]>([
    ['law/323AC0000000025@20250601_504AC0000000068/MainProvision-Article_5-Paragraph_6',
      { kind: 'law', document: ['323AC0000000025'], revision: '20250601_504AC0000000068', path: ['MainProvision-Article_5-Paragraph_6'] }],
    ['diet/121705261X00220250605_012', { kind: 'diet', document: ['121705261X00220250605'], path: ['012'] }],
    ['question/shu/217/45/answer/2-3', { kind: 'question', document: ['shu', '217', '45'], path: ['answer', '2-3'] }],
    ['gazette/20250711/c128/p12/a3', { kind: 'gazette', document: ['20250711', 'c128'], path: ['p12', 'a3'] }],
    ['white-paper/ict/r5/2-1-3', { kind: 'white-paper', document: ['ict', 'r5'], path: ['2-1-3'] }],
    ['manual/public/folder:file.docx/2/1', { kind: 'manual', document: ['public', 'folder:file.docx'], path: ['2', '1'] }],
  ])('writes %s as the design does, and reads it', (text, parts) => {
    expect(buildIdentifier(parts)).toBe(text);
    expect(parseIdentifier(text)).toEqual(parts);
  });

  it('keeps the element path of supplementary provisions readable', () => {
    const text = 'law/129AC0000000089/SupplProvision[3]-Article_1-Paragraph_2';
    expect(buildIdentifier(parseIdentifier(text))).toBe(text);
  });

  it('writes a lone surrogate as U+FFFD, so that two such segments may meet but no URL breaks', () => {
    expect(buildIdentifier({ kind: 'law', document: ['a\ud800'], path: [] })).toBe('law/a%EF%BF%BD');
  });
});

describe('an identifier that is wrong', () => {
  it.each([
    '', 'law', 'law/', 'law/a/', 'law//b', 'statute/a', 'question/shu/217', 'law/a@', 'law/a@b@c', 'law/%', 'law/%2f', 'law/a b', 'law/%61',
    'diet/_1', 'diet/a_', 'diet/a/b', 'Law/a',
  ])('is refused with its code: %j', (text) => {
    expect(() => parseIdentifier(text)).toThrow(expect.objectContaining({ code: 'identifier.invalid' }));
  });

  it('is a mistake of the programmer when it is built', () => {
    expect(() => buildIdentifier({ kind: 'question', document: ['shu', '217'], path: [] })).toThrow(TypeError);
    expect(() => buildIdentifier({ kind: 'law', document: ['a'], path: [''] })).toThrow(TypeError);
    expect(() => buildIdentifier({ kind: 'law', document: ['a'], revision: '', path: [] })).toThrow(TypeError);
  });
});

describe('places and their documents', () => {
  it('a place lies in the document it was named in', () => {
    fc.assert(fc.property(identifier, fc.array(segment, { maxLength: 3 }), (written, path) => {
      const document = buildIdentifier({ ...written, path: [] });
      expect(documentOf(placeIn(document, path))).toBe(document);
    }), { seed, numRuns: 500 });
  });

  it('many places of one document are named as each alone is', () => {
    fc.assert(fc.property(identifier, fc.array(fc.array(segment, { maxLength: 3 }), { maxLength: 4 }), (written, paths) => {
      const document = buildIdentifier({ ...written, path: [] });
      expect(paths.map(placesIn(document))).toEqual(paths.map((path) => placeIn(document, path)));
    }), { seed, numRuns: 500 });
    expect(() => placesIn('law/a')([''])).toThrow(TypeError);
    expect(() => placesIn('law')).toThrow(GensenError);
  });
});

function parseOr(text: string): Identifier | undefined {
  try {
    return parseIdentifier(text);
  } catch (error) {
    if (error instanceof GensenError) return undefined;
    throw error;
  }
}
