import type { Document, Section } from '../../../corpora-config/index.ts';
import { cutSentences, type Sentence } from '../cut-sentences.ts';
import type { Application, FoundSentence, Substitution } from '../law-facts.ts';
import { blankBrackets, filler } from '../terms/blank-brackets.ts';
import { isWithin } from '../terms/law-outline.ts';
import { findHeads, type ApplicationHead } from './find-heads.ts';
import { findSubstitutions, type FoundPair } from './find-substitutions.ts';
import { lookUpMentions, mentionsWithin, type MentionLookup, type PlacedMention } from './mention-lookup.ts';
import { readSubstitutionTable } from './read-substitution-table.ts';

/**
 * The 準用 clauses of a law, and 適用 clauses that read words in others, in document order. 読替え may stand in the sentence, in those
 * after it (この場合において、…) or in a table below.
 * @param sentences mentions of the same document
 */
export function findApplications({ sections }: Pick<Document, 'sections'>, sentences: readonly FoundSentence[]): readonly Application[] {
  const finder: ApplicationFinder = { mentions: lookUpMentions(sentences), found: [], open: [], element: '', text: '' };
  for (const section of sections) {
    if (section.role === 'table') readTable(finder, section);
    else readSection(finder, section);
  }
  return finder.found.filter(({ kind, substitutions }) => kind === '準用' || substitutions.length > 0).map(finishDraft);
}

interface ApplicationDraft extends Omit<Application, 'applied' | 'substitutions'> {
  readonly mentions: readonly PlacedMention[];
  readonly substitutions: Substitution[];
}

interface ApplicationFinder {
  readonly mentions: MentionLookup;
  readonly found: ApplicationDraft[];
  /** Those that the next pairs belong to, and the section they stand in. */
  open: readonly ApplicationDraft[];
  element: string;
  text: string;
}

function finishDraft({ mentions, substitutions, ...draft }: ApplicationDraft): Application {
  return { ...draft, applied: mentions.map(({ mention }) => mention), substitutions };
}

function readSection(finder: ApplicationFinder, section: Section): void {
  const { path: [element = ''], text } = section;
  if (!isWithin(element, finder.element)) finder.open = [];
  if (!/準用|適用|読み?替|」とある|」トアル/u.test(text)) return;
  if (finder.open.length === 0 || !isWithin(element, finder.element)) Object.assign(finder, { element, text });
  for (const sentence of cutSentences(section)) readSentence(finder, element, sentence);
}

function readSentence(finder: ApplicationFinder, element: string, { text, start }: Sentence): void {
  if (!/準用|適用|読み?替|」とある|」トアル/u.test(text)) return;
  const heads = findHeads(text);
  const pairs = findSubstitutions(text);
  const goesOn = finder.open.length > 0 && (text.startsWith('この場合') || text.startsWith('此ノ場合') || (heads.length === 0 && pairs.length > 0));
  if (!goesOn || heads.some(({ kind }) => kind === '準用')) openHeads(finder, heads, { element, text, start, hasPairs: pairs.length > 0 });
  for (const pair of pairs) addPair(finder, { pair, element, text, offset: start });
}

interface PlacedSentence {
  readonly element: string;
  readonly text: string;
  readonly start: number;
  readonly hasPairs: boolean;
}

function openHeads(finder: ApplicationFinder, heads: readonly ApplicationHead[], { element, text, start, hasPairs }: PlacedSentence): void {
  const blanked = heads.length === 0 ? '' : blankBrackets(text);
  const drafts = heads.map((head): ApplicationDraft => ({
    kind: head.kind, element, start, sentence: text, appliedTo: head.appliedTo, substitutions: [],
    mentions: chooseApplied(mentionsWithin(finder.mentions, { element, start: start + head.start, end: start + head.end }).filter(({ from }) => blanked[from - start] !== filler)),
  }));
  if (drafts.length === 0 && hasPairs) drafts.push({ kind: '適用', element, start, sentence: text, appliedTo: '', mentions: [], substitutions: [] });
  if (drafts.length === 0) return;
  finder.open = drafts;
  finder.found.push(...drafts);
}

/** Those marked as applied, when any is: 第二項の規定により読み替えられた第三条 applies 第三条 alone. */
function chooseApplied(mentions: readonly PlacedMention[]): readonly PlacedMention[] {
  const marked = mentions.filter(({ reference }) => reference.applied);
  return marked.length > 0 ? marked : mentions;
}

interface PlacedPair {
  readonly pair: FoundPair;
  readonly element: string;
  readonly text: string;
  /** Where `text` begins in the section. */
  readonly offset: number;
}

/** Of several applications the pair belongs to those whose provisions its place names, or to the last. */
function addPair({ mentions, open }: ApplicationFinder, { pair: { place, from, to }, element, text, offset }: PlacedPair): void {
  const places = place.end === place.start ? [] : mentionsWithin(mentions, { element, start: offset + place.start, end: offset + place.end });
  const substitution: Substitution = {
    place: text.slice(place.start, place.end),
    places: places.map(({ element: own, start, mention }) => ({ element: own, start, mention })),
    from: text.slice(from.start, from.end),
    to: text.slice(to.start, to.end),
    element,
    fromStart: offset + from.start,
    toStart: offset + to.start,
  };
  const named = open.length > 1 ? open.filter((draft) => namesApplied(places, draft)) : [];
  for (const draft of named.length > 0 ? named : open.slice(-1)) draft.substitutions.push(substitution);
}

function namesApplied(places: readonly PlacedMention[], { mentions }: ApplicationDraft): boolean {
  const applied = mentions.flatMap(({ reference }) => reference.targets.map(({ element }) => element));
  return places.some(({ reference }) => reference.targets.some(({ element }) => element !== null && applied.some((holder) => holder !== null && (isWithin(element, holder) || isWithin(holder, element)))));
}

function readTable(finder: ApplicationFinder, { path: [element = ''], text }: Section): void {
  const below = isWithin(element, finder.element) && finder.element !== '';
  const pairs = readSubstitutionTable(text, below ? finder.text : '');
  if (pairs.length === 0) return;
  if (!below || finder.open.length === 0) openHeads(finder, [], { element, text: text.split('\n', 1)[0] ?? '', start: 0, hasPairs: true });
  for (const pair of pairs) addPair(finder, { pair, element, text, offset: 0 });
}
