import type { AccessScope } from '../../corpora-config/index.ts';
import type { StoredChunk } from '../../index/index.ts';
import type { CheckedRequest } from '../check-request.ts';
import type { Retrieval } from '../retrieval.ts';
import type { Mention, Understood } from '../retriever.ts';
import { findCorpora } from './find-corpora.ts';
import { findDates } from './find-dates.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { findLaws, type LawMention } from './find-laws.ts';
import { findPlainWords, type PlainWord } from './find-plain-words.ts';
import { findProvisions } from './find-provisions.ts';
import { foldWidth } from './fold-width.ts';
import { keepOutlines } from './keep-outlines.ts';
import { namePlaces, type NamedPlace } from './name-places.ts';
import { revisionOn } from './named-law.ts';
import { narrowLaw, tellUnheld } from './tell-unheld.ts';

/** What a query asks for, ready for selection. */
export interface Understanding {
  readonly understood: Understood;
  /** Provisions and identifiers named, each with the chunks that it leads to, in document order. */
  readonly places: readonly NamedPlace[];
  /** Laws named, held or not. */
  readonly laws: readonly LawMention[];
  readonly plainWords: readonly PlainWord[];
  /** The query without the places named: what else is asked. */
  readonly rest: string;
}

/**
 * Reads laws, provisions, dates, identifiers, words of daily use and words for corpora out of a query. Dates and corpus words never filter.
 * @param retrieval with `exactCandidates` 0 no chunk of the places is read
 */
export async function understand(request: CheckedRequest, access: AccessScope, retrieval: Retrieval): Promise<Understanding> {
  const { query, asOf, filters, corpora } = request;
  const folded = foldWidth(query);
  const names = await retrieval.lawNames();
  const laws = findLaws(folded, names).map((law) => narrowLaw(law, { access, asOf }));
  const asked = { query, folded, laws, provisions: findProvisions(folded, laws), identifiers: findIdentifiers(query) };
  const places = await namePlaces(asked, { store: retrieval.store, outlineOf: keepOutlines(retrieval.store, names), access, asOf, limit: retrieval.settings.exactCandidates }, retrieval.corpora);
  const plainWords = retrieval.settings.plainWordWeight === 0 ? [] : findPlainWords(query, retrieval.analyser);
  const mentions = [
    ...plainWords.map(({ start, end, printed }) => mentionOf(query, { start, end, kind: 'plain-word', candidates: printed.map((form) => ({ id: form, title: form, confidence: 1 })), together: true })),
    ...places.map(({ mention }) => mention),
    ...laws.map((law) => describeLaw(law, { query, asOf, access })),
    ...findDates(folded, retrieval.today()).map(({ start, end, from, until }) => mentionOf(query, { start, end, kind: 'date', candidates: [{ id: `${from}/${until}`, title: query.slice(start, end), confidence: 1 }] })),
    ...findCorpora(folded, retrieval.corpora).map(({ start, end, corpora }) => mentionOf(query, { start, end, kind: 'corpus', candidates: corpora.map(({ id, title }) => ({ id, title: title.ja, confidence: 1 })) })),
  ];
  const { attributes: _, ...dates } = filters;
  return { understood: { text: query, mentions: sortMentions(mentions), corpora, asOf, ...dates }, places, laws, plainWords, rest: cutOut(query, places) };
}

function describeLaw(law: LawMention, { query, asOf, access }: { readonly query: string; readonly asOf: string; readonly access: AccessScope }): Mention {
  const { start, end, laws, reason } = law;
  const candidates = laws.flatMap(({ law, confidence }) => {
    const revision = revisionOn(law, asOf, access);
    return revision === undefined ? [] : [{ id: revision.id, title: revision.title, confidence }];
  });
  return { ...mentionOf(query, { start, end, kind: 'law', candidates }), ...(candidates.length > 0 ? (reason === undefined ? {} : { reason }) : { reason: tellUnheld(law) }) };
}

function mentionOf(query: string, mention: Omit<Mention, 'text'>): Mention {
  return { text: query.slice(mention.start, mention.end), ...mention };
}

/** By place; a law inside a provision (民法 in 民法第709条) is told by the provision. */
function sortMentions(mentions: readonly Mention[]): readonly Mention[] {
  const provisions = mentions.filter(({ kind }) => kind === 'provision' || kind === 'identifier');
  const once = new Map(mentions.toReversed().map((mention) => [`${mention.kind} ${mention.start} ${mention.end}`, mention]));
  return [...once.values()]
    .filter(({ kind, start, end }) => kind !== 'law' || !provisions.some((other) => other.start <= start && end <= other.end))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
}

function cutOut(query: string, places: readonly { readonly mention: Mention }[]): string {
  const units = query.split('');
  for (const { mention } of places) units.fill(' ', mention.start, mention.end);
  return units.join('').trim();
}

/** Chunks of named places, each place in document order, no chunk twice. */
export function chunksOfPlaces(places: readonly NamedPlace[]): readonly StoredChunk[] {
  return [...new Map(places.flatMap(({ chunks }) => chunks).map((chunk) => [chunk.id, chunk])).values()];
}
