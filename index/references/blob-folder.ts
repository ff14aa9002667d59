/** Where a blob lies: segment, offset and length in bytes. */
export type BlobPlace = readonly [segment: string, offset: number, length: number];

/** Where the parts of a blob lie, in their order. */
export type BlobPlaces = readonly BlobPlace[];

/**
 * Keeps blobs in segments that only grow, and one root that names those that count. What was appended counts once a root that names
 * it is published: a process that ends before leaves the root of before, and segments that nobody names.
 * One process may append and publish; any number may read meanwhile.
 */
export interface BlobFolder {
  /** Tells one published root from another; undefined when there is none. */
  version(): Promise<string | undefined>;
  /** The published root; undefined when there is none. */
  readRoot(): Promise<Uint8Array | undefined>;
  /** In the order given, in one segment: each begins where the one before it ends, so that several can be read as one. */
  append(blobs: readonly Uint8Array[]): Promise<readonly BlobPlace[]>;
  /** Rejects when the segment was removed since its root was read. */
  read(place: BlobPlace): Promise<Uint8Array>;
  /** Bytes of all segments, those that no root names included. */
  bytes(): Promise<number>;
  /** Begins a new segment for what is appended next. */
  turn(): Promise<void>;
  /** Replaces the root in one step, when all that was appended is safe, and removes the segments that it does not name. */
  publish(root: Uint8Array, segments: ReadonlySet<string>): Promise<void>;
  close(): Promise<void>;
}

/** Reads a blob that lies in parts. */
export async function readParts(blobs: BlobFolder, places: BlobPlaces): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const place of places) parts.push(await blobs.read(place));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts);
}
