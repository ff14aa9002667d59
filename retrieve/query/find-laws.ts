import type { LawNames, NamedLaw } from './law-names.ts';
import { canonicalLawNumber, lawNumberPattern } from './law-number.ts';

/** A law named in a text. Offsets are into the text; `laws` is empty when it is known but not held. */
export interface LawMention {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly laws: readonly { readonly law: NamedLaw; readonly confidence: number }[];
}

/** Names this short are words of other things as well (マルチ商法, 市民法): they count only where a word begins. */
const shortName = 3;
const before = /(?:改正|現行|新|旧|及び|又は|並びに|同じく)$/u;
const wordBefore = /[\p{Script=Han}\p{Script=Katakana}ー]$/u;
const ordinance = /^(?:施行令|施行規則|施行細則)/u;

/**
 * Finds laws by title, abbreviation, number (昭和二十二年法律第四十九号) and e-Gov identifier; the longest name wins, and
 * mentions do not overlap. An abbreviation with 施行令 or 施行規則 behind it is that ordinance.
 * @param folded text folded by `foldWidth`
 */
export function findLaws(folded: string, names: LawNames): readonly LawMention[] {
  const numbered = [...findNumbers(folded, names), ...findIdentifiers(folded, names)];
  const mentions: LawMention[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const mention = numbered.find(({ start }) => start === at) ?? findName(folded, at, names);
    if (mention === undefined) continue;
    mentions.push(mention);
    at = mention.end - 1;
  }
  return mentions;
}

function findName(folded: string, at: number, names: LawNames): LawMention | undefined {
  const match = names.matchAt(folded, at);
  if (match === undefined || (match.length <= shortName && !beginsWord(folded.slice(0, at)))) return undefined;
  const end = at + match.length;
  return findOrdinance(folded, { start: at, end, title: match.title, laws: match.laws }, names) ?? { start: at, end, title: match.title, laws: match.laws };
}

function beginsWord(left: string): boolean {
  return !wordBefore.test(left) || before.test(left);
}

function findOrdinance(folded: string, mention: LawMention, names: LawNames): LawMention | undefined {
  const suffix = ordinance.exec(folded.slice(mention.end, mention.end + 4))?.[0];
  if (suffix === undefined) return undefined;
  const title = `${mention.title}${suffix}`;
  const found = names.matchAt(title, 0);
  const laws = found?.length === title.length ? found.laws : [];
  return { start: mention.start, end: mention.end + suffix.length, title, laws };
}

function findNumbers(folded: string, names: LawNames): readonly LawMention[] {
  return [...folded.matchAll(new RegExp(lawNumberPattern, 'gu'))].flatMap((match) => {
    const laws = names.withNumber(canonicalLawNumber(match[0])).map((law) => ({ law, confidence: 1 }));
    const [first] = laws;
    return first === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, title: first.law.title, laws }];
  });
}

function findIdentifiers(folded: string, names: LawNames): readonly LawMention[] {
  return [...folded.matchAll(/(?<![0-9a-z/])[1-5]\d{2}[0-9a-z]{6,15}(?![0-9a-z])/gu)].flatMap((match) => {
    const law = names.withId(`law/${match[0].toUpperCase()}`);
    return law === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, title: law.title, laws: [{ law, confidence: 1 }] }];
  });
}
