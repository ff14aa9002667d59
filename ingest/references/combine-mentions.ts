import type { RawMention } from './raw-mention.ts';
import { isInside, type Brackets } from './scan-brackets.ts';
import type { ScannedLaw } from './scan-law-heads.ts';
import type { ScannedProvision } from './scan-provisions.ts';

/** A sentence taken apart. */
export interface Scan {
  readonly text: string;
  readonly brackets: Brackets;
  readonly provisions: readonly ScannedProvision[];
  readonly laws: readonly ScannedLaw[];
}

/** The mentions of a sentence in order: names joined with their provisions, ends of ranges with their beginnings. */
export function combineMentions(scan: Scan): readonly RawMention[] {
  return joinRanges(scan, [...provisionMentions(scan), ...wholeLaws(scan)].toSorted((a, b) => anchorOf(a) - anchorOf(b) || b.end - a.end));
}

/** A title may begin anywhere before its end, so the end gives its place in the order. */
function anchorOf({ start, law }: RawMention): number {
  return law?.type === 'named' ? law.end : start;
}

function provisionMentions({ text, brackets, provisions, laws }: Scan): readonly RawMention[] {
  const byNext = new Map(laws.map((law) => [law.next, law]));
  return provisions.filter(({ start }) => !isInside(brackets.quotes, start)).map((provision) => {
    const law = byNext.get(provision.start);
    const start = law?.start ?? provision.start;
    const age = readAge(text, start);
    const behind = partBehind(text, provision.end);
    if (law === undefined && age === undefined && behind === undefined) return provision;
    const marked = law === undefined && age !== undefined && /[旧新]/u.test(text.charAt(start - 1)) ? start - 1 : start;
    return { ...provision, ...behind, start: marked, ...(law === undefined ? {} : { law }), ...(age === undefined ? {} : { age }) };
  });
}

function wholeLaws({ text, provisions, laws }: Scan): readonly RawMention[] {
  const starts = new Set(provisions.map(({ start }) => start));
  return laws.filter(({ next }) => !starts.has(next)).map((law) => {
    const age = readAge(text, law.start);
    return { start: law.start, end: law.end, law, supplement: false, steps: [], ...(age === undefined ? {} : { age }) };
  });
}

/** （各号列記以外の部分に限る。） */
function partBehind(text: string, end: number): Pick<RawMention, 'part'> | undefined {
  return text.startsWith('（各号列記以外の部分に限る', end) ? { part: '柱書' } : undefined;
}

/** 旧, 新, 改正前の, 改正後の right before a mention. */
function readAge(text: string, start: number): RawMention['age'] {
  const before = text.slice(Math.max(0, start - 8), start);
  if (/(?:改正前の|(?:^|[^一-鿿])旧|従前の)$/u.test(before)) return 'old';
  return /(?:改正後の|(?:^|[^一-鿿])新)$/u.test(before) ? 'new' : undefined;
}

function joinRanges({ text, brackets }: Scan, mentions: readonly RawMention[]): readonly RawMention[] {
  const joined: RawMention[] = [];
  for (let index = 0; index < mentions.length; index += 1) {
    const first = mentions[index];
    if (first === undefined) break;
    const link = readLink(text, skipBrackets(brackets, first.end));
    const lastIndex = link === undefined ? -1 : mentions.findIndex((other, at) => at > index && other.start === link.next);
    const last = mentions[lastIndex];
    const end = link === undefined || last === undefined ? undefined : endOfRange({ text, brackets, last, needsEnd: link.needsEnd });
    if (last === undefined || end === undefined) joined.push(first);
    else {
      joined.push({ ...first, end, until: last });
      joined.push(...mentions.slice(index + 1, lastIndex));
      index = lastIndex;
    }
  }
  return joined;
}

/** The offset behind the round brackets that open at an offset. */
export function skipBrackets({ round }: Brackets, offset: number): number {
  let at = offset;
  for (const { open, close } of round) if (open === at) at = close + 1;
  return at;
}

function readLink(text: string, at: number): { readonly next: number; readonly needsEnd: boolean } | undefined {
  const word = /^(?:から|乃至|ないし|ヨリ)/u.exec(text.slice(at, at + 3))?.[0];
  return word === undefined ? undefined : { next: at + word.length, needsEnd: word === 'から' || word === 'ヨリ' };
}

function endOfRange({ text, brackets, last, needsEnd }: Pick<Scan, 'text' | 'brackets'> & { readonly last: RawMention; readonly needsEnd: boolean }): number | undefined {
  if (!needsEnd) return last.end;
  const at = skipBrackets(brackets, last.end);
  const word = /^(?:まで|迄|マデ|ニ至ル)/u.exec(text.slice(at, at + 3))?.[0];
  return word === undefined ? undefined : at + word.length;
}
