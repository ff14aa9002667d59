import type { LawMention } from './find-laws.ts';
import type { Provision } from './provision.ts';
import { numberPattern } from './read-number.ts';
import { readPlaces, type PlaceMention } from './read-places.ts';

export type { Provision } from './provision.ts';

/** A provision named in a text with the law it belongs to; `law` is absent when the text names none. */
export interface ProvisionMention {
  readonly start: number;
  readonly end: number;
  readonly provision: Provision;
  /** Last member of a range that begins with `provision`. */
  readonly until?: Provision;
  readonly law?: LawMention;
  /** 1 when the law stands right before it or before its list, less when it was taken from elsewhere in the text. */
  readonly confidence: number;
}

/** What may stand between a law and its article. */
const joint = /(?:[ \t\r\n、,「」『』"']|の|上の|では|でいう|における|[(（][^)）]{0,60}[)）])*/uy;
const articleStart = new RegExp(`(?:附則 *)?第? *${numberPattern}(?:[のノ]${numberPattern})* *条|附則 *第?${numberPattern}項`, 'gu');
const distantConfidence = 0.7;

/**
 * Finds provisions and the law each belongs to: the one right before it or its list, else the last one named before, else the
 * only one named at all. What is not an article counts only right behind a law.
 * @param folded text folded by `foldWidth`
 * @param laws mentions in `folded`, ascending
 */
export function findProvisions(folded: string, laws: readonly LawMention[]): readonly ProvisionMention[] {
  const attached = laws.flatMap((law) => readBehind(folded, law));
  const distant = [...folded.matchAll(articleStart)].flatMap(({ index }) => (isCovered(index, [...laws, ...attached]) ? [] : readPlaces(folded, index, { bareNumbers: false })));
  const apart = distant.filter(({ start }, at) => !isCovered(start, distant.slice(0, at))).map((place) => attachLaw(place, laws));
  return [...attached, ...apart].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function readBehind(folded: string, law: LawMention): readonly ProvisionMention[] {
  joint.lastIndex = law.end;
  const gap = joint.exec(folded)?.[0] ?? '';
  const tries = gap === '' ? [law.end] : [law.end, law.end + gap.length];
  const places = tries.map((at) => readPlaces(folded, at, { bareNumbers: /^[ の]*$/u.test(gap) })).find((found) => found.length > 0) ?? [];
  return places.map((place, at) => ({ ...place, start: at === 0 ? law.start : place.start, law, confidence: 1 }));
}

function isCovered(at: number, spans: readonly { readonly start: number; readonly end: number }[]): boolean {
  return spans.some(({ start, end }) => start <= at && at < end);
}

function attachLaw(place: PlaceMention, laws: readonly LawMention[]): ProvisionMention {
  const law = laws.findLast(({ end }) => end <= place.start) ?? (laws.length === 1 ? laws[0] : undefined);
  return law === undefined ? { ...place, confidence: 0 } : { ...place, law, confidence: distantConfidence };
}
