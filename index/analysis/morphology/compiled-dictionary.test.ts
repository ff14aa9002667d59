import { describe, expect, it } from 'vitest';
import { layOutDictionary, viewDictionary } from './compiled-dictionary.ts';
import { makeDictionary } from './small-dictionary.fixture.ts';

const compiled = makeDictionary({ 架空: 100, 架空県: -5, 湧水: 300 });

function copyOf(buffer: SharedArrayBuffer, bytes = buffer.byteLength): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(bytes);
  new Uint8Array(copy).set(new Uint8Array(buffer).subarray(0, bytes));
  return copy;
}

function overwrite(buffer: SharedArrayBuffer, search: string, replacement: string): SharedArrayBuffer {
  const copy = copyOf(buffer);
  new Uint8Array(copy).set(Buffer.from(replacement), Buffer.from(buffer).indexOf(search));
  return copy;
}

describe('viewDictionary', () => {
  it('gives back all that was laid out, from the buffer alone', () => {
    expect(viewDictionary(copyOf(compiled.buffer))).toEqual({ ...compiled, buffer: copyOf(compiled.buffer) });
    expect(viewDictionary(compiled.buffer)?.source).toBe('authored-1');
  });

  it('lays out the same bytes for the same dictionary', () => {
    expect(Buffer.from(layOutDictionary(compiled).buffer).equals(Buffer.from(compiled.buffer))).toBe(true);
  });

  it('copies nothing: what is written to the buffer is seen', () => {
    const buffer = copyOf(compiled.buffer);
    const [first, second] = [viewDictionary(buffer), viewDictionary(buffer)];
    first?.entries.fill(7);
    expect(second?.entries[0]).toBe(7);
  });

  it.each([
    ['another mark', () => overwrite(compiled.buffer, 'gensendi', 'gensenxx')],
    ['another format', () => overwrite(compiled.buffer, '"format":1', '"format":9')],
    ['a header that is no JSON', () => overwrite(compiled.buffer, '{"format"', '["format"')],
    ['other lengths', () => overwrite(compiled.buffer, '"entries":16', '"entries":99')],
    ['bytes missing', () => copyOf(compiled.buffer, compiled.buffer.byteLength - 8)],
    ['half a header', () => copyOf(compiled.buffer, 40)],
    ['half a mark', () => copyOf(compiled.buffer, 5)],
    ['nothing', () => new SharedArrayBuffer(0)],
  ])('knows no dictionary in a buffer with %s', (_, damage) => {
    expect(viewDictionary(damage())).toBeUndefined();
  });
});
