import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GensenError } from '../../../corpora-config/index.ts';
import type { Dictionary, WordTable } from './dictionary.ts';

const decompress = promisify(gunzip);

/** Where kuromoji keeps its dictionary, and which version of it is installed. */
export interface DictionaryPackage {
  readonly folder: string;
  readonly version: string;
}

/** Finds the installed kuromoji package. Errors: `configuration.invalid` when it is not installed. */
export async function findDictionaryPackage(): Promise<DictionaryPackage> {
  try {
    const manifest = createRequire(import.meta.url).resolve('kuromoji/package.json');
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { readonly version: string };
    return { folder: join(dirname(manifest), 'dict'), version };
  } catch (cause) {
    throw new GensenError('configuration.invalid', { message: 'the package kuromoji with its dictionary is not installed', mend: 'run `npm ci`', cause });
  }
}

/**
 * Reads kuromoji's dictionary files straight into typed arrays (half a second of CPU, 64 MB; process 187 MB afterwards, 339 MB with kuromoji's own loader).
 * Files are padded with zeros to a power of two by its builder; the padding is cut off.
 * Errors: `configuration.invalid` when a file is missing or damaged.
 */
export async function loadDictionary(folder: string): Promise<Dictionary> {
  const read = (name: string): Promise<Uint8Array> => readPart(folder, name);
  const [base, check, connectionBytes, classes, invoke] = await Promise.all(['base', 'check', 'cc', 'unk_char', 'unk_invoke'].map(read));
  const known = await readWordTable(['tid', 'tid_pos', 'tid_map'].map(read));
  const unknown = await readWordTable(['unk', 'unk_pos', 'unk_map'].map(read));
  return {
    base: new Int32Array(bufferOf(base)),
    check: new Int32Array(bufferOf(check)),
    known,
    unknown,
    ...readConnections(new Int16Array(bufferOf(connectionBytes))),
    classOfUnit: classes ?? new Uint8Array(),
    ...readClasses(invoke ?? new Uint8Array()),
  };
}

async function readPart(folder: string, name: string): Promise<Uint8Array> {
  const path = join(folder, `${name}.dat.gz`);
  try {
    return await decompress(await readFile(path));
  } catch (cause) {
    throw new GensenError('configuration.invalid', { message: `dictionary file ${name}.dat.gz cannot be read`, mend: 'run `npm ci` again', cause });
  }
}

/** A copy of its own, so that it is aligned for wider numbers and keeps no larger buffer alive. */
function bufferOf(bytes: Uint8Array | undefined): ArrayBuffer {
  return Uint8Array.from(bytes ?? []).buffer;
}

async function readWordTable(parts: readonly Promise<Uint8Array>[]): Promise<WordTable> {
  const [records, features, map] = await Promise.all(parts);
  const lists = readLists(new Int32Array(bufferOf(map)));
  const lastWord = lists.list.reduce((last, word) => Math.max(last, word), 0);
  return {
    records: new Int16Array(bufferOf(records?.subarray(0, lastWord + 10))),
    features: new Uint8Array(bufferOf(features?.subarray(0, lengthWithoutPadding(features) + 1))),
    ...lists,
  };
}

/** `tid_map.dat`: number of keys, then for each: key, number of words, words. Keys come in any order. */
function readLists(map: Int32Array): Pick<WordTable, 'listStart' | 'list'> {
  const keys = map[0] ?? 0;
  const entries: { readonly key: number; readonly words: Int32Array }[] = [];
  let position = 1;
  for (let count = 0; count < keys; count += 1) {
    const length = map[position + 1] ?? 0;
    entries.push({ key: map[position] ?? 0, words: map.subarray(position + 2, position + 2 + length) });
    position += 2 + length;
  }
  return layOut(entries);
}

function layOut(entries: readonly { readonly key: number; readonly words: Int32Array }[]): Pick<WordTable, 'listStart' | 'list'> {
  const ordered = [...entries].sort((first, second) => first.key - second.key);
  const highest = ordered.at(-1)?.key ?? 0;
  const listStart = new Int32Array(highest + 2);
  for (const { key, words } of ordered) listStart[key + 1] = words.length;
  for (let key = 1; key < listStart.length; key += 1) listStart[key] = (listStart[key] ?? 0) + (listStart[key - 1] ?? 0);
  const list = new Int32Array(listStart[highest + 1] ?? 0);
  for (const { key, words } of ordered) list.set(words, listStart[key] ?? 0);
  return { listStart, list };
}

function lengthWithoutPadding(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return length;
}

/** `cc.dat`: number of right contexts, number of left contexts, then the costs with the left context running fastest. */
function readConnections(costs: Int16Array): Pick<Dictionary, 'connection' | 'connectionWidth'> {
  const rights = costs[0] ?? 0;
  const lefts = costs[1] ?? 0;
  const connection = new Int16Array(rights * lefts);
  for (let right = 0; right < rights; right += 1) {
    for (let left = 0; left < lefts; left += 1) connection[left * rights + right] = costs[2 + right * lefts + left] ?? 0;
  }
  return { connection, connectionWidth: rights };
}

/** `unk_invoke.dat`, a class after the other: always tried (1 byte), grouped (1), longest (4), name ended by zero. */
function readClasses(bytes: Uint8Array): Pick<Dictionary, 'alwaysTried' | 'grouped' | 'letterClass'> {
  const classes: { readonly name: string; readonly tried: number; readonly grouped: number }[] = [];
  for (let position = 0; position + 6 < bytes.length && bytes[position + 6] !== 0; ) {
    const end = bytes.indexOf(0, position + 6);
    const name = Buffer.from(bytes.subarray(position + 6, end)).toString('latin1');
    classes.push({ name, tried: bytes[position] ?? 0, grouped: bytes[position + 1] ?? 0 });
    position = end + 1;
  }
  return {
    alwaysTried: Uint8Array.from(classes, (entry) => entry.tried),
    grouped: Uint8Array.from(classes, (entry) => entry.grouped),
    letterClass: classes.findIndex((entry) => entry.name === 'GREEK'),
  };
}
