import type { Attributes } from '../../../../corpora-config/index.ts';
import type { StoredChunk } from '../../chunk-store.ts';
import { hashChunkRow, hashOwn, hashShared } from '../../chunk-hash.ts';
import { always, dayNumber, forEver, isBelow } from '../../packed/chunk-cells.ts';
import { compareText } from '../../selection.ts';
import { joinRuns, type ListedRevision, type RevisionList } from './revision-list.ts';
import { moveTo } from './shared-rows.ts';

/** The chunks of a work as rows. */
export interface SharedChunks {
  readonly rows: readonly StoredChunk[];
  /** Undefined when no two revisions have a row in common. */
  readonly list: RevisionList | undefined;
}

/**
 * Makes rows of all chunks of a work: what revisions that follow each other have word for word at one place becomes one row, which
 * holds on all their days. How many rows there are does not depend on the order in which the revisions came.
 * @param held identifiers of the rows that there are; of the chunks that may hold a row, one of these is taken
 */
export function shareChunks(work: string, chunks: readonly StoredChunk[], held: ReadonlySet<string>): SharedChunks {
  const revisions = describeRevisions(chunks);
  const shared: SharedRun[] = [];
  const rows: StoredChunk[] = [];
  for (const run of findRuns(revisions)) {
    const [only] = run.chunks;
    if (run.chunks.length > 1) shared.push({ ...run, holder: run.chunks.find(({ chunk }) => held.has(chunk.id)) ?? run.chunks[0] });
    else if (only !== undefined) rows.push(only.chunk);
  }
  rows.push(...shared.map(makeRow));
  return { rows, list: shared.length === 0 ? undefined : { work, revisions: listRevisions(shared) } };
}

/** A revision while rows are made of it. */
interface Described {
  readonly revision: Omit<ListedRevision, 'taken'>;
  /** Days as numbers; until is exclusive. */
  readonly from: number;
  readonly until: number;
  readonly chunks: readonly StoredChunk[];
  /** Whether a row of it can be told by its ordinal, and its days are a span. */
  readonly isSound: boolean;
}

interface Placed {
  readonly chunk: StoredChunk;
  readonly described: Described;
  /** JSON of the attributes that are not the revision's. */
  readonly own: string;
}

interface Run {
  readonly chunks: [Placed, ...Placed[]];
  /** The first day on which none of its revisions holds. */
  until: number;
}

interface SharedRun extends Run {
  readonly holder: Placed;
}

/** In order of their days. */
function describeRevisions(chunks: readonly StoredChunk[]): readonly Described[] {
  const groups = [...groupByDocument(chunks).values()];
  const uniform = groups.map(uniformAttributes);
  const keys = keysOfRevisions(groups, uniform);
  return groups
    .map((group, at) => describeRevision(group, Object.fromEntries(Object.entries(uniform[at] ?? {}).filter(([key]) => keys.has(key)))))
    .toSorted((a, b) => a.from - b.from || a.until - b.until || compareText(a.revision.document, b.revision.document));
}

function groupByDocument(chunks: readonly StoredChunk[]): ReadonlyMap<string, readonly StoredChunk[]> {
  const groups = new Map<string, StoredChunk[]>();
  for (const chunk of chunks) {
    const group = groups.get(chunk.document);
    if (group === undefined) groups.set(chunk.document, [chunk]);
    else group.push(chunk);
  }
  return groups;
}

function describeRevision(chunks: readonly StoredChunk[], attributes: Attributes): Described {
  const [{ document, date, validFrom, validUntil } = { document: '' }] = chunks;
  const [from, until] = [validFrom === undefined ? always : dayNumber(validFrom), validUntil === undefined ? forEver : dayNumber(validUntil)];
  const isSound = until >= from && new Set(chunks.map(({ ordinal }) => ordinal)).size === chunks.length;
  const revision = { document, ...(date === undefined ? {} : { date }), ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }), attributes };
  return { revision, from, until, chunks, isSound };
}

/** Attributes that all chunks have alike. */
function uniformAttributes(chunks: readonly StoredChunk[]): Attributes {
  const distinct = [...new Map([...new Set(chunks.map(({ attributes }) => attributes))].map((attributes) => [JSON.stringify(attributes), attributes])).values()];
  const [first = {}, ...others] = distinct;
  return Object.fromEntries(Object.entries(first).filter(([key, values]) => others.every((other) => isSame(other[key], values))));
}

/** Attributes that no revision has for some of its chunks only: these are the revision's, any other the passage's. */
function keysOfRevisions(groups: readonly (readonly StoredChunk[])[], uniform: readonly Attributes[]): ReadonlySet<string> {
  const keys = new Set(uniform.flatMap((attributes) => Object.keys(attributes)));
  for (const [at, group] of groups.entries()) {
    for (const attributes of new Set(group.map((chunk) => chunk.attributes))) {
      for (const key of Object.keys(attributes)) if (!(key in (uniform[at] ?? {}))) keys.delete(key);
    }
  }
  return keys;
}

/** Every chunk in one run; a chunk that shares nothing in one alone. */
function findRuns(revisions: readonly Described[]): readonly Run[] {
  const runs: Run[] = [];
  const byPlace = new Map<string, Run[]>();
  for (const described of revisions) {
    const { ownOf, hashOf } = createPartsOf(described.revision.attributes);
    for (const chunk of described.chunks) {
      const placed = { chunk, described, own: ownOf(chunk.attributes) };
      const { document } = described.revision;
      const key = `${chunk.contentHash} ${chunk.id.slice(document.length)}`;
      const candidates = canShare(placed, hashOf) ? (byPlace.get(key) ?? []) : undefined;
      const run = candidates?.find((held) => held.until >= described.from && hasSameContent(held.chunks[0], placed));
      if (run === undefined) {
        const begun: Run = { chunks: [placed], until: described.until };
        runs.push(begun);
        if (candidates === undefined) continue;
        candidates.push(begun);
        byPlace.set(key, candidates);
      } else {
        run.chunks.push(placed);
        run.until = Math.max(run.until, described.until);
      }
    }
  }
  return runs;
}

