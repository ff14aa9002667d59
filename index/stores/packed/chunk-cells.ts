import type { Attributes, Chunk } from '../../../corpora-config/index.ts';
import type { StoredChunk } from '../chunk-store.ts';

/** What is stored of a chunk beside its terms and its vector. */
export interface ChunkCells extends SharedCells {
  /** JSON of what this chunk has for itself. */
  readonly body: string;
}

/** What neighbouring chunks of a document have in common, so that an engine that keeps each value once keeps little. */
export interface SharedCells {
  readonly document: string;
  readonly tenant: string;
  /** JSON of everything that the chunk shares with its neighbours, the columns beside it included: a chunk is read from few columns. */
  readonly shared: string;
  /** yyyymmdd, 0 when not known. */
  readonly date: number;
  /** yyyymmdd inclusive, 0 when always. */
  readonly validFrom: number;
  /** yyyymmdd exclusive, 99999999 when for ever. */
  readonly validUntil: number;
  /** `key=value`, key percent-encoded. */
  readonly attributes: readonly string[];
}

/** Key of a chunk among rows of other kinds. */
export function chunkKey(id: string): string {
  return `chunk:${id}`;
}

export const always = 0;
export const forEver = 99_999_999;

type SharedKey = 'document' | 'corpus' | 'tenant' | 'title' | 'attributes' | 'date' | 'validFrom' | 'validUntil' | 'analysed';
type Shared = Pick<StoredChunk, SharedKey>;

/** `id` is kept without the document, `parent` as a length of `id`, `locator` only when it is not the place that `id` names. */
interface Body extends Omit<StoredChunk, SharedKey | 'id' | 'parent' | 'locator' | 'terms' | 'headingTerms' | 'vector'> {
  /** What follows the document and a slash in the identifier; else `id` has all of it. */
  readonly place?: string | undefined;
  readonly id?: string | undefined;
  /** How many UTF-16 units of the identifier the parent is, or the parent when it is no beginning of it. */
  readonly parent: number | string;
  readonly locator?: Chunk['locator'] | undefined;
}

/** Every key named, so that the compiler asks for a field that a chunk gains. */
type Whole<Value> = { readonly [Key in keyof Required<Value>]: Value[Key] | undefined };

/** A chunk whose terms are kept elsewhere. */
export type ChunkWithoutTerms = Omit<StoredChunk, 'terms' | 'headingTerms'>;

/** Makes the cells of chunks; those of a run of chunks that share everything shared are made once. */
export class CellMaker {
  #last: ChunkWithoutTerms | undefined;
  #shared: SharedCells | undefined;

  /** The same object as before when the chunk shares everything with the one before. */
  sharedOf(chunk: ChunkWithoutTerms): SharedCells {
    if (this.#shared === undefined || this.#last === undefined || !sharesAll(chunk, this.#last)) this.#shared = makeShared(chunk);
    this.#last = chunk;
    return this.#shared;
  }
}

/** The cells of one chunk. Throws `TypeError` for a date that is not ISO. */
export function cellsOf(chunk: ChunkWithoutTerms): ChunkCells {
  return { ...makeShared(chunk), body: bodyOf(chunk, chunk.termsHash) };
}

/** JSON of what a chunk has for itself. */
export function bodyOf({ id, document, ordinal, breadcrumb, text, parent, locator, contentHash, rowHash }: ChunkWithoutTerms, termsHash: string | undefined): string {
  const place = isBelow(id, document) ? id.slice(document.length + 1) : undefined;
  const body: Whole<Body> = {
    place,
    id: place === undefined ? id : undefined,
    ordinal,
    breadcrumb,
    text,
    parent: id.startsWith(parent) ? parent.length : parent,
    locator: locator.kind === 'xml' && locator.element === place && Object.keys(locator).length === 2 ? undefined : locator,
    contentHash,
    rowHash,
    termsHash,
  };
  return JSON.stringify(body);
}

/** Whether an identifier is the document's, a slash, and something behind it or nothing. */
export function isBelow(id: string, document: string): boolean {
  return id[document.length] === '/' && id.startsWith(document);
}

/** The chunk of its cells, keys in the order in which it was read, so that its hash can be made again. */
export function chunkOf({ shared, body }: Pick<ChunkCells, 'shared' | 'body'>, terms: Pick<StoredChunk, 'terms' | 'headingTerms'>): StoredChunk {
  const { document, corpus, tenant, title, attributes, date, validFrom, validUntil, analysed }: Shared = parseShared(shared);
  const { place, id = `${document}/${place}`, ordinal, breadcrumb, text, parent, locator, contentHash, rowHash, termsHash }: Body = JSON.parse(body);
  return {
    id,
    document,
    corpus,
    tenant,
    ordinal,
    title,
    breadcrumb,
    text,
    parent: typeof parent === 'number' ? id.slice(0, parent) : parent,
    locator: locator ?? { kind: 'xml', element: place ?? '' },
    attributes,
    ...(date === undefined ? {} : { date }),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    contentHash,
    ...terms,
    rowHash,
    ...(termsHash === undefined ? {} : { termsHash }),
    analysed,
  };
}

/**
 * An ISO date as the number yyyymmdd; a missing month or day counts as 00, which keeps the order of the texts.
 * Throws `TypeError` for anything else.
 */
export function dayNumber(date: string): number {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(date);
  if (parts === null) throw new TypeError(`expected an ISO date, got ${JSON.stringify(date)}`);
  return Number(`${parts[1]}${parts[2] ?? '00'}${parts[3] ?? '00'}`);
}

/** An attribute as one text; the key is encoded, so that its end is certain. */
export function attributeText(key: string, value: string): string {
  return `${encodeURIComponent(key)}=${value}`;
}

/** Attributes are compared as objects: chunks made together share theirs. */
function sharesAll(a: ChunkWithoutTerms, b: ChunkWithoutTerms): boolean {
  return (
    a.attributes === b.attributes &&
    a.document === b.document &&
    a.corpus === b.corpus &&
    a.tenant === b.tenant &&
    a.title === b.title &&
    a.date === b.date &&
    a.validFrom === b.validFrom &&
    a.validUntil === b.validUntil &&
    a.analysed === b.analysed
  );
}

function makeShared({ document, corpus, tenant, title, attributes, date, validFrom, validUntil, analysed }: ChunkWithoutTerms): SharedCells {
  const shared: Whole<Shared> = { document, corpus, tenant, title, attributes, date, validFrom, validUntil, analysed };
  return {
    document,
    tenant,
    shared: JSON.stringify(shared),
    date: date === undefined ? 0 : dayNumber(date),
    validFrom: validFrom === undefined ? always : dayNumber(validFrom),
    validUntil: validUntil === undefined ? forEver : dayNumber(validUntil),
    attributes: attributeTexts(attributes),
  };
}

function attributeTexts(attributes: Attributes): readonly string[] {
  return Object.entries(attributes).flatMap(([key, values]) => values.map((value) => attributeText(key, value)));
}

/** The text parsed last, for runs of rows of one document. Frozen by its type alone. */
let lastShared: { readonly text: string; readonly value: Shared } | undefined;

function parseShared(text: string): Shared {
  if (lastShared?.text !== text) lastShared = { text, value: JSON.parse(text) };
  return lastShared.value;
}
