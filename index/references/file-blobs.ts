import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobFolder, BlobPlace } from './blob-folder.ts';

/**
 * Segments as files `*.segment`, the root as the file `catalogue`, replaced by a rename. The folder is made when something is appended.
 * Blobs lie one after another, with nothing between.
 */
export function openFileBlobs(folder: string): BlobFolder {
  const readers = new Map<string, Promise<FileHandle>>();
  const root = join(folder, 'catalogue');
  let writing: Writing | undefined;
  const turn = async (): Promise<void> => {
    await writing?.file.sync();
    await writing?.file.close();
    writing = undefined;
  };
  const closeReaders = async (isGone: (segment: string) => boolean): Promise<void> => {
    for (const [segment, opening] of [...readers].filter(([name]) => isGone(name))) {
      readers.delete(segment);
      await opening.then((file) => file.close(), () => {});
    }
  };
  return {
    version: () => stat(root).then(({ mtimeMs, ino, size }) => `${ino} ${mtimeMs} ${size}`, ignoreAbsent),
    readRoot: () => readFile(root).catch(ignoreAbsent),
    append: async (blobs) => {
      writing ??= await beginSegment(folder);
      return appendTo(writing, blobs);
    },
    read: async ([segment, offset, length]) => {
      const opening = readers.get(segment) ?? open(join(folder, segment), 'r');
      readers.set(segment, opening);
      opening.catch(() => readers.delete(segment));
      return readWhole(await opening, offset, length);
    },
    bytes: () => countBytes(folder),
    turn,
    publish: async (bytes, segments) => {
      await mkdir(folder, { recursive: true });
      await writing?.file.sync();
      await replaceFile(root, bytes);
      await closeReaders((segment) => !segments.has(segment));
      await removeOthers(folder, new Set([...segments, ...(writing === undefined ? [] : [writing.segment])]));
    },
    close: async () => {
      await turn();
      await closeReaders(() => true);
    },
  };
}

interface Writing {
  readonly segment: string;
  readonly file: FileHandle;
  end: number;
}

async function beginSegment(folder: string): Promise<Writing> {
  await mkdir(folder, { recursive: true });
  const segment = `${randomUUID()}.segment`;
  return { segment, file: await open(join(folder, segment), 'wx'), end: 0 };
}

async function appendTo(writing: Writing, blobs: readonly Uint8Array[]): Promise<readonly BlobPlace[]> {
  const start = writing.end;
  const places = blobs.map((blob): BlobPlace => {
    const offset = writing.end;
    writing.end += blob.length;
    return [writing.segment, offset, blob.length];
  });
  await writeWhole(writing.file, Buffer.concat(blobs), start);
  return places;
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, start: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await file.write(bytes, written, bytes.length - written, start + written)).bytesWritten;
  }
}

async function readWhole(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw new Error(`a segment ends before ${offset + length}`);
    filled += bytesRead;
  }
  return bytes;
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

async function countBytes(folder: string): Promise<number> {
  const sizes = await Promise.all((await listSegments(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function listSegments(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(ignoreAbsent);
  return (names ?? []).filter((name) => name.endsWith('.segment'));
}

/** A reader that has one open reads on; one that has not finds the new root. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const others = (await listSegments(folder)).filter((name) => !kept.has(name));
  await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
}

function ignoreAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
