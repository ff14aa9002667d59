/** Where a blob lies: segment, offset and length in bytes. */
export type BlobPlace = readonly [segment: string, offset: number, length: number];

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
  /** In the order given. */
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
