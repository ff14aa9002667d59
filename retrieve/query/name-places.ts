import type { CorpusDefinition } from '../../corpora-config/index.ts';
import type { StoredChunk } from '../../index/index.ts';
import type { Mention } from '../retriever.ts';
import type { IdentifierMention } from './find-identifiers.ts';
import type { LawMention } from './find-laws.ts';
import type { ProvisionMention } from './find-provisions.ts';
import { lookUpProvision, type FoundPlace, type FoundProvision, type LookUp } from './look-up-provision.ts';
import { writeProvision } from './law-element.ts';
import { revisionOn } from './named-law.ts';
import { tellUnheld } from './tell-unheld.ts';

/** A place that a query names, with what it leads to. */
export interface NamedPlace {
  readonly mention: Mention;
  /** In document order; empty when the place does not exist. */
  readonly chunks: readonly StoredChunk[];
  /** True: law and provision are clear, but no such place is held. */
  readonly isMissing: boolean;
}

/** What was found in a query, before any look-up. */
export interface AskedPlaces {
  readonly query: string;
  readonly folded: string;
  /** Narrowed to what the caller may see on the day asked. */
  readonly laws: readonly LawMention[];
  readonly provisions: readonly ProvisionMention[];
  readonly identifiers: readonly IdentifierMention[];
}

/** A query of pages of citations looks up this many of them. */
const mostPlaces = 20;
/** A range of more members, and an appendix that may be any of more, is cut here. */
const mostMembers = 50;
const mostAlternatives = 10;
/** Chunks shown for a query that is nothing but the name of a law. */
const chunksOfWholeLaw = 3;

/** Looks up every provision and identifier that a query names; a query that is only a law's name leads to its beginning. */
export async function namePlaces(asked: AskedPlaces, lookUp: LookUp, corpora: readonly CorpusDefinition[]): Promise<readonly NamedPlace[]> {
  const provisions = asked.provisions.slice(0, mostPlaces).map((mention) => nameProvision(asked.query, mention, lookUp));
  const identifiers = asked.identifiers.slice(0, mostPlaces).map((mention) => nameIdentifier(mention, lookUp, corpora));
  const whole = asked.provisions.length === 0 ? asked.laws.filter((law) => isWhole(law, asked.folded)).map((law) => nameLaw(asked.query, law, lookUp)) : [];
  return (await Promise.all([...provisions, ...identifiers, ...whole])).flat();
}

type BareMention = Omit<Mention, 'candidates'>;

async function nameProvision(query: string, asked: ProvisionMention, lookUp: LookUp): Promise<NamedPlace> {
  const { start, end, law, confidence } = asked;
  const mention: BareMention = { text: query.slice(start, end), start, end, kind: 'provision' };
  if (law === undefined) return { mention: { ...mention, candidates: [], reason: 'どの法令の条か書かれていません。' }, chunks: [], isMissing: false };
  const found = await Promise.all(law.laws.map(async (candidate) => ({ sure: candidate.confidence * confidence, found: await lookUpProvision(candidate.law, asked, lookUp) })));
  const seen = found.flatMap(({ sure, found }) => (found === undefined ? [] : [{ sure, found }]));
  const existing = seen.filter(({ found }) => found.places.length > 0);
  const [best] = existing;
  if (best === undefined) return describeMissing(mention, asked, { law, seen: seen.map(({ found }) => found) });
  const candidates = existing.flatMap(({ sure, found }) => listCandidates(sure, found));
  const reason = [law.reason, ...existing.map(({ found }) => tellAlternatives(found)), tellDeleted(best.found.places)].filter((part) => part !== undefined).join('');
  const chunks = await readChunks(best.found, lookUp);
  return {
    mention: { ...mention, candidates, ...(existing.some(({ found }) => found.together) ? { together: true } : {}), ...(reason === '' ? {} : { reason }) },
    chunks,
    isMissing: false,
  };
}

/** Places of which one is meant share what the law has; those of a range each have all of it. */
function listCandidates(sure: number, { places, together }: FoundProvision): Mention['candidates'] {
  const shown = places.slice(0, together ? mostMembers : mostAlternatives);
  return shown.map(({ id, title }) => ({ id, title, confidence: together || places.length === 1 ? sure : Math.min(0.5, 1 / places.length) * sure }));
}

