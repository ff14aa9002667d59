import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsOf } from '../text-units.ts';
import { buildDoubleArray, type DoubleArray } from './double-array.ts';
import { GrowingTrie, type SurfaceTrie } from './surface-trie.ts';

/** The slot that a text leads to; undefined when it leads nowhere. */
function walk({ base, check }: DoubleArray, { symbolOfUnit }: SurfaceTrie, text: string): number | undefined {
  let slot = 0;
  for (const unit of unitsOf(text)) {
    const symbol = symbolOfUnit[unit] ?? 0;
    const child = (base[slot] ?? 0) + symbol;
    if (symbol === 0 || check[child] !== slot || child === 0) return undefined;
    slot = child;
  }
  return slot;
}

/** Every beginning of every word, with the node it leads to. */
function growTrie(words: readonly string[]): { readonly trie: SurfaceTrie; readonly nodeOf: ReadonlyMap<string, number> } {
  const growing = new GrowingTrie();
  const nodeOf = new Map([['', 0]]);
  for (const word of words) {
    for (let length = 1; length <= word.length; length += 1) nodeOf.set(word.slice(0, length), growing.reach(nodeOf.get(word.slice(0, length - 1)) ?? 0, word.charCodeAt(length - 1)));
  }
  return { trie: growing.finish(), nodeOf };
}

const narrow = fc.string({ unit: fc.constantFrom(...'あい県市'), maxLength: 8 });
const wide = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 5 });

describe('buildDoubleArray', () => {
  it.each([['few symbols', narrow], ['any units', wide]] as const)('finds every path of a trie over %s and no other', (_, word) => {
    fc.assert(fc.property(fc.array(word, { maxLength: 60 }), fc.array(word, { maxLength: 60 }), (words, probes) => {
      const { trie, nodeOf } = growTrie(words);
      const built = buildDoubleArray(trie);
      for (const text of [...nodeOf.keys(), ...probes, ...probes.map((probe, index) => `${words[index % words.length] ?? ''}${probe}`)]) {
        const node = nodeOf.get(text);
        expect(walk(built, trie, text)).toBe(node === undefined ? undefined : built.slotOfNode[node]);
      }
    }), { seed: 20250701, numRuns: 60 });
  });

  it('gives each node a slot of its own below the number of slots', () => {
    const { trie, nodeOf } = growTrie(Array.from({ length: 5000 }, (_, index) => (index * 7919).toString(36)));
    const { slots, slotOfNode } = buildDoubleArray(trie);
    expect(new Set(slotOfNode).size).toBe(nodeOf.size);
    expect(Math.max(...slotOfNode)).toBe(slots - 1);
  });

  it('packs a root of 60,000 children without a gap', () => {
    const growing = new GrowingTrie();
    for (let unit = 0; unit < 60_000; unit += 1) growing.add(0, unit);
    expect(buildDoubleArray(growing.finish()).slots).toBe(60_001);
  });

  it('of a trie without words has the root alone', () => {
    expect(buildDoubleArray(growTrie([]).trie).slots).toBe(1);
  });
});
