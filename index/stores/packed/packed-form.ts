import type { PackedCounts } from './term-counter.ts';
import type { PackedTexts } from './text-column.ts';

/**
 * Chunks as flat columns with their terms counted: made in a worker thread, sent to another without a copy (`transferListOf`), and
 * written by a store almost as they are. No two chunks of a block have one identifier.
 */
export interface PackedChunks {
  /** Chunks in the block. */
  readonly size: number;
  /** Identifiers of the chunks, each behind `chunk:`. */
  readonly keys: PackedTexts;
  /** Documents whose identifier begins the identifiers of their chunks; '' stands for a chunk that is named otherwise. */
  readonly families: readonly string[];
  readonly documents: PackedTexts;
  readonly tenants: PackedTexts;
  /** JSON, see `chunk-cells.ts`. */
  readonly shared: PackedTexts;
  readonly bodies: PackedTexts;
  /** Heading terms, a line feed, terms. */
  readonly matched: PackedTexts;
  readonly ordinals: Int32Array;
  /** Days as numbers, see `chunk-cells.ts`. */
  readonly dates: Int32Array;
  readonly validFrom: Int32Array;
  readonly validUntil: Int32Array;
  /** `key=value` of every chunk, one after another. */
  readonly attributes: PackedTexts;
  /** Attributes of chunk `i`: from `attributeEnds[i]` to `attributeEnds[i + 1]`. */
  readonly attributeEnds: Int32Array;
  /** Absent when no chunk has one. */
  readonly vectors?: PackedVectors;
  /** One for each tenant of the block. */
  readonly counts: readonly PackedCounts[];
  /** UTF-16 units of the chunks' texts. */
  readonly characters: number;
}

export interface PackedVectors {
  readonly dimensions: number;
  /** `dimensions` for each chunk, zeros for one without a vector. */
  readonly numbers: Float32Array;
  /** 1 for a chunk that has a vector. */
  readonly present: Uint8Array;
}
