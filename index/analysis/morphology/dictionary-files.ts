import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { GensenError } from '../../../corpora-config/index.ts';

const decompress = promisify(gunzip);

/** Where kuromoji keeps its dictionary, and which version of it is installed. */
export interface DictionaryPackage {
  readonly folder: string;
  readonly version: string;
}

/** Words of one kind (known, or made up for unknown text), as kuromoji's `tid` and `unk` files hold them. */
export interface WordFiles {
  /** Five 16-bit numbers a word: left context, right context, cost, and the offset of its features in two halves, low first. */
  readonly records: Int16Array;
  /** UTF-8 lines, each ended by a zero byte: surface, part of speech ×4, conjugation ×2, base form, reading, pronunciation. */
  readonly features: Uint8Array;
  /** Number of keys, then for each: key, number of words, words (byte offsets into the records). Keys come in any order. */
  readonly map: Int32Array;
}

/** IPADIC as kuromoji ships it. */
export interface DictionaryFiles {
  /** Double-array trie over the UTF-8 bytes of every surface: child = base[parent] + byte, valid when check[child] = parent. */
  readonly base: Int32Array;
  readonly check: Int32Array;
  readonly known: WordFiles;
  readonly unknown: WordFiles;
  /** Number of right contexts, number of left contexts, then costs with the left context running fastest. */
  readonly connection: Int16Array;
  /** Character class of each UTF-16 unit. */
  readonly classOfUnit: Uint8Array;
  /** A class after the other: always tried (1 byte), grouped (1), longest (4), name ended by zero. */
  readonly classes: Uint8Array;
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

/** Reads kuromoji's twelve dictionary files. Errors: `configuration.invalid` when one is missing or damaged. */
export async function readDictionaryFiles(folder: string): Promise<DictionaryFiles> {
  const read = (name: string): Promise<Buffer> => readPart(folder, name);
  const [base, check, connection, classOfUnit, classes, known, unknown] = await Promise.all([
    read('base'), read('check'), read('cc'), read('unk_char'), read('unk_invoke'), readWords(folder, 'tid'), readWords(folder, 'unk'),
  ]);
  return { base: wide(base), check: wide(check), known, unknown, connection: short(connection), classOfUnit, classes };
}

async function readWords(folder: string, name: string): Promise<WordFiles> {
  const [records, features, map] = await Promise.all([name, `${name}_pos`, `${name}_map`].map((part) => readPart(folder, part)));
  return { records: short(records), features: features ?? Buffer.alloc(0), map: wide(map) };
}

/** No file of the dictionary is larger, in bytes. */
const largestBytes = 1 << 26;

async function readPart(folder: string, name: string): Promise<Buffer> {
  try {
    const packed = await readFile(join(folder, `${name}.dat.gz`));
    return await decompress(packed, { chunkSize: pieceBytesFor(packed) });
  } catch (cause) {
    throw new GensenError('configuration.invalid', { message: `dictionary file ${name}.dat.gz cannot be read`, mend: 'run `npm ci` again', cause });
  }
}

/** Zlib gives the text in pieces of a size and joins them; a gzip file ends with its length (RFC 1952), so that one piece is enough. */
function pieceBytesFor(packed: Buffer): number {
  const bytes = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4);
  return Math.min(largestBytes, Math.max(64, bytes + 1));
}

function wide(bytes: Buffer | undefined): Int32Array {
  return new Int32Array(aligned(bytes), 0, (bytes?.length ?? 0) >> 2);
}

function short(bytes: Buffer | undefined): Int16Array {
  return new Int16Array(aligned(bytes), 0, (bytes?.length ?? 0) >> 1);
}

/** Copies only what does not begin its buffer. */
function aligned(bytes: Buffer = Buffer.alloc(0)): ArrayBuffer {
  const { buffer } = bytes;
  return bytes.byteOffset === 0 && buffer instanceof ArrayBuffer ? buffer : Uint8Array.from(bytes).buffer;
}
