import type { BlobFolder, BlobPlace } from './blob-folder.ts';

/** The same in memory: for tests, and for an index that keeps nothing. */
export function openMemoryBlobs(): BlobFolder {
  const held = new Map<string, Segment>();
  let root: { readonly version: number; readonly bytes: Uint8Array } | undefined;
  let turned = 0;
  const current = (): string => String(turned);
  return {
    version: async () => (root === undefined ? undefined : String(root.version)),
    readRoot: async () => root?.bytes,
    append: async (blobs) => {
      const segment = held.get(current()) ?? new Segment();
      held.set(current(), segment);
      return blobs.map((blob): BlobPlace => [current(), segment.add(blob), blob.length]);
    },
    read: async ([name, offset, length]) => {
      const segment = held.get(name);
      if (segment === undefined) throw new Error(`segment ${name} was removed`);
      return segment.read(offset, length);
    },
    bytes: async () => [...held.values()].reduce((sum, { end }) => sum + end, 0),
    turn: async () => {
      turned += 1;
    },
    publish: async (bytes, segments) => {
      root = { version: (root?.version ?? 0) + 1, bytes };
      for (const segment of held.keys()) if (!segments.has(segment) && segment !== current()) held.delete(segment);
    },
    close: async () => {},
  };
}

class Segment {
  #bytes = new Uint8Array(1024);
  end = 0;

  /** Gives where it begins. */
  add(blob: Uint8Array): number {
    const begin = this.end;
    this.end += blob.length;
    if (this.end > this.#bytes.length) {
      const grown = new Uint8Array(this.end * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes.set(blob, begin);
    return begin;
  }

  read(offset: number, length: number): Uint8Array {
    if (offset + length > this.end) throw new Error(`a segment ends before ${offset + length}`);
    return this.#bytes.slice(offset, offset + length);
  }
}
