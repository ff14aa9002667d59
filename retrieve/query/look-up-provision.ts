import type { AccessScope } from '../../corpora-config/index.ts';
import type { ChunkStore, StoredChunk } from '../../index/index.ts';
import type { Provision } from './find-provisions.ts';
import { revisionOn, type NamedLaw } from './law-names.ts';
import { compareNumbers, readElement, writeElement, writeProvision } from './law-element.ts';

/** What a provision of one law leads to. */
export interface FoundProvision {
  /** Identifier of the provision in the revision that holds. */
  readonly id: string;
  readonly title: string;
  /** Its chunks in document order; empty when there is no such provision. */
  readonly chunks: readonly StoredChunk[];
  /** The nearest provision that exists, when this one does not: 第1050条. */
  readonly nearest?: { readonly id: string; readonly title: string };
}

/** Who asks, when, and of which store. */
export interface LookUp {
  readonly store: ChunkStore;
  readonly access: AccessScope;
  readonly asOf: string;
  readonly limit: number;
}

/**
 * Looks a provision up in the revision of the law that holds on `asOf`. A paragraph or item that shares a chunk with those
 * before it is found in the chunk that holds it. `undefined` when no revision that the caller may see holds on that day.
 */
export async function lookUpProvision(law: NamedLaw, provision: Provision, lookUp: LookUp): Promise<FoundProvision | undefined> {
  const revision = revisionOn(law, lookUp.asOf, lookUp.access);
  if (revision === undefined) return undefined;
  const place = { corpus: law.corpus, document: revision.id, provision };
  const found = { id: `${revision.id}/${writeElement(provision)}`, title: `${revision.title}${writeProvision(provision)}` };
  const chunks = await selectProvision(place, lookUp);
  if (chunks.length > 0) return { ...found, chunks };
  const holding = findHolding(await selectArticle(place, lookUp), provision);
  if (holding !== undefined) return { ...found, chunks: [holding] };
  const nearest = await findNearest(place, lookUp.store);
  return { ...found, chunks: [], ...(nearest === undefined ? {} : { nearest: { id: `${revision.id}/${writeElement(nearest)}`, title: `${revision.title}${writeProvision(nearest)}` } }) };
}

interface LawPlace {
  readonly corpus: string;
  /** Identifier of the law's revision. */
  readonly document: string;
  readonly provision: Provision;
}

/**
 * `Article_24` is no prefix of `Article_24_2`, though the store takes `_` for a border. The first 附則 of a file may be that of
 * an amending law, whose articles are not the law's own.
 */
async function selectProvision({ corpus, document, provision }: LawPlace, { store, access, limit }: LookUp): Promise<readonly StoredChunk[]> {
  const id = `${document}/${writeElement(provision)}`;
  const chunks = await store.selectUnder({ access, corpus }, id, limit);
  return chunks.filter((chunk) => chunk.id[id.length] !== '_' && chunk.attributes['provision']?.includes('amendment') !== true);
}

async function selectArticle({ corpus, document, provision }: LawPlace, lookUp: LookUp): Promise<readonly StoredChunk[]> {
  const { article, isSupplementary, paragraph, item } = provision;
  if (paragraph === undefined && item === undefined) return [];
  const whole = { isSupplementary, ...(article === undefined ? {} : { article }) };
  return selectProvision({ corpus, document, provision: whole }, { ...lookUp, limit: lookUp.limit * 4 });
}

/** The last chunk that begins at or before the paragraph and item asked, when its text shows the paragraph's number. */
function findHolding(article: readonly StoredChunk[], { paragraph = 1, item }: Provision): StoredChunk | undefined {
  const holding = article.findLast(({ id }) => beginsBefore(readElement(id), paragraph, item));
  if (holding === undefined || (readElement(holding.id)?.paragraph ?? 1) === paragraph) return holding;
  const fullWidth = String(paragraph).replaceAll(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return new RegExp(`(?:^|\\n)[\\s　]*(?:${paragraph}|${fullWidth})(?![0-9０-９])`, 'u').test(holding.text) ? holding : undefined;
}

function beginsBefore(place: Provision | undefined, paragraph: number, item: string | undefined): boolean {
  const first = place?.paragraph ?? 1;
  if (place === undefined || first !== paragraph) return place !== undefined && first < paragraph;
  return place.item === undefined || item === undefined || compareNumbers(place.item, item) <= 0;
}

/** The last article before the one asked, else the first. Reads the law's chunks; only for provisions that do not exist. */
async function findNearest({ corpus, document, provision }: LawPlace, store: ChunkStore): Promise<Provision | undefined> {
  const { isSupplementary, article: wanted = '0' } = provision;
  const chunks = (await store.chunksOf(corpus, document)).filter((chunk) => chunk.attributes['provision']?.includes('amendment') !== true);
  const places = chunks.flatMap(({ id }) => readElement(id.slice(document.length)) ?? []).filter((place) => place.isSupplementary === isSupplementary);
  const numbers = [...new Set(places.flatMap(({ article }) => article ?? []))].toSorted(compareNumbers);
  const article = numbers.findLast((number) => compareNumbers(number, wanted) <= 0) ?? numbers[0];
  return article === undefined ? undefined : { isSupplementary, article };
}
