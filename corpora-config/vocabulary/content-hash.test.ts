import { describe, expect, it } from 'vitest';
import { contentHash, valueHash } from './content-hash.ts';

describe('content hashes', () => {
  // FIPS 180-2, appendix B.1: the SHA-256 of "abc".
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

  it('are SHA-256 in lower-case hexadecimal, of a text or of its UTF-8 bytes alike', () => {
    expect(contentHash('abc')).toBe(abc);
    expect(contentHash(new TextEncoder().encode('abc'))).toBe(abc);
    expect(contentHash('源泉')).toBe(contentHash(new TextEncoder().encode('源泉')));
  });

  it('of values tell different values apart, `undefined` included', () => {
    expect(valueHash({ a: 1 })).toBe(valueHash({ a: 1 }));
    expect(valueHash({ a: 1 })).not.toBe(valueHash({ a: '1' }));
    expect(valueHash(undefined)).not.toBe(valueHash(null));
  });
});
