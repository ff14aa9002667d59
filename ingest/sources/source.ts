/** One thing a source holds: a file, or an entry of an archive. It may hold several documents. */
export interface SourceItem {
  /** Stable name inside the corpus: the base name of the source root, then the path below it, `/` between. */
  readonly key: string;
  /** Where it can be reopened. */
  readonly uri: string;
  readonly bytes: number;
  /** ISO time of the source's last change, when it tells. */
  readonly modified?: string;
}

/** What a listing leaves out, so that nothing is dropped in silence. */
export interface IgnoredItem {
  readonly key: string;
  readonly reason: 'excluded' | 'not-included';
}

/**
 * Lists and opens the items of one corpus. Listing order is by key (UTF-16 code units) and the same on every call.
 * Errors: `source.unreadable`, `source.hostile-path`, `source.too-large`.
 */
export interface Source {
  /** For people: the adapter and the place. */
  readonly description: string;
  list(): AsyncIterable<SourceItem>;
  /** Keys alone, for deletion; never opens an item. */
  listKeys(): AsyncIterable<string>;
  listIgnored(): AsyncIterable<IgnoredItem>;
  /** The whole item. `limitBytes` refuses more with `source.too-large`. */
  open(key: string, limitBytes: number): Promise<Uint8Array>;
  close(): Promise<void>;
}