interface PartsOf {
  /** JSON of the attributes that a chunk has beside those of its revision. */
  ownOf(attributes: Attributes): string;
  /** Hash of what the chunk shares with others of its attributes; undefined when these cannot be made again in their order. */
  hashOf(chunk: StoredChunk): string | undefined;
}

/** For chunks of one revision, most of which share few objects of attributes. */
function createPartsOf(ofRevision: Attributes): PartsOf {
  const owns = new Map<Attributes, string>();
  const hashes = new Map<Attributes, Pick<StoredChunk, 'title' | 'tenant' | 'corpus' | 'analysed'> & { readonly hash: string | undefined }>();
  const ownOf: PartsOf['ownOf'] = (attributes) => {
    const held = owns.get(attributes) ?? JSON.stringify(Object.fromEntries(Object.entries(attributes).filter(([key]) => !(key in ofRevision))));
    owns.set(attributes, held);
    return held;
  };
  const hashOf: PartsOf['hashOf'] = (chunk) => {
    const { attributes, title, tenant, corpus, analysed } = chunk;
    const held = hashes.get(attributes);
    if (held !== undefined && held.title === title && held.tenant === tenant && held.corpus === corpus && held.analysed === analysed) return held.hash;
    const isOrdered = isSame({ ...ofRevision, ...JSON.parse(ownOf(attributes)) }, attributes);
    const hash = isOrdered ? hashShared(chunk, analysed) : undefined;
    hashes.set(attributes, { title, tenant, corpus, analysed, hash });
    return hash;
  };
  return { ownOf, hashOf };
}

/** Whether the chunk can be made again, hash and all, from what its revision gives and what it has for itself. */
function canShare({ chunk, described: { revision, isSound } }: Placed, hashOf: PartsOf['hashOf']): boolean {
  const isOfRevision =
    isSound &&
    isBelow(chunk.id, revision.document) &&
    chunk.date === revision.date &&
    chunk.validFrom === revision.validFrom &&
    chunk.validUntil === revision.validUntil;
  // Only then are all chunks of one object of attributes alike in what the hash is over.
  const shared = isOfRevision ? hashOf(chunk) : undefined;
  return shared !== undefined && hashOwn(chunk, shared) === chunk.rowHash;
}

function hasSameContent({ chunk: a, own }: Placed, { chunk: b, own: otherOwn }: Placed): boolean {
  const keys = ['text', 'terms', 'headingTerms', 'termsHash', 'contentHash', 'title', 'corpus', 'tenant', 'analysed'] as const;
  return (
    own === otherOwn &&
    keys.every((key) => a[key] === b[key]) &&
    moveTo(anyRevision, a.parent, a.document) === moveTo(anyRevision, b.parent, b.document) &&
    isSame(a.breadcrumb, b.breadcrumb) &&
    isSame(a.locator, b.locator) &&
    haveSameVectors(a, b)
  );
}

/** Stands for the document that a parent lies in; no identifier has this character. */
const anyRevision = '\u0000';

function haveSameVectors({ vector: a }: StoredChunk, { vector: b }: StoredChunk): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((number, at) => Object.is(number, b[at]));
}

/** The holder's chunk, with the days of all, and date and attributes as far as all have them alike; hashed like any chunk. */
function makeRow({ holder, chunks, until }: SharedRun): StoredChunk {
  const { date, validFrom: _from, validUntil: _until, ...chunk } = holder.chunk;
  const { from } = chunks[0].described;
  const row = {
    ...chunk,
    attributes: joinAttributes(holder, chunks),
    ...(date === undefined || variesDate(chunks) ? {} : { date }),
    ...(from === always ? {} : { validFrom: isoDate(from) }),
    ...(until === forEver ? {} : { validUntil: isoDate(until) }),
  };
  return { ...row, rowHash: hashChunkRow(row, row.analysed) };
}

function joinAttributes(holder: Placed, chunks: readonly Placed[]): Attributes {
  const revisions = [...new Set(chunks.map(({ described }) => described.revision.attributes))];
  const keys = new Set(revisions.flatMap((attributes) => Object.keys(attributes)));
  const varying = new Set([...keys].filter((key) => revisions.some((attributes) => !isSame(attributes[key], revisions[0]?.[key]))));
  return Object.fromEntries(Object.entries(holder.chunk.attributes).filter(([key]) => !varying.has(key)));
}

function variesDate(chunks: readonly Placed[]): boolean {
  return new Set(chunks.map(({ chunk }) => chunk.date)).size > 1;
}

/** The reverse of `dayNumber`. */
function isoDate(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function listRevisions(shared: readonly SharedRun[]): readonly ListedRevision[] {
  const described = new Map(shared.flatMap(({ chunks }) => chunks).map((placed) => [placed.chunk.document, placed.described.revision]));
  const documents = [...described.keys()].sort(compareText);
  const places = new Map(documents.map((document, at) => [document, at]));
  const taken = new Map(documents.map((document): [string, [number, number, number][]] => [document, []]));
  for (const { holder, chunks } of shared) {
    for (const { chunk } of chunks) {
      if (chunk !== holder.chunk) taken.get(chunk.document)?.push([places.get(holder.chunk.document) ?? 0, holder.chunk.ordinal, chunk.ordinal]);
    }
  }
  return [...described.values()].toSorted((a, b) => compareText(a.document, b.document)).map((revision) => ({ ...revision, taken: joinRuns(taken.get(revision.document) ?? []) }));
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
