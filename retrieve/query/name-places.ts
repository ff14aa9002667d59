import type { CorpusDefinition } from '../../corpora-config/index.ts';
import type { StoredChunk } from '../../index/index.ts';
import type { Mention } from '../retriever.ts';
import type { IdentifierMention } from './find-identifiers.ts';
import type { LawMention } from './find-laws.ts';
import type { ProvisionMention } from './find-provisions.ts';
import { revisionOn } from './law-names.ts';
import { lookUpProvision, type FoundProvision, type LookUp } from './look-up-provision.ts';
import { writeProvision } from './law-element.ts';

/** A place that a query names, with what it leads to. */
export interface NamedPlace {
  readonly mention: Mention;
  /** In document order; empty when the place does not exist. */
  readonly chunks: readonly StoredChunk[];
  /** True: law and provision are clear, but no such place is held. */
  readonly isMissing: boolean;
  /** The nearest place that exists, when this one does not. */
  readonly nearest?: { readonly id: string; readonly title: string };
}

/** What was found in a query, before any look-up. */
export interface AskedPlaces {
  readonly query: string;
  readonly folded: string;
  readonly laws: readonly LawMention[];
  readonly provisions: readonly ProvisionMention[];
  readonly identifiers: readonly IdentifierMention[];
}

/** A query of pages of citations looks up this many of them. */
const mostPlaces = 20;
/** Chunks shown for a query that is nothing but the name of a law. */
const chunksOfWholeLaw = 3;

/** Looks up every provision and identifier that a query names; a query that is only a law's name leads to its beginning. */
export async function namePlaces(asked: AskedPlaces, lookUp: LookUp, corpora: readonly CorpusDefinition[]): Promise<readonly NamedPlace[]> {
  const provisions = asked.provisions.slice(0, mostPlaces).map((mention) => nameProvision(asked.query, mention, lookUp));
  const identifiers = asked.identifiers.slice(0, mostPlaces).map((mention) => nameIdentifier(mention, lookUp, corpora));
  const whole = asked.provisions.length === 0 ? asked.laws.filter((law) => isWhole(law, asked.folded)).map((law) => nameLaw(asked.query, law, lookUp)) : [];
  return (await Promise.all([...provisions, ...identifiers, ...whole])).flat();
}

async function nameProvision(query: string, { start, end, provision, law, confidence }: ProvisionMention, lookUp: LookUp): Promise<NamedPlace> {
  const mention = { text: query.slice(start, end), start, end, kind: 'provision' as const };
  if (law === undefined) return { mention: { ...mention, candidates: [], reason: 'どの法令の条か書かれていません。' }, chunks: [], isMissing: false };
  const found = await Promise.all(law.laws.map(async (candidate) => ({ sure: candidate.confidence, found: await lookUpProvision(candidate.law, provision, lookUp) })));
  const existing = found.flatMap(({ sure, found }) => (found === undefined || found.chunks.length === 0 ? [] : [{ sure, found }]));
  const [best] = existing;
  if (best === undefined) return describeMissing(mention, `${law.title}${writeProvision(provision)}`, { law, found: found.map(({ found }) => found) });
  const candidates = existing.map(({ sure, found }) => ({ id: found.id, title: found.title, confidence: sure * confidence }));
  return { mention: { ...mention, candidates }, chunks: best.found.chunks, isMissing: false };
}

function describeMissing(mention: Omit<Mention, 'candidates'>, title: string, { law, found }: { readonly law: LawMention; readonly found: readonly (FoundProvision | undefined)[] }): NamedPlace {
  const seen = found.find((provision) => provision !== undefined);
  if (seen === undefined) return { mention: { ...mention, candidates: [], reason: tellUnheld(law) }, chunks: [], isMissing: true };
  const { nearest } = seen;
  const hint = nearest === undefined ? '' : `最も近いのは${nearest.title}です。`;
  return { mention: { ...mention, candidates: [], reason: `${title}はありません。${hint}` }, chunks: [], isMissing: true, ...(nearest === undefined ? {} : { nearest }) };
}

/** Why a law that was named leads nowhere, in Japanese. */
export function tellUnheld({ title, laws }: LawMention): string {
  return laws.length === 0 ? `${title}は収録されていません。` : `${title}の、指定された日に有効な版は収録されていません。`;
}

async function nameIdentifier({ start, end, id, kind }: IdentifierMention, lookUp: LookUp, corpora: readonly CorpusDefinition[]): Promise<NamedPlace> {
  const { store, access, asOf, limit } = lookUp;
  const scopes = corpora.filter((corpus) => corpus.kind === kind).map((corpus) => ({ access, corpus: corpus.id, ...(id.includes('@') ? {} : { validOn: asOf }) }));
  const chunks = (await Promise.all(scopes.map((scope) => store.selectUnder(scope, id, limit)))).flat();
  const [first] = chunks;
  const mention = { text: id, start, end, kind: 'identifier' as const };
  if (first === undefined) return { mention: { ...mention, candidates: [], reason: `${id}は収録されていません。` }, chunks: [], isMissing: true };
  return { mention: { ...mention, candidates: [{ id, title: first.title, confidence: 1 }] }, chunks, isMissing: false };
}

/** Nothing but signs and 「とは」 stands beside the name. */
function isWhole({ start, end }: LawMention, folded: string): boolean {
  return /^[\s\p{P}]*$/u.test(folded.slice(0, start)) && /^(?:とは|の(?:条文|全文))?[\s\p{P}]*$/u.test(folded.slice(end));
}

async function nameLaw(query: string, { start, end, laws }: LawMention, { store, access, asOf }: LookUp): Promise<readonly NamedPlace[]> {
  const [best] = laws;
  const revision = best === undefined ? undefined : revisionOn(best.law, asOf, access);
  if (best === undefined || revision === undefined) return [];
  const chunks = await store.selectUnder({ access, corpus: best.law.corpus }, revision.id, chunksOfWholeLaw);
  const candidates = [{ id: revision.id, title: revision.title, confidence: best.confidence }];
  return [{ mention: { text: query.slice(start, end), start, end, kind: 'law', candidates }, chunks, isMissing: false }];
}
