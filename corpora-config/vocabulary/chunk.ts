import type { Attributes } from './document.ts';
import type { Locator } from './locator.ts';

/** A passage: what is matched, ranked and cited. A document's chunks, joined in order, are the document's text. */
export interface Chunk {
  /** Identifier of the first body section in it; `~2`, `~3` … on the last segment when one section fills several chunks. */
  readonly id: string;
  readonly document: string;
  readonly corpus: string;
  readonly tenant: string;
  /** Position in the document, from 0. */
  readonly ordinal: number;
  readonly title: string;
  /** Headings above it, outermost first, the document's title left out. */
  readonly breadcrumb: readonly string[];
  readonly text: string;
  /** Identifier of the unit around it (article, speech, chapter); the document when there is none. */
  readonly parent: string;
  readonly locator: Locator;
  readonly attributes: Attributes;
  /** ISO date of the document. */
  readonly date?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** SHA-256 of `text` in UTF-8, hexadecimal. */
  readonly contentHash: string;
}
