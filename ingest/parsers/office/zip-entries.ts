import type { Readable } from 'node:stream';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** An archive in memory and the entries of its directory. */
export interface ZipEntries {
  readonly zip: ZipFile;
  readonly entries: readonly Entry[];
}

/** Reads the directory of a zip archive. Rejects when it is damaged or an entry's name leaves the archive. */
export async function openZip(bytes: Uint8Array): Promise<ZipEntries> {
  const zip = await readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { zip, entries: await listEntries(zip) };
}

/** Unpacks one entry as a stream that fails when it gives more or fewer bytes than the directory says. */
export function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(error);
    });
  });
}

function readDirectory(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

function listEntries(zip: ZipFile): Promise<readonly Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}
