import type { BlobFolder, BlobPlace } from './blob-folder.ts';

/** The same in memory: for tests, and for an index that keeps nothing. */
export function openMemoryBlobs(): BlobFolder {
  const held = new Map<string, Uint8Array[]>();
  let root: { readonly version: number; readonly bytes: Uint8Array } | undefined;
  let turned = 0;
  const current = (): string => String(turned);
  return {
    version: async () => (root === undefined ? undefined : String(root.version)),
    readRoot: async () => root?.bytes,
    append: async (blobs) => {
      const segment = held.get(current()) ?? [];
      held.set(current(), segment);
      return blobs.map((blob): BlobPlace => [current(), segment.push(blob) - 1, blob.length]);
    },
    read: async ([segment, offset]) => {
      const blob = held.get(segment)?.[offset];
      if (blob === undefined) throw new Error(`segment ${segment} was removed`);
      return blob;
    },
    bytes: async () => [...held.values()].flat().reduce((sum, { length }) => sum + length, 0),
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
