/** One thing a source holds: a file, or an entry of an archive. It may hold several documents. */
export interface SourceItem {
  /** Stable name inside the corpus: the base name of the source root, then the path below it, `/` between. */
  readonly key: string;
  /** Where it can be reopened. */
  readonly uri: string;
  /** 0: the source does not tell before the item is opened. */
  readonly bytes: number;
  /** ISO time of the source's last change, when it tells. */
  readonly modified?: string;
  /** What the source says of the item besides its bytes, under the source's own names; of e-Gov `law_info` and `revision_info`. */
  readonly metadata?: SourceMetadata;
}

/** Plain facts by name. */
export type SourceMetadata = Readonly<Record<string, string | number | boolean | null>>;

/** What a listing leaves out, so that nothing is dropped in silence. */
export interface IgnoredItem {
  readonly key: string;
  /** `linked`: a link to a folder whose files are listed where they lie. */
  readonly reason: 'excluded' | 'not-included' | 'linked';
}

/**
 * Lists and opens the items of one corpus. Listing order is by key (UTF-16 code units) and the same on every call.
 * Errors: `source.unreadable`, `source.hostile-path`, `source.link-not-followed`, `source.too-large`; of sources over the network also `source.unreachable`,
 * `source.incomplete`, `source.format-changed`, `operation.interrupted`. A listing that fails gives no key at all or throws: it is
 * never shorter than what the source holds.
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
