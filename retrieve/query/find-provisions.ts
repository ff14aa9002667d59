import type { LawMention } from './find-laws.ts';
import { numberPattern, readNumber } from './read-number.ts';

/** A provision as a text writes it: 附則第三条の二第一項第四号 → supplementary, article `3_2`, paragraph 1, item `4`. */
export interface Provision {
  readonly isSupplementary: boolean;
  /** Number with branches joined by `_`, as in e-Gov element names. Absent: the law has no articles there (項建て). */
  readonly article?: string;
  readonly paragraph?: number;
  readonly item?: string;
}

/** A provision named in a text with the law it belongs to; `law` is absent when the text names none. */
export interface ProvisionMention {
  readonly start: number;
  readonly end: number;
  readonly provision: Provision;
  readonly law?: LawMention;
  /** 1 when the law stands right before it, less when it was taken from elsewhere in the text. */
  readonly confidence: number;
}

/** 第五条の二 is a branch; 第五条の二つの要件, 第五条の一部 and 第五条の二十日 are not. */
const notBranch = `(?![つ個点人回年月日種類者部般環定件番切方週か${numberPattern.slice(1, -2)}])`;
const branches = `(?:の(?:${numberPattern})${notBranch})*`;
const paragraph = `(?:\\s*の?第?(${numberPattern})項)?`;
const item = `(?:\\s*の?第?(${numberPattern})号(${branches}))?`;
const articlePattern = new RegExp(`(附則)?\\s*第?(${numberPattern})条(${branches})${paragraph}${item}`, 'gu');
const paragraphPattern = new RegExp(`(附則)?\\s*第?(${numberPattern})項${item}`, 'gu');
/** What may stand between a law and its article. */
const joint = /^(?:[\s、,「」『』"']|の|上の|では|でいう|における|[(（][^)）]{0,60}[)）])*$/u;

/**
 * Finds provisions and the law each belongs to: the one right before it, else the last one named before, else the only one
 * named at all. A paragraph without an article counts only right behind a law.
 * @param folded text folded by `foldWidth`
 * @param laws mentions in `folded`, ascending
 */
export function findProvisions(folded: string, laws: readonly LawMention[]): readonly ProvisionMention[] {
  const articles = [...folded.matchAll(articlePattern)].flatMap((match) => readArticle(match, folded, laws));
  const paragraphs = [...folded.matchAll(paragraphPattern)]
    .flatMap((match) => readParagraph(match, folded, laws))
    .filter(({ start, end }) => !articles.some((other) => start < other.end && other.start < end));
  return [...articles, ...paragraphs].toSorted((a, b) => a.start - b.start);
}

function readArticle(match: RegExpExecArray, folded: string, laws: readonly LawMention[]): readonly ProvisionMention[] {
  const [text, supplementary, number = '', branch = '', paragraph, itemNumber, itemBranch = ''] = match;
  const article = joinNumber(number, branch);
  if (article === undefined || isInsideLaw(match.index, laws)) return [];
  const provision = {
    isSupplementary: supplementary !== undefined,
    article,
    ...readParts(paragraph, itemNumber, itemBranch),
  };
  return [attachLaw({ start: match.index, end: match.index + text.length, provision, folded, laws })];
}

function readParagraph(match: RegExpExecArray, folded: string, laws: readonly LawMention[]): readonly ProvisionMention[] {
  const [text, supplementary, number, itemNumber, itemBranch = ''] = match;
  if (isInsideLaw(match.index, laws)) return [];
  const provision = { isSupplementary: supplementary !== undefined, ...readParts(number, itemNumber, itemBranch) };
  const mention = attachLaw({ start: match.index, end: match.index + text.length, provision, folded, laws });
  return mention.confidence === 1 ? [mention] : [];
}

function readParts(paragraph: string | undefined, itemNumber: string | undefined, itemBranch: string): Pick<Provision, 'paragraph' | 'item'> {
  const number = paragraph === undefined ? undefined : readNumber(paragraph);
  const item = itemNumber === undefined ? undefined : joinNumber(itemNumber, itemBranch);
  return { ...(number === undefined ? {} : { paragraph: number }), ...(item === undefined ? {} : { item }) };
}

/** 二十四 and の二の三 → `24_2_3`. */
function joinNumber(number: string, branch: string): string | undefined {
  const parts = [number, ...branch.split('の').filter((part) => part !== '')].map(readNumber);
  return parts.includes(undefined) ? undefined : parts.join('_');
}

function isInsideLaw(at: number, laws: readonly LawMention[]): boolean {
  return laws.some(({ start, end }) => start <= at && at < end);
}

interface Unattached {
  readonly start: number;
  readonly end: number;
  readonly provision: Provision;
  readonly folded: string;
  readonly laws: readonly LawMention[];
}

function attachLaw({ start, end, provision, folded, laws }: Unattached): ProvisionMention {
  const previous = laws.findLast((law) => law.end <= start);
  const law = previous ?? (laws.length === 1 ? laws[0] : undefined);
  if (law === undefined) return { start, end, provision, confidence: 0 };
  if (law === previous && joint.test(folded.slice(law.end, start))) return { start: law.start, end, provision, law, confidence: 1 };
  return { start, end, provision, law, confidence: 0.7 };
}
