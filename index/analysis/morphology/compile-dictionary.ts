import { ENTRY_FIELDS, NO_TEXT, SLOT_FIELDS, SURFACE_TEXT, layOutDictionary, type CompiledDictionary } from './compiled-dictionary.ts';
import type { DictionaryFiles, WordFiles } from './dictionary-files.ts';
import { buildDoubleArray } from './double-array.ts';
import { TextPool } from './text-pool.ts';
import { readSurfaces, type SurfaceTrie } from './surface-trie.ts';

/**
 * Compiles kuromoji's files for the lattice: the trie over UTF-16 units instead of UTF-8 bytes, words in the order of the trie,
 * connection costs by left context, features as offsets into one pool. Nothing is left out or changed in meaning.
 * @param source name and version of where the files came from
 */
export function compileDictionary(files: DictionaryFiles, source: string): CompiledDictionary {
  const surfaces = readSurfaces(files.base, files.check);
  const known = files.known;
  const words = layOutTrie(surfaces, readLists(known.map));
  const classes = readClasses(files.classes);
  const unknown = listUnknown(readLists(files.unknown.map), classes.names.length);
  const features = new FeatureReader(words.records.length + unknown.records.length);
  features.readAll(known, words.records);
  features.readAll(files.unknown, unknown.records);
  return layOutDictionary({
    source,
    symbolOfUnit: surfaces.symbolOfUnit,
    trie: words.trie,
    entries: features.entries,
    knownEntries: words.records.length,
    unknownStart: unknown.start.map((start) => start + words.records.length),
    alwaysTried: Uint8Array.from(classes.tried),
    grouped: Uint8Array.from(classes.grouped),
    classOfUnit: files.classOfUnit,
    letterClass: classes.names.indexOf('GREEK'),
    ...readConnections(files.connection),
    recordOfEntry: joinNumbers(words.records, unknown.records),
    baseOfEntry: features.bases,
    readingOfEntry: features.readings,
    texts: features.pool.finish(),
    partsOfSpeech: features.partsOfSpeech,
  });
}

/** Where the words of each key stand in the map; -1: no such key. */
interface WordLists {
  readonly map: Int32Array;
  readonly placeOfKey: Int32Array;
}

function readLists(map: Int32Array): WordLists {
  const keys = map[0] ?? 0;
  let highest = 0;
  for (let count = 0, place = 1; count < keys; count += 1, place += 2 + (map[place + 1] ?? 0)) highest = Math.max(highest, map[place] ?? 0);
  const placeOfKey = new Int32Array(highest + 1).fill(-1);
  for (let count = 0, place = 1; count < keys; count += 1, place += 2 + (map[place + 1] ?? 0)) placeOfKey[map[place] ?? 0] = place + 1;
  return { map, placeOfKey };
}

/** A word's record is ten bytes long. */
const recordBytes = 10;

/** Writes the record numbers of a key's words at a place, in the order of the list; gives the place after them. */
function writeRecords({ map, placeOfKey }: WordLists, key: number, target: { readonly records: Int32Array; readonly at: number }): number {
  const place = placeOfKey[key] ?? -1;
  if (place < 0) return target.at;
  const count = map[place] ?? 0;
  for (let index = 0; index < count; index += 1) target.records[target.at + index] = (map[place + 1 + index] ?? 0) / recordBytes;
  return target.at + count;
}

interface TrieOfWords {
  readonly trie: Int32Array;
  /** By entry: its record. */
  readonly records: Int32Array;
}

function layOutTrie(surfaces: SurfaceTrie, lists: WordLists): TrieOfWords {
  const { slots, base, check, slotOfNode } = buildDoubleArray(surfaces);
  const keyOfSlot = new Int32Array(slots).fill(-1);
  for (let node = 0; node < surfaces.nodes; node += 1) keyOfSlot[slotOfNode[node] ?? 0] = surfaces.keyOfNode[node] ?? -1;
  const records = new Int32Array(lists.map.length);
  let entries = 0;
  // Beyond the last slot there is room for every symbol, so that a step never leaves the array.
  const trie = new Int32Array((slots + 0x10000) * SLOT_FIELDS);
  for (let slot = 0, field = 0; field < trie.length; slot += 1, field += SLOT_FIELDS) {
    trie[field] = base[slot] ?? 0;
    trie[field + 1] = slot === 0 ? -1 : (check[slot] ?? -1);
    trie[field + 2] = entries;
    const key = slot < slots ? (keyOfSlot[slot] ?? -1) : -1;
    if (key >= 0) entries = writeRecords(lists, key, { records, at: entries });
    trie[field + 3] = entries;
  }
  return { trie, records: records.slice(0, entries) };
}

function listUnknown(lists: WordLists, classes: number): { readonly start: Int32Array; readonly records: Int32Array } {
  const records = new Int32Array(lists.map.length);
  const start = new Int32Array(classes + 1);
  for (let index = 0; index < classes; index += 1) start[index + 1] = writeRecords(lists, index, { records, at: start[index] ?? 0 });
  return { start, records: records.slice(0, start[classes]) };
}

