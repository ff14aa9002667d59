import type { ReferenceKind, ReferenceTarget, UnresolvedReason } from '../../corpora-config/index.ts';
import { findApplied } from './find-applied.ts';
import { findExceptions } from './find-exceptions.ts';
import { expandPlace, type PlacedLaw } from './expand-place.ts';
import type { FoundReference, OutwardReference } from './law-facts.ts';
import type { ResolvedMention } from './mention-history.ts';
import { rankOf } from './place.ts';
import { outwardPlaces } from './outward-place.ts';
import type { Brackets } from './scan-brackets.ts';

/** What writing needs besides the mentions. */
export interface Writing {
  readonly text: string;
  readonly brackets: Brackets;
  readonly law: { readonly law: string; readonly title: string };
  readonly placed: PlacedLaw;
  /** Year of the 改正附則 that the sentence stands in. */
  readonly citedIn: number | undefined;
}

/** The mentions of a sentence with what they point at in this law, or with what another law must tell. */
export function writeReferences(resolved: readonly ResolvedMention[], writing: Writing): readonly FoundReference[] {
  const exceptions = findExceptions(resolved, writing);
  const applied = findApplied(resolved, writing);
  return resolved.map((mention) => {
    const excepted = exceptions.get(mention) ?? [];
    const { start, end } = mention.raw;
    const base = { text: writing.text.slice(start, end), start, end, kind: kindOf(mention), applied: applied.has(mention) };
    return isInward(mention) ? writeInward(mention, { base, excepted, writing }) : writeOutward(mention, { base, excepted, writing });
  });
}

/** Whether a mention points into the law that makes it. */
export function isInward({ law }: ResolvedMention): boolean {
  return law.kind === 'own';
}

/** The element paths of a mention in its own law. */
export function elementsOf({ elements, place }: ResolvedMention, placed: PlacedLaw): readonly string[] {
  return elements?.flatMap((element) => (placed.skeleton.divisions.includes(element) ? placed.skeleton.articlesBelow(element).map((member) => member.element) : [element])) ?? expandPlace(placed, place);
}

interface Parts {
  readonly base: Pick<FoundReference, 'text' | 'start' | 'end' | 'kind' | 'applied'>;
  readonly excepted: readonly ResolvedMention[];
}

function writeInward(mention: ResolvedMention, { base, excepted, writing: { law, placed } }: Parts & { readonly writing: Writing }): FoundReference {
  const target = (element: string | null): ReferenceTarget => ({ law: law.law, lawTitle: law.title, element, part: mention.place.part ?? null });
  const except = excepted.flatMap((one) => elementsOf(one, placed)).map((element) => ({ ...target(element), part: null }));
  const isWhole = isWholeLaw(mention);
  const isOld = (mention.raw.age ?? mention.law.age) === 'old';
  const elements = isWhole || isOld || mention.isLost === true ? [] : elementsOf(mention, placed);
  if (elements.length > 0) return { text: base.text, start: base.start, end: base.end, kind: base.kind, applied: base.applied, targets: elements.map(target), except };
  return { ...base, targets: [{ ...target(null), part: null }], except, ...(isWhole && !isOld ? {} : { unresolved: reasonOf(mention, isOld) }) };
}

function reasonOf({ isLost }: ResolvedMention, isOld: boolean): UnresolvedReason {
  if (isOld) return 'old-text';
  return isLost === true ? 'nothing-before' : 'provision-absent';
}

function writeOutward(mention: ResolvedMention, { base, excepted, writing }: Parts & { readonly writing: Writing }): FoundReference {
  const { citedIn } = writing;
  const { law, place } = mention;
  const isOld = (mention.raw.age ?? law.age) === 'old';
  const outward: OutwardReference = {
    name: law.name,
    ...(law.number === undefined ? {} : { number: law.number }),
    ...(law.isOpen ? { isOpen: true as const } : {}),
    ...(citedIn === undefined || law.number !== undefined ? {} : { citedIn }),
    ...(isTentative(mention) ? { isTentative: true as const } : {}),
    ...(isOld ? { isOld: true as const } : {}),
    ...((mention.raw.age ?? law.age) === 'new' ? { isNew: true as const } : {}),
    ...(law.kind === 'amending' && law.short === true ? { isOfAmendingLaw: true as const } : {}),
    places: mention.isLost === true || isWholeLaw(mention) ? [] : outwardPlaces(place),
    except: excepted.filter((one) => !isInward(one)).flatMap((one) => outwardPlaces(one.place)),
  };
  const isKnown = law.kind !== 'unknown';
  return {
    text: base.text, start: base.start, end: base.end, kind: base.kind, applied: base.applied,
    targets: [{ law: null, lawTitle: law.name, element: null, part: null }],
    except: excepted.filter(isInward).flatMap((one) => elementsOf(one, writing.placed)).map((element) => ({ law: writing.law.law, lawTitle: writing.law.title, element, part: null })),
    unresolved: isKnown ? (law.kind === 'amending' ? 'amending-law' : 'law-not-held') : (mention.raw.law?.type === 'same' ? 'nothing-before' : 'name-unknown'),
    ...(isKnown ? { outward } : {}),
  };
}

/** A title without number and provision may be any word that ends as titles do. */
function isTentative({ law, raw }: ResolvedMention): boolean {
  return law.kind === 'other' && law.isOpen && law.number === undefined && isWholeLaw({ raw });
}

function isWholeLaw({ raw }: Pick<ResolvedMention, 'raw'>): boolean {
  return raw.law !== undefined && raw.steps.length === 0 && raw.appendix === undefined && !raw.supplement;
}

/** By how the mention begins, as the gold set has it. */
function kindOf({ raw, law }: ResolvedMention): ReferenceKind {
  const first = raw.steps[0]?.level ?? raw.relative?.level;
  if (raw.appendix !== undefined && raw.appendix !== '次の表' && raw.appendix !== '同表') return 'appendix';
  if (first !== undefined && first !== 'Table' && rankOf(first) < rankOf('Article')) return 'chapter';
  if (raw.age !== undefined || law.age !== undefined) return raw.law?.type === 'same' || raw.relative !== undefined ? 'same' : 'old-law';
  if (raw.relative !== undefined || raw.appendix !== undefined) return raw.relative?.direction === 'same' || raw.appendix === '同表' ? 'same' : 'relative';
  if (raw.law?.type === 'same') return 'same';
  if (raw.law?.type === 'this') return isWholeLaw({ raw }) ? 'whole-law' : 'relative';
  if (raw.law !== undefined) return kindOfName({ raw, law });
  if (raw.supplement) return 'suppl';
  return raw.until === undefined ? 'numbered' : 'range';
}

function kindOfName({ raw, law }: Pick<ResolvedMention, 'raw' | 'law'>): ReferenceKind {
  if (law.short === true) return 'declared-name';
  return isWholeLaw({ raw }) ? 'whole-law' : 'cross-law';
}
