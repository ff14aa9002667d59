import type { AccessScope, ReferenceTarget } from '../../corpora-config/index.ts';
import type { DocumentReferences, MentionPlace, StoredChunk } from '../../index/index.ts';
import { selectPlace } from '../context/find-place.ts';
import type { Retrieval } from '../retrieval.ts';
import { applySubstitutions, type PlacedWords } from './apply-substitutions.ts';
import { chooseSubstitutions, lieTogether, type ChosenSubstitution } from './choose-substitutions.ts';
import { provisionStretches, type LaidPassage, type Stretch } from './provision-stretch.ts';
import type { AppliedReading, ReferenceEdge, TargetPlace } from './reference-shapes.ts';

/** Reads applied provisions in other words, each text once. */
export interface AppliedReader {
  readonly access: AccessScope;
  readonly retrieval: Pick<Retrieval, 'store'>;
  /** Corpus of a law by 法令ID. */
  corpusOf(law: string): string | undefined;
  readonly held: Map<string, LaidText | undefined>;
}

/** A mention that applies provisions with 読替え. */
export interface AppliedEdge {
  readonly edge: ReferenceEdge;
  readonly own: DocumentReferences;
  readonly place: Pick<MentionPlace, 'sentence' | 'mention'>;
  /** Only the provisions that lie together with this one are read. Absent: all of them. */
  readonly within?: Pick<ReferenceTarget, 'law' | 'element'>;
}

/** Text of passages that follow each other. */
export interface LaidText {
  readonly text: string;
  readonly passages: readonly LaidPassage[];
}

/** Each applied provision with its substitutions made; those of which no text is held, and laws whole, are left out. */
export async function readApplied({ edge, own, place, within }: AppliedEdge, reader: AppliedReader): Promise<readonly AppliedReading[]> {
  const sentence = own.sentences[place.sentence];
  const reference = sentence?.references[place.mention];
  if (sentence === undefined || reference === undefined) return [];
  const chosen = chooseSubstitutions({ ...sentence, reference }, own);
  const readings: AppliedReading[] = [];
  for (const target of edge.targets) {
    if (within !== undefined && !lieTogether(target, within)) continue;
    const reading = await readTarget(target, pairsFor(target, chosen), reader);
    if (reading !== undefined) readings.push(reading);
  }
  return readings;
}

/** Of a range 第四条中 belongs to one member alone; what fits none of them belongs to all. */
function pairsFor(target: TargetPlace, chosen: readonly ChosenSubstitution[]): readonly ChosenSubstitution[] {
  return chosen.flatMap(({ pair, targets }) => {
    const here = targets.filter((one) => lieTogether(one, target));
    return targets.length > 0 && here.length === 0 ? [] : [{ pair, targets: here }];
  });
}

async function readTarget(target: TargetPlace, chosen: readonly ChosenSubstitution[], reader: AppliedReader): Promise<AppliedReading | undefined> {
  const { id, law, title, element, part } = target;
  if (id === null || law === null || element === null || chosen.length === 0) return undefined;
  const laid = await readText({ id, law, element }, reader);
  if (laid === undefined) return undefined;
  const own = hull(provisionStretches(laid.text, laid.passages, { element, part }), laid.text);
  const { text, replaced, absent } = applySubstitutions(laid.text.slice(own.start, own.end), chosen.map((one) => placeWords(one, { laid, own, element })));
  return {
    id, law, title, element, text,
    replaced: replaced.map(({ start, end, substitution }) => ({ start, end, from: chosen[substitution]?.pair.from ?? '' })),
    absent: absent.flatMap((index) => chosen[index]?.pair ?? []),
  };
}

interface OwnText {
  readonly laid: LaidText;
  readonly own: Stretch;
  readonly element: string;
}

/** A place above the provision, and one that is not known, reach over all of it. */
function placeWords({ pair: { from, to }, targets }: ChosenSubstitution, { laid: { text, passages }, own, element }: OwnText): PlacedWords {
  const inside = targets.flatMap((place) => (place.element === null || (place.part === null && isAbove(place.element, element)) ? [] : [{ element: place.element, part: place.part }]));
  if (inside.length === 0 || inside.length < targets.length) return { from, to };
  const within = inside.flatMap((place) => provisionStretches(text, passages, place)).map(({ start, end }) => ({ start: Math.max(start, own.start) - own.start, end: Math.min(end, own.end) - own.start }));
  return { from, to, within };
}

function isAbove(place: string, element: string): boolean {
  return element === place || element.startsWith(`${place}-`);
}

function hull(stretches: readonly Stretch[], text: string): Stretch {
  if (stretches.length === 0) return { start: 0, end: text.length };
  return { start: Math.min(...stretches.map(({ start }) => start)), end: Math.max(...stretches.map(({ end }) => end)) };
}

async function readText({ id, law, element }: { readonly id: string; readonly law: string; readonly element: string }, reader: AppliedReader): Promise<LaidText | undefined> {
  // An item has no passage of its own: it stands in that of its paragraph.
  const holder = element.replace(/-(?:Item|Subitem\d+)_.*$/u, '');
  for (const place of new Set([id, id.slice(0, id.length - element.length) + holder])) {
    const known = reader.held.has(place) ? reader.held.get(place) : await readPassages(place, law, reader);
    reader.held.set(place, known);
    if (known !== undefined) return known;
  }
  return undefined;
}

async function readPassages(place: string, law: string, { access, retrieval: { store }, corpusOf }: AppliedReader): Promise<LaidText | undefined> {
  const corpus = corpusOf(law);
  const chunks = corpus === undefined ? [] : await selectPlace(store, { access, corpus }, place);
  if (chunks.length === 0) return undefined;
  let text = '';
  const passages = chunks.map((chunk): LaidPassage => {
    const start = text.length;
    text += withoutHeadings(chunk);
    return { start, end: text.length, element: chunk.locator.kind === 'xml' ? chunk.locator.element : '' };
  });
  return { text, passages };
}

/** The headings of chapters stand with the article that follows them, and are no part of it. */
function withoutHeadings({ text, breadcrumb }: StoredChunk): string {
  let rest = text;
  for (let end = rest.indexOf('\n'); end >= 0 && /^第[^\s\u3000]+[編章節款目]/u.test(rest) && breadcrumb.includes(rest.slice(0, end).trim()); end = rest.indexOf('\n')) rest = rest.slice(end + 1);
  return rest;
}
