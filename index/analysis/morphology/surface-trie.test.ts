import type { KuromojiTokenizer } from 'kuromoji';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitsOf } from '../text-units.ts';
import { SLOT_FIELDS, type CompiledDictionary } from './compiled-dictionary.ts';
import { openDictionary } from './dictionary-cache.ts';
import { openOracle } from './open-oracle.fixture.ts';

let dictionary: CompiledDictionary;
let oracle: KuromojiTokenizer;
beforeAll(async () => {
  [dictionary, oracle] = await Promise.all([openDictionary(), openOracle()]);
});

const RECORD_BYTES = 10;

/** Records of a surface's words in the order of their entries. */
function recordsOf({ symbolOfUnit, trie, recordOfEntry }: CompiledDictionary, surface: string): readonly number[] {
  let slot = 0;
  for (const unit of unitsOf(surface)) {
    const child = (trie[slot * SLOT_FIELDS] ?? 0) + (symbolOfUnit[unit] ?? 0);
    if (trie[child * SLOT_FIELDS + 1] !== slot) return [];
    slot = child;
  }
  return [...recordOfEntry.subarray(trie[slot * SLOT_FIELDS + 2], trie[slot * SLOT_FIELDS + 3])];
}

describe('the compiled trie', () => {
  it("has every surface of kuromoji's, with the same words in the same order, and no other", () => {
    const { target_map: map } = oracle.token_info_dictionary;
    const lists = Object.values(map);
    const differing: string[] = [];
    for (const [first = 0] of lists) {
      const [surface = ''] = oracle.token_info_dictionary.getFeatures(first).split(',', 1);
      const expected = (map[oracle.viterbi_builder.trie.lookup(surface)] ?? []).map((offset) => offset / RECORD_BYTES);
      if (expected.length === 0 || recordsOf(dictionary, surface).join() !== expected.join()) differing.push(surface);
    }
    expect(differing.slice(0, 20)).toEqual([]);
    expect(lists).toHaveLength(325_871);
    expect(countSurfaces(dictionary.trie)).toBe(lists.length);
  });

  it('counts the words of kuromoji', () => {
    expect(dictionary.knownEntries).toBe(Object.values(oracle.token_info_dictionary.target_map).reduce((sum, { length }) => sum + length, 0));
  });
});

function countSurfaces(trie: Int32Array): number {
  let surfaces = 0;
  for (let field = 0; field < trie.length; field += SLOT_FIELDS) if (trie[field + 2] !== trie[field + 3]) surfaces += 1;
  return surfaces;
}