function joinNumbers(first: Int32Array, second: Int32Array): Int32Array {
  const joined = new Int32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

/** Reads each word's numbers and feature line once. */
class FeatureReader {
  readonly entries: Int16Array;
  readonly bases: Int32Array;
  readonly readings: Int32Array;
  readonly pool: TextPool;
  readonly #grammar = new GrammarList();
  #entry = 0;

  constructor(entries: number) {
    this.entries = new Int16Array(entries * ENTRY_FIELDS);
    this.bases = new Int32Array(entries);
    this.readings = new Int32Array(entries);
    this.pool = new TextPool(entries);
  }

  get partsOfSpeech(): readonly string[] {
    return this.#grammar.names;
  }

  readAll({ records, features }: WordFiles, order: Int32Array): void {
    for (let index = 0; index < order.length; index += 1) {
      const field = (order[index] ?? 0) * 5;
      const at = this.#entry * ENTRY_FIELDS;
      for (let number = 0; number < 3; number += 1) this.entries[at + number] = records[field + number] ?? 0;
      const start = ((records[field + 4] ?? 0) << 16) | ((records[field + 3] ?? 0) & 0xffff);
      this.entries[at + 3] = this.#readLine(features, start, records[field] ?? 0);
      this.#entry += 1;
    }
  }

  /** Surface, six fields of part of speech and conjugation, base form, reading, pronunciation. Gives the number of the six. */
  #readLine(bytes: Uint8Array, start: number, context: number): number {
    const surfaceEnd = fieldEnd(bytes, start);
    const number = this.#grammar.read(bytes, surfaceEnd + 1, context);
    const baseStart = this.#grammar.end + 1;
    const sameEnd = baseStart + surfaceEnd - start;
    const isSurface = isSame(bytes, { first: start, second: baseStart, length: surfaceEnd - start }) && (bytes[sameEnd] === COMMA || bytes[sameEnd] === 0);
    const baseEnd = isSurface ? sameEnd : fieldEnd(bytes, baseStart);
    this.bases[this.#entry] = isSurface ? SURFACE_TEXT : this.#keep(bytes, baseStart, baseEnd);
    this.readings[this.#entry] = bytes[baseEnd] === COMMA ? this.#keep(bytes, baseEnd + 1, fieldEnd(bytes, baseEnd + 1)) : NO_TEXT;
    return number;
  }

  /** `*` stands for nothing. */
  #keep(bytes: Uint8Array, start: number, end: number): number {
    return end === start || (end === start + 1 && bytes[start] === ASTERISK) ? NO_TEXT : this.pool.add(bytes, start, end);
  }
}

/** The different parts of speech, numbered as they are met. */
class GrammarList {
  readonly names: string[] = [];
  /** Where the six fields read last end. */
  end = 0;
  readonly #bytes: Uint8Array[] = [];
  readonly #numberOf = new Map<string, number>();
  /** By left context: the number met last. Words that share a context mostly share all six fields. */
  readonly #expected: number[] = [];

  /** Reads six fields; gives their number. */
  read(bytes: Uint8Array, start: number, context: number): number {
    const expected = this.#expected[context];
    if (expected !== undefined && this.#stands(bytes, start, expected)) return expected;
    let end = start - 1;
    for (let field = 0; field < 6; field += 1) end = fieldEnd(bytes, end + 1);
    this.end = end;
    const number = this.#numberFor(bytes.slice(start, end));
    this.#expected[context] = number;
    return number;
  }

  #stands(bytes: Uint8Array, start: number, number: number): boolean {
    const wanted = this.#bytes[number];
    const length = wanted?.length ?? 0;
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== wanted?.[at]) return false;
    this.end = start + length;
    return bytes[this.end] === COMMA || bytes[this.end] === 0;
  }

  #numberFor(bytes: Uint8Array): number {
    const name = Buffer.from(bytes).toString('utf8');
    const met = this.#numberOf.get(name);
    if (met !== undefined) return met;
    this.#numberOf.set(name, this.names.length);
    this.#bytes.push(bytes);
    return this.names.push(name) - 1;
  }
}

function isSame(bytes: Uint8Array, { first, second, length }: { readonly first: number; readonly second: number; readonly length: number }): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[first + at] !== bytes[second + at]) return false;
  return true;
}

const COMMA = 0x2c;
const ASTERISK = 0x2a;

/** A field ends with a comma, a line with a zero byte. */
function fieldEnd(bytes: Uint8Array, start: number): number {
  let end = start;
  while ((bytes[end] ?? 0) !== 0 && bytes[end] !== COMMA) end += 1;
  return end;
}

function readConnections(costs: Int16Array): Pick<CompiledDictionary, 'connection' | 'connectionWidth'> {
  const rights = costs[0] ?? 0;
  const lefts = costs[1] ?? 0;
  const connection = new Int16Array(rights * lefts);
  for (let right = 0; right < rights; right += 1) {
    for (let left = 0; left < lefts; left += 1) connection[left * rights + right] = costs[2 + right * lefts + left] ?? 0;
  }
  return { connection, connectionWidth: rights };
}

interface CharacterClasses {
  readonly names: string[];
  readonly tried: number[];
  readonly grouped: number[];
}

function readClasses(bytes: Uint8Array): CharacterClasses {
  const classes: CharacterClasses = { names: [], tried: [], grouped: [] };
  for (let place = 0; place + 6 < bytes.length && bytes[place + 6] !== 0; ) {
    const end = bytes.indexOf(0, place + 6);
    classes.names.push(Buffer.from(bytes.subarray(place + 6, end)).toString('latin1'));
    classes.tried.push(bytes[place] ?? 0);
    classes.grouped.push(bytes[place + 1] ?? 0);
    place = end + 1;
  }
  return classes;
}
