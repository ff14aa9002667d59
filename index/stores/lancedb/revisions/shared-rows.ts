import type { Attributes } from '../../../../corpora-config/index.ts';
import type { StoredChunk } from '../../chunk-store.ts';
import { hashOwn, hashShared } from '../../chunk-hash.ts';
import { isBelow } from '../../packed/chunk-cells.ts';
import type { ListedRevision, RevisionList } from './revision-list.ts';

/** A revision that has the passage of a row, and where. */
export interface RowUse {
  readonly revision: ListedRevision;
  readonly ordinal: number;
}

/** Reads a list of revisions: gives for each row the chunks that it stands for. */
export class SharedRows {
  readonly #list: RevisionList;
  /** By holder, then by ordinal there; the holder itself first. Made when first asked for. */
  #uses: ReadonlyMap<string, ReadonlyMap<number, readonly RowUse[]>> | undefined;
  readonly #holders = new Map<string, ReadonlyMap<string, readonly [first: number, last: number]>>();
  readonly #parts = new Map<string, Map<ListedRevision, SharedPart>>();

  constructor(list: RevisionList) {
    this.#list = list;
  }

  get list(): RevisionList {
    return this.#list;
  }

  get documents(): readonly string[] {
    return this.#list.revisions.map(({ document }) => document);
  }

  /** Who has the passage of a row; nobody when the row is a chunk of its document alone. */
  usesOf({ document, ordinal }: Pick<StoredChunk, 'document' | 'ordinal'>): readonly RowUse[] {
    this.#uses ??= readUses(this.#list);
    return this.#uses.get(document)?.get(ordinal) ?? [];
  }

  /**
   * The chunks that a row stands for.
   * @param isWanted says which revisions are wanted of a row that several have; default all
   */
  expand(row: StoredChunk, isWanted: (revision: ListedRevision) => boolean = () => true): readonly StoredChunk[] {
    const uses = this.usesOf(row);
    if (uses.length === 0) return [row];
    const parts = this.#partsOf(row);
    return uses.filter(({ revision }) => isWanted(revision)).map((use) => this.#chunkOf(row, use, parts));
  }

  /** The chunk of one revision from the row that it shares. */
  #chunkOf(row: StoredChunk, { revision, ordinal }: RowUse, parts: Map<ListedRevision, SharedPart>): StoredChunk {
    const { date: _date, validFrom: _from, validUntil: _until, ...rest } = row;
    const { document, date, validFrom, validUntil } = revision;
    const chunk = {
      ...rest,
      id: document + row.id.slice(row.document.length),
      document,
      ordinal,
      parent: moveTo(document, row.parent, row.document),
      attributes: row.attributes,
      ...(date === undefined ? {} : { date }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
    };
    const part = parts.get(revision) ?? sharePart(chunk, revision);
    parts.set(revision, part);
    return Object.assign(chunk, { attributes: part.attributes, rowHash: hashOwn(chunk, part.hash) });
  }

  /** Documents of whose rows this one has any, itself included, with the first and the last ordinal there. */
  holdersOf(document: string): ReadonlyMap<string, readonly [first: number, last: number]> {
    const held = this.#holders.get(document) ?? this.#findHolders(document);
    this.#holders.set(document, held);
    return held;
  }

  #findHolders(document: string): ReadonlyMap<string, readonly [first: number, last: number]> {
    const holders = new Map<string, readonly [number, number]>([[document, [0, Number.MAX_SAFE_INTEGER]]]);
    for (const [holder, there, , count] of this.#list.revisions.find((revision) => revision.document === document)?.taken ?? []) {
      const name = this.#list.revisions[holder]?.document ?? '';
      const [first, last] = holders.get(name) ?? [there, there];
      holders.set(name, [Math.min(first, there), Math.max(last, there + count - 1)]);
    }
    return holders;
  }

  /** By revision, for all rows that share what this one shares. */
  #partsOf({ title, tenant, corpus, analysed, attributes }: StoredChunk): Map<ListedRevision, SharedPart> {
    const key = JSON.stringify([title, tenant, corpus, analysed, attributes]);
    const parts = this.#parts.get(key) ?? new Map<ListedRevision, SharedPart>();
    this.#parts.set(key, parts);
    return parts;
  }
}

/** What chunks of one revision whose rows share everything shared have alike: one object of attributes, and the hash over all of it. */
interface SharedPart {
  readonly attributes: Attributes;
  readonly hash: string;
}

/** @param chunk with the attributes of its row */
function sharePart(chunk: StoredChunk, revision: ListedRevision): SharedPart {
  const attributes = { ...revision.attributes, ...chunk.attributes };
  return { attributes, hash: hashShared({ ...chunk, attributes }, chunk.analysed) };
}

/** An identifier of one revision as that of another; anything else as it is. */
export function moveTo(document: string, id: string, from: string): string {
  return id === from || isBelow(id, from) ? document + id.slice(from.length) : id;
}

function readUses({ revisions }: RevisionList): ReadonlyMap<string, ReadonlyMap<number, readonly RowUse[]>> {
  const uses = new Map<string, Map<number, RowUse[]>>();
  for (const revision of revisions) {
    for (const [holder, there, here, count] of revision.taken) {
      const held = revisions[holder];
      if (held === undefined) continue;
      const ofHolder = uses.get(held.document) ?? new Map<number, RowUse[]>();
      uses.set(held.document, ofHolder);
      for (let at = 0; at < count; at += 1) {
        const ofRow = ofHolder.get(there + at) ?? [{ revision: held, ordinal: there + at }];
        ofRow.push({ revision, ordinal: here + at });
        ofHolder.set(there + at, ofRow);
      }
    }
  }
  return uses;
}
