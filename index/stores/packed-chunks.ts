import type { StoredChunk } from './chunk-store.ts';
import { bodyOf, CellMaker, chunkKey, chunkOf, isBelow, type SharedCells, type ChunkWithoutTerms } from './packed/chunk-cells.ts';
import type { PackedChunks, PackedVectors } from './packed/packed-form.ts';
import { TermCounter, type TermBytes } from './packed/term-counter.ts';
import { textAt, TextColumn, type PackedTexts } from './packed/text-column.ts';

export type { PackedChunks, PackedVectors } from './packed/packed-form.ts';

/**
 * Packs chunks; of two with one identifier the last stays, at the place of the first.
 * Throws `TypeError` for a date that is not ISO, heading terms with a line feed, or vectors of different lengths.
 */
export function packChunks(chunks: readonly StoredChunk[]): PackedChunks {
  const held = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  const distinct = held.size === chunks.length ? chunks : [...held.values()];
  const matched = new TextColumn(distinct.length, 1600);
  return pack(distinct, { of: (chunk) => addMatched(matched, chunk), hashOf: ({ termsHash }) => termsHash, finish: () => matched.finish() });
}

/** The `matched` column of chunks, where in its bytes the heading terms of each end, and the hash of each text (`termsHash`). */
export interface MatchedTexts extends PackedTexts {
  readonly headingEnds: Int32Array;
  readonly hashes: readonly string[];
}

/**
 * Packs chunks of different identifiers whose terms were written in UTF-8 by themselves; the block takes the column as it is.
 * Throws `TypeError` as `packChunks` does, and for a column of another length.
 */
export function packAnalysed(chunks: readonly ChunkWithoutTerms[], matched: MatchedTexts): PackedChunks {
  const { bytes, ends, headingEnds, hashes } = matched;
  if (ends.length !== chunks.length + 1) throw new TypeError(`expected terms of ${chunks.length} chunks, got ${ends.length - 1}`);
  const of = (_chunk: ChunkWithoutTerms, row: number): TermBytes => ({ bytes, start: ends[row] ?? 0, headingEnd: headingEnds[row] ?? 0, end: ends[row + 1] ?? 0 });
  return pack(chunks, { of, hashOf: (_chunk, row) => hashes[row], finish: () => ({ bytes, ends }) });
}

/** Where the terms of a chunk stand in UTF-8, their hash, and in the end all of them. */
interface Matching<Packed> {
  readonly of: (chunk: Packed, row: number) => TermBytes;
  readonly hashOf: (chunk: Packed, row: number) => string | undefined;
  readonly finish: () => PackedTexts;
}

function pack<Packed extends ChunkWithoutTerms>(chunks: readonly Packed[], matching: Matching<Packed>): PackedChunks {
  const columns = createColumns(chunks.length);
  const maker = new CellMaker();
  let before: SharedCells | undefined;
  for (const [row, chunk] of chunks.entries()) {
    const shared = maker.sharedOf(chunk);
    addShared(columns, shared, shared === before);
    addOwn(columns, chunk, { row, termsHash: matching.hashOf(chunk, row) });
    counterOf(columns, chunk.tenant).countChunk(matching.of(chunk, row));
    before = shared;
  }
  return finish(columns, chunks, matching.finish());
}

