import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIdentifier, GensenError } from '../../corpora-config/index.ts';
import { findFirst, identifiersFrom } from './read-identifier.ts';

const identifiers = fc.tuple(fc.constantFrom('law', 'diet'), fc.string({ minLength: 1, unit: 'grapheme' }), fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 3 }))
  .map(([kind, name, path]) => buildIdentifier({ kind: kind as 'law' | 'diet', document: [name], path: kind === 'diet' && path.length > 0 ? ['1', ...path] : path }))
  .filter((identifier) => !/(^|\/)\.\.?(\/|$)|\\/u.test(identifier));

describe('an identifier in a URL', () => {
  it('is found whether it stands raw, as browsers encode it, or percent-encoded', () => {
    fc.assert(fc.property(identifiers, (identifier) => {
      const asBrowser = new URL(`http://localhost/v1/${identifier}`).pathname.slice('/v1/'.length);
      for (const written of [identifier, asBrowser, encodeURIComponent(identifier)]) expect(identifiersFrom(written)).toContain(identifier);
    }), { seed: 20250601, numRuns: 300 });
  });

  it('is refused when no reading of it is one', () => {
    expect(() => identifiersFrom('poem/1')).toThrow(GensenError);
    expect(() => identifiersFrom('%E3%81')).toThrow(GensenError);
  });
});

describe('the first that is found', () => {
  const missing = (id: string): GensenError => new GensenError('item.not-found', { message: id });

  it('wins over those after it', async () => {
    expect(await findFirst(['a', 'b', 'c'], async (id) => {
      if (id === 'a') throw missing(id);
      return id;
    })).toBe('b');
  });

  it('leaves the error of the likeliest reading when none is', async () => {
    await expect(findFirst(['a', 'b'], async (id) => Promise.reject(missing(id)))).rejects.toThrow('a');
  });

  it('stops at any other error', async () => {
    await expect(findFirst(['a', 'b'], async (id) => Promise.reject(new TypeError(id)))).rejects.toThrow(TypeError);
  });
});
