import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { compileDictionary } from './compile-dictionary.ts';
import { viewDictionary, type CompiledDictionary } from './compiled-dictionary.ts';
import { findDictionaryPackage, readDictionaryFiles } from './dictionary-files.ts';

/**
 * Opens the dictionary of the installed kuromoji package, compiled for the lattice. 30 MB of shared memory.
 * @param cacheFile where the compiled form is kept. A file of another format or version, or one that is damaged, is made
 * again; one that cannot be written is done without. Absent: compiled each time.
 * Errors: `configuration.invalid` when kuromoji is not installed or its files are damaged.
 */
export async function openDictionary(cacheFile?: string): Promise<CompiledDictionary> {
  const { folder, version } = await findDictionaryPackage();
  const source = `kuromoji-${version}`;
  const cached = cacheFile === undefined ? undefined : await readCache(cacheFile);
  if (cached?.source === source) return cached;
  const compiled = compileDictionary(await readDictionaryFiles(folder), source);
  if (cacheFile !== undefined) await writeCache(cacheFile, compiled.buffer);
  return compiled;
}

/** The file: CRC-32 of what follows (4 bytes, little-endian), 4 bytes of zero, then the dictionary as `layOutDictionary` made it. */
const prefixBytes = 8;

async function readCache(path: string): Promise<CompiledDictionary | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const buffer = await readShared(file);
    return buffer === undefined ? undefined : viewDictionary(buffer);
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}

/** Straight into shared memory; undefined when the checksum differs. */
async function readShared(file: FileHandle): Promise<SharedArrayBuffer | undefined> {
  const { size } = await file.stat();
  const prefix = Buffer.alloc(prefixBytes);
  await file.read(prefix, 0, prefixBytes, 0);
  const buffer = new SharedArrayBuffer(Math.max(0, size - prefixBytes));
  const bytes = new Uint8Array(buffer);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, prefixBytes + filled);
    if (bytesRead === 0) return undefined;
    filled += bytesRead;
  }
  return crc32(bytes) === prefix.readUInt32LE(0) ? buffer : undefined;
}

/** Under another name first, then a rename: whoever reads meanwhile finds the old file or the new one, whole. A crash may leave less; the checksum tells. */
async function writeCache(path: string, buffer: SharedArrayBuffer): Promise<void> {
  const bytes = new Uint8Array(buffer);
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32LE(crc32(bytes), 0);
  const unfinished = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(prefix);
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch {
    await rm(unfinished, { force: true }).catch(() => {});
  }
}
