import type { Attributes, CorpusDefinition, Document, Finding } from '../../corpora-config/index.ts';

/** What a parser is told about the item it reads. */
export interface ParserInput {
  readonly definition: CorpusDefinition;
  /** Key of the item in its source. */
  readonly key: string;
  readonly uri: string;
  readonly bytes: Uint8Array;
  /** ISO dates and attributes that the listing tells (several revisions of one law side by side, lists of revisions). */
  readonly validity?: { readonly validFrom?: string; readonly validUntil?: string; readonly attributes?: Attributes };
}

/** What an item gave: documents in the item's order, and findings about the item as a whole. A `failure` here means no document. */
export interface ParserOutput {
  readonly documents: readonly Document[];
  readonly findings: readonly Finding[];
}

/**
 * Reads one format. All text of the item stands in the documents' sections, in order; what has no place becomes a `text`
 * section and a finding. A parser never throws for bad input: it returns findings. It reads no files and no environment.
 */
export interface Parser {
  /** Changes whenever the same bytes would give another result; part of the parse fingerprint. */
  readonly version: string;
  parse(input: ParserInput): Promise<ParserOutput>;
}