function tellAlternatives({ title, places, together, note }: FoundProvision): string | undefined {
  if (note !== undefined) return note;
  if (together) return places.length > mostMembers ? `${title}は${places.length}あり、初めの${mostMembers}を示す。` : undefined;
  return places.length > 1 ? `「${title}」は${places.length}箇所を指しうる。` : undefined;
}

function tellDeleted(places: readonly FoundPlace[]): string | undefined {
  const deleted = places.filter(({ isDeleted }) => isDeleted).map(({ title }) => title);
  return deleted.length === 0 ? undefined : `${deleted.slice(0, mostAlternatives).join('、')}は削除されています。`;
}

function describeMissing(mention: BareMention, { provision }: ProvisionMention, { law, seen }: { readonly law: LawMention; readonly seen: readonly FoundProvision[] }): NamedPlace {
  const [first] = seen;
  if (first === undefined) return { mention: { ...mention, candidates: [], reason: tellUnheld(law) }, chunks: [], isMissing: law.isUnknown !== true };
  const nearest = seen.flatMap((one) => one.nearest).slice(0, mostAlternatives);
  const titles = seen.map(({ absent }) => absent).slice(0, mostAlternatives);
  const hint = nearest.length === 0 ? '' : `最も近いのは${nearest.map(({ title }) => title).join('と')}です。`;
  const guess = law.reason === undefined ? '' : law.reason;
  const absent = titles.length === 0 ? `${law.title}${writeProvision(provision)}` : titles.join('、');
  return { mention: { ...mention, candidates: [], reason: `${guess}${absent}はありません。${hint}`, ...(nearest.length === 0 ? {} : { nearest }) }, chunks: [], isMissing: true };
}

async function readChunks({ law, places }: FoundProvision, { store, access, limit }: LookUp): Promise<readonly StoredChunk[]> {
  const ids = [...new Set(places.flatMap(({ chunks }) => chunks))].slice(0, limit);
  return ids.length === 0 ? [] : store.getChunks(law.corpus, ids, access);
}

async function nameIdentifier({ start, end, id, kind }: IdentifierMention, lookUp: LookUp, corpora: readonly CorpusDefinition[]): Promise<NamedPlace> {
  const { store, access, asOf, limit } = lookUp;
  const scopes = corpora.filter((corpus) => corpus.kind === kind).map((corpus) => ({ access, corpus: corpus.id, ...(id.includes('@') ? {} : { validOn: asOf }) }));
  const chunks = (await Promise.all(scopes.map((scope) => store.selectUnder(scope, id, Math.max(1, limit))))).flat();
  const [first] = chunks;
  const mention = { text: id, start, end, kind: 'identifier' as const };
  if (first === undefined) return { mention: { ...mention, candidates: [], reason: `${id}は収録されていません。` }, chunks: [], isMissing: true };
  return { mention: { ...mention, candidates: [{ id, title: first.title, confidence: 1 }] }, chunks, isMissing: false };
}

/** Nothing but signs and 「とは」 stands beside the name. */
function isWhole({ start, end }: LawMention, folded: string): boolean {
  return /^[\s\p{P}]*$/u.test(folded.slice(0, start)) && /^(?:とは|の(?:条文|全文))?[\s\p{P}]*$/u.test(folded.slice(end));
}

async function nameLaw(query: string, law: LawMention, { store, access, asOf, limit }: LookUp): Promise<readonly NamedPlace[]> {
  const { start, end, laws, reason } = law;
  const held = laws.flatMap(({ law, confidence }) => {
    const revision = revisionOn(law, asOf, access);
    return revision === undefined ? [] : [{ corpus: law.corpus, id: revision.id, title: revision.title, confidence }];
  });
  const [best] = held;
  if (best === undefined) return [];
  const chunks = limit === 0 ? [] : await store.selectUnder({ access, corpus: best.corpus }, best.id, chunksOfWholeLaw);
  const candidates = held.map(({ id, title, confidence }) => ({ id, title, confidence }));
  return [{ mention: { text: query.slice(start, end), start, end, kind: 'law', candidates, ...(reason === undefined ? {} : { reason }) }, chunks, isMissing: false }];
}
