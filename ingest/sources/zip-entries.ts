import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { GensenError } from '../../corpora-config/index.ts';
import type { SourceEntry } from './entries.ts';
import { refuseTooLarge, unreadable } from './read-file.ts';

/** Where an archive lies and what it is called. */
export interface ArchivePlace {
  readonly file: string;
  /** Put before the entry names to make keys, without a final `/`. */
  readonly keyPrefix: string;
  /** Put before the entry names to make paths; empty or ending with `/`. */
  readonly pathPrefix: string;
  /** What all entries together may unpack to, in bytes. */
  readonly archiveBytes: number;
}

/**
 * Lists an archive from its central directory, nothing unpacked. Refuses the whole archive when one entry leaves it
 * (`source.hostile-path`), when it would unpack to more than `archiveBytes` or grow over 200-fold past 50 MB (`source.too-large`).
 * Sizes are checked again while an entry is read. Archives inside an archive are not opened.
 */
export async function readArchiveEntries(place: ArchivePlace): Promise<readonly SourceEntry[]> {
  const names = await readDirectory(place.file);
  const { size } = await stat(place.file);
  checkSizes(place, names.map(({ entry }) => entry), size);
  return names.map(({ name, entry }) => createEntry(place, name, entry));
}

/**
 * Unpacks every entry of an archive, keeping none, and compares it with the checksum of its directory (CRC-32, APPNOTE 4.4.7).
 * Throws `source.unreadable` when the archive is cut off or damaged, and what `readArchiveEntries` throws.
 */
export async function checkArchive(place: ArchivePlace): Promise<void> {
  const names = await readDirectory(place.file);
  const { size } = await stat(place.file);
  checkSizes(place, names.map(({ entry }) => entry), size);
  const archive = await openArchive(place.file);
  try {
    for (const { name, entry } of names) await checkEntry(archive, entry, `${place.file}#${name}`);
  } finally {
    archive.close();
  }
}

const highestRatio = 200;
const harmlessBytes = 50_000_000;

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

async function readDirectory(file: string): Promise<readonly NamedEntry[]> {
  const archive = await openArchive(file);
  const found: NamedEntry[] = [];
  try {
    for (let entry = await nextEntry(archive, file); entry !== undefined; entry = await nextEntry(archive, file)) {
      const name = nameOf(entry);
      if (isHostile(name)) refuseHostile(file, name);
      if (!name.endsWith('/')) found.push({ name, entry });
    }
    return tellApart(found);
  } finally {
    archive.close();
  }
}

/** An archive may name several entries alike, or in two Unicode forms: the later ones get `~2`, `~3` … before the extension, in the archive's order. */
function tellApart(entries: readonly NamedEntry[]): readonly NamedEntry[] {
  const taken = new Set(entries.map(({ name }) => name));
  const met = new Set<string>();
  return entries.map(({ name, entry }) => {
    let unique = name;
    for (let rank = 2; met.has(unique) || (unique !== name && taken.has(unique)); rank += 1) unique = name.replace(/(\.[^./]*)?$/u, (extension) => `~${rank}${extension}`);
    met.add(unique);
    return { name: unique, entry };
  });
}

function openArchive(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true }, (error, archive) => {
      if (error === null || error === undefined) resolve(archive);
      else reject(unreadable(file, error));
    });
  });
}

async function nextEntry(archive: ZipFile, file: string): Promise<Entry | undefined> {
  const stop = new AbortController();
  const { signal } = stop;
  try {
    const met = Promise.race([
      once(archive, 'entry', { signal }).then(([entry]: Entry[]) => entry),
      once(archive, 'end', { signal }).then(() => undefined),
    ]);
    archive.readEntry();
    return await met;
  } catch (cause) {
    throw unreadable(file, cause);
  } finally {
    stop.abort();
  }
}

/** Names are raw bytes: UTF-8, else what Windows in Japan writes (code page 932). Composed, as keys are. */
function nameOf(entry: Entry): string {
  const raw: unknown = entry.fileName;
  return (raw instanceof Uint8Array ? decodeName(raw) : String(raw)).normalize('NFC');
}

function decodeName(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('shift_jis').decode(raw);
  }
}

function isHostile(name: string): boolean {
  return name === '' || name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[a-z]:/iu.test(name) || name.split('/').includes('..');
}

function refuseHostile(file: string, name: string): never {
  throw new GensenError('source.hostile-path', {
    message: `${file} holds the entry ${JSON.stringify(name.slice(0, 200))}, which leaves the archive`,
    mend: 'rebuild the archive with relative paths that stay inside it',
  });
}

function checkSizes({ file, archiveBytes }: ArchivePlace, entries: readonly Entry[], packedBytes: number): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > archiveBytes) refuseTooLarge(file, unpacked, archiveBytes);
  if (unpacked > harmlessBytes && unpacked > packedBytes * highestRatio) refuseTooLarge(`${file} (${packedBytes} bytes packed)`, unpacked, packedBytes * highestRatio);
}

function createEntry(place: ArchivePlace, name: string, entry: Entry): SourceEntry {
  return {
    path: `${place.pathPrefix}${name}`,
    item: {
      key: `${place.keyPrefix}/${name}`,
      uri: `${pathToFileURL(place.file).href}#${encodeURI(name)}`,
      bytes: entry.uncompressedSize,
      modified: entry.getLastModDate().toISOString(),
    },
    read: (limitBytes) => readEntry(place.file, entry, limitBytes),
  };
}

async function readEntry(file: string, entry: Entry, limitBytes: number): Promise<Uint8Array> {
  const what = `${file}#${nameOf(entry)}`;
  if (entry.uncompressedSize > limitBytes) refuseTooLarge(what, entry.uncompressedSize, limitBytes);
  const archive = await openArchive(file);
  try {
    return await readStream(await openStream(archive, entry), what, limitBytes);
  } catch (cause) {
    throw cause instanceof GensenError ? cause : unreadable(what, cause);
  } finally {
    archive.close();
  }
}

async function checkEntry(archive: ZipFile, entry: Entry, what: string): Promise<void> {
  let sum = 0;
  try {
    for await (const part of await openStream(archive, entry)) sum = crc32(part, sum);
  } catch (cause) {
    throw unreadable(what, cause);
  }
  if (sum !== entry.crc32) throw unreadable(what, new Error('its checksum is another'));
}

function openStream(archive: ZipFile, entry: Entry): Promise<AsyncIterable<Uint8Array>> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error === null || error === undefined) resolve(stream);
      else reject(error);
    });
  });
}

/** Counts what really comes out, whatever the directory declared. */
async function readStream(stream: AsyncIterable<Uint8Array>, what: string, limitBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.length;
    if (bytes > limitBytes) refuseTooLarge(what, bytes, limitBytes);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