/** Every buffer of the block once, for `postMessage`. The block is empty in the sender afterwards. */
export function transferListOf({ keys, documents, tenants, shared, bodies, matched, attributes, vectors, counts, ...numbers }: PackedChunks): ArrayBuffer[] {
  const views = [
    ...[keys, documents, tenants, shared, bodies, matched, attributes].flatMap(({ bytes, ends }) => [bytes, ends]),
    ...counts.flatMap(({ distinct, frequencies }) => [distinct, frequencies]),
    ...(vectors === undefined ? [] : [vectors.numbers, vectors.present]),
    numbers.ordinals,
    numbers.dates,
    numbers.validFrom,
    numbers.validUntil,
    numbers.attributeEnds,
  ];
  return [...new Set(views.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}

/** The chunks of a block, in its order. */
export function unpackChunks(packed: PackedChunks): readonly StoredChunk[] {
  return Array.from({ length: packed.size }, (_, row) => {
    const chunk = chunkOf({ shared: textAt(packed.shared, row), body: textAt(packed.bodies, row) }, splitMatched(textAt(packed.matched, row)));
    const vector = vectorAt(packed.vectors, row);
    return vector === undefined ? chunk : { ...chunk, vector };
  });
}

/** Both streams of `matched`. */
export function splitMatched(matched: string): Pick<StoredChunk, 'terms' | 'headingTerms'> {
  const end = matched.indexOf('\n');
  return { headingTerms: matched.slice(0, end), terms: matched.slice(end + 1) };
}

function createColumns(size: number): Columns {
  return {
    keys: new TextColumn(size, 96),
    documents: new TextColumn(size, 50),
    tenants: new TextColumn(size, 8),
    shared: new TextColumn(size, 500),
    bodies: new TextColumn(size, 1000),
    ordinals: new Int32Array(size),
    dates: new Int32Array(size),
    validFrom: new Int32Array(size),
    validUntil: new Int32Array(size),
    attributes: new TextColumn(size * 5, 35),
    attributeEnds: new Int32Array(size + 1),
    counters: new Map(),
    characters: 0,
  };
}

interface Columns {
  readonly keys: TextColumn;
  readonly documents: TextColumn;
  readonly tenants: TextColumn;
  readonly shared: TextColumn;
  readonly bodies: TextColumn;
  readonly ordinals: Int32Array;
  readonly dates: Int32Array;
  readonly validFrom: Int32Array;
  readonly validUntil: Int32Array;
  readonly attributes: TextColumn;
  readonly attributeEnds: Int32Array;
  readonly counters: Map<string, TermCounter>;
  characters: number;
}

function addShared(columns: Columns, { document, tenant, shared, date, validFrom, validUntil, attributes }: SharedCells, isAgain: boolean): void {
  const row = columns.shared.size;
  if (isAgain) for (const column of [columns.documents, columns.tenants, columns.shared]) column.addAgain();
  else {
    columns.documents.add(document);
    columns.tenants.add(tenant);
    columns.shared.add(shared);
  }
  columns.dates[row] = date;
  columns.validFrom[row] = validFrom;
  columns.validUntil[row] = validUntil;
  for (const attribute of attributes) columns.attributes.add(attribute);
  columns.attributeEnds[row + 1] = columns.attributes.size;
}

function addOwn(columns: Columns, chunk: ChunkWithoutTerms, { row, termsHash }: { readonly row: number; readonly termsHash: string | undefined }): void {
  columns.keys.add(chunkKey(chunk.id));
  columns.bodies.add(bodyOf(chunk, termsHash));
  columns.ordinals[row] = chunk.ordinal;
  columns.characters += chunk.text.length;
}

/** Writes the one column that terms stand in and says where. */
function addMatched(matched: TextColumn, { headingTerms, terms }: StoredChunk): TermBytes {
  if (headingTerms.includes('\n')) throw new TypeError('expected heading terms without a line feed');
  const start = matched.end;
  matched.write(headingTerms);
  const headingEnd = matched.end;
  matched.writeByte(0x0a);
  matched.write(terms);
  matched.endText();
  return { bytes: matched.bytes, start, headingEnd, end: matched.end };
}

function counterOf({ counters }: Columns, tenant: string): TermCounter {
  const counter = counters.get(tenant) ?? new TermCounter(tenant);
  counters.set(tenant, counter);
  return counter;
}

function finish(columns: Columns, chunks: readonly ChunkWithoutTerms[], matched: PackedTexts): PackedChunks {
  const { ordinals, dates, validFrom, validUntil, attributeEnds, characters } = columns;
  const vectors = packVectors(chunks);
  return {
    size: chunks.length,
    families: [...new Set(chunks.map(familyOf))],
    keys: columns.keys.finish(),
    documents: columns.documents.finish(),
    tenants: columns.tenants.finish(),
    shared: columns.shared.finish(),
    bodies: columns.bodies.finish(),
    matched,
    ordinals,
    dates,
    validFrom,
    validUntil,
    attributes: columns.attributes.finish(),
    attributeEnds,
    characters,
    ...(vectors === undefined ? {} : { vectors }),
    counts: [...columns.counters.values()].map((counter) => counter.finish()),
  };
}

function familyOf({ id, document }: ChunkWithoutTerms): string {
  return isBelow(id, document) ? document : '';
}

function packVectors(chunks: readonly ChunkWithoutTerms[]): PackedVectors | undefined {
  const dimensions = chunks.find(({ vector }) => vector !== undefined)?.vector?.length;
  if (dimensions === undefined) return undefined;
  const numbers = new Float32Array(chunks.length * dimensions);
  const present = new Uint8Array(chunks.length);
  for (const [row, { vector }] of chunks.entries()) {
    if (vector === undefined) continue;
    if (vector.length !== dimensions) throw new TypeError(`expected a vector of ${dimensions} numbers, got ${vector.length}`);
    numbers.set(vector, row * dimensions);
    present[row] = 1;
  }
  return { dimensions, numbers, present };
}

function vectorAt(vectors: PackedVectors | undefined, row: number): Float32Array | undefined {
  if (vectors === undefined || vectors.present[row] !== 1) return undefined;
  return vectors.numbers.slice(row * vectors.dimensions, (row + 1) * vectors.dimensions);
}
