import { unitsOf } from '../text-units.ts';
import { layOutDictionary, SLOT_FIELDS, SURFACE_TEXT, type CompiledDictionary } from './compiled-dictionary.ts';
import { buildDoubleArray } from './double-array.ts';
import { GrowingTrie } from './surface-trie.ts';

/** Words by surface and cost; connecting costs nothing, and an unknown character 20,000. */
export function makeDictionary(costs: Readonly<Record<string, number>>): CompiledDictionary {
  const words = Object.entries(costs);
  const growing = new GrowingTrie();
  for (const [index, [surface]] of words.entries()) {
    const node = unitsOf(surface).reduce((parent, unit) => growing.reach(parent, unit), 0);
    growing.keyOfNode[node] = index;
  }
  const surfaces = growing.finish();
  const { slots, base, check, slotOfNode } = buildDoubleArray(surfaces);
  const trie = new Int32Array((slots + 0x10000) * SLOT_FIELDS);
  for (let slot = 0; slot < slots + 0x10000; slot += 1) trie.set([base[slot] ?? 0, slot === 0 ? -1 : (check[slot] ?? -1), 0, 0], slot * SLOT_FIELDS);
  for (let node = 0; node < surfaces.nodes; node += 1) {
    const key = surfaces.keyOfNode[node] ?? -1;
    if (key >= 0) trie.set([key, key + 1], (slotOfNode[node] ?? 0) * SLOT_FIELDS + 2);
  }
  const entries = words.length + 1;
  return layOutDictionary({
    source: 'authored-1', symbolOfUnit: surfaces.symbolOfUnit, trie,
    entries: Int16Array.from([...words.map(([, cost]) => cost), 20_000].flatMap((cost) => [0, 0, cost, 0])),
    knownEntries: words.length, unknownStart: Int32Array.of(words.length, entries), alwaysTried: Uint8Array.of(0), grouped: Uint8Array.of(0),
    classOfUnit: new Uint8Array(0x10000), letterClass: 0, connection: new Int16Array(1), connectionWidth: 1,
    recordOfEntry: Int32Array.from({ length: entries }, (_, index) => index), baseOfEntry: new Int32Array(entries).fill(SURFACE_TEXT),
    readingOfEntry: new Int32Array(entries).fill(0), texts: Buffer.from('ヨミ\0'), partsOfSpeech: ['名詞,一般,*,*,*,*'],
  });
}
