import { foldName, type FoldedName } from './fold-name.ts';
import { foldWidth } from './fold-width.ts';
import type { LawNames, NameMatch } from './law-names.ts';
import { canonicalLawNumber, expandLawNumber, lawNumberPattern, shortLawNumberPattern } from './law-number.ts';
import { judgeLaws, type NamedLaws } from './judge-laws.ts';
import type { NamedLaw } from './named-law.ts';
import { numberPattern } from './read-number.ts';

/** A law named in a text. Offsets are into the text; `laws` is empty when it is known but not held. */
export interface LawMention extends NamedLaws {
  readonly start: number;
  readonly end: number;
  /** Before an article stands what reads as the name of a law, and no law goes by it. */
  readonly isUnknown?: true;
}

/** Names this short are words of other things as well (マルチ商法, 市民法): they count only where a word begins. */
const shortName = 3;
const before = /(?:改正|現行|新|旧|及び|又は|並びに|同じく)$/u;
const wordBefore = /[\p{Script=Han}\p{Script=Katakana}ー]$/u;
const hiragana = /^[ぁ-ゖー]+$/u;
const ordinance = /^(?:施行令|施行規則|施行細則)/u;
/** What must stand behind a name without 法: an article, or a number that counts nothing else. */
const articleBehind = new RegExp(`^ *(?:第? *${numberPattern}(?:[のノ]${numberPattern})* *条|附則 *第?${numberPattern})`, 'u');
const numberBehind = /^ ?\d{1,4}(?:[のノ]\d+)*(?=$|[ 、,。・~〜?？)①-⑳]|条)/u;
/** A text of pages of citations has this many of its names guessed. */
const mostGuesses = 20;
/** Letters that names are made of, right before an article; the whole of a question. */
const runBefore = new RegExp(`([\\p{Script=Han}ぁ-ゖァ-ヶー・、a-z]{3,60}?)の? *(?=(?:附則 *)?第? *${numberPattern}(?:[のノ]${numberPattern})* *条)`, 'gu');
/** What reads as the name of a law to its beginning, and what only points at one named elsewhere. */
const namedRun = /[\p{Script=Han}\p{Script=Katakana}ー・]{3,}(?<=法律?|令|規則|規程|条例)$|^[ぁ-ゖー]{2,}法$|^[\p{Script=Han}ぁ-ゖァ-ヶー・]{3,}(?:に関する|に係る|に伴う|のための)(?:特別措置|臨時措置)?(?:法律?|政令|省令|規則|条例)$/u;
const pointsElsewhere = /^(?:[同本新旧現前各該当]|改正|整備|関係|現行|施行)*(?:法律?|[政省府命]?令|条例|法令|規則|規程|細則|憲法)$/u;
const otherInstrument = /^(?:規則|規程|条例)$/u;
const wholeRun = /^[\s「『]*([\p{Script=Han}ぁ-ゖァ-ヶー・、a-z ]{4,60})[\s」』?？。]*$/u;

/**
 * Finds laws by title, abbreviation, popular name, reading, number (昭和二十二年法律第四十九号, 昭22法49) and e-Gov identifier; the longest
 * name wins, and mentions do not overlap. An abbreviation with 施行令 or 施行規則 behind it is that ordinance. Before an article a name
 * may lack its 法 (労基36条, 民709). What stands before an article, or is the whole text, and is no name may be nearly one.
 * @param folded text folded by `foldWidth`
 */
export function findLaws(folded: string, names: LawNames): readonly LawMention[] {
  const numbered = [...findNumbers(folded, names), ...findIdentifiers(folded, names)];
  const name = foldName(folded);
  const places = new Map(name.offsets.map((offset, at) => [offset, at]));
  const mentions: LawMention[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const place = places.get(at) ?? name.text.length;
    const mention = longer(numbered.find(({ start }) => start === at), findName({ folded, name, place }, names));
    if (mention === undefined) continue;
    mentions.push(mention);
    at = mention.end - 1;
  }
  const guessed = guessLaws(folded, mentions, names);
  return guessed.length === 0 ? mentions : [...mentions, ...guessed].toSorted((a, b) => a.start - b.start);
}

function longer(one: LawMention | undefined, other: LawMention | undefined): LawMention | undefined {
  return (other?.end ?? -1) > (one?.end ?? -1) ? other : one;
}

/** `findLaws` for a text that is not folded; offsets are into it. */
export function findNamedLaws(text: string, names: LawNames): readonly LawMention[] {
  return findLaws(foldWidth(text), names);
}

interface NamePlace {
  readonly folded: string;
  readonly name: FoldedName;
  /** In `name.text`. */
  readonly place: number;
}

function findName({ folded, name, place }: NamePlace, names: LawNames): LawMention | undefined {
  const start = name.offsets[place] ?? folded.length;
  const left = folded.slice(0, start);
  const match = names.matchAt(name.text, place);
  const mention = match === undefined ? undefined : makeMention(match, { folded, name, place });
  if (mention !== undefined && match !== undefined && (match.length > shortName || beginsWord(left)) && standsApart(folded, mention)) return findOrdinance(folded, mention, names) ?? mention;
  const stem = beginsWord(left) ? names.matchStemAt(name.text, place) : undefined;
  if (stem === undefined) return undefined;
  const cut = makeMention(stem, { folded, name, place });
  const behind = folded.slice(cut.end, cut.end + 30);
  return articleBehind.test(behind) || numberBehind.test(behind) ? cut : undefined;
}

function makeMention(match: NameMatch, { folded, name, place }: NamePlace): LawMention {
  const { length, ...laws } = match;
  const last = name.offsets[place + length - 1] ?? folded.length - 1;
  const start = name.offsets[place] ?? 0;
  const hasBracket = match.title.startsWith('「') && folded[start - 1] === '「';
  return { start: hasBracket ? start - 1 : start, end: last + 1, ...laws };
}

/** A comma is part of a name only when the name needs it; a reading is one only between other letters than its own. */
function standsApart(folded: string, { start, end, laws, title }: LawMention): boolean {
  const written = folded.slice(start, end);
  if (hiragana.test(written) && /[ぁ-ゖー]$/u.test(folded.slice(0, start))) return false;
  return !/[、,，.．\n]/u.test(written) || [title, ...laws.map(({ law }) => law.title)].some((known) => /[、，・]/u.test(known));
}

function beginsWord(left: string): boolean {
  return !wordBefore.test(left) || before.test(left);
}

function findOrdinance(folded: string, mention: LawMention, names: LawNames): LawMention | undefined {
  const suffix = ordinance.exec(folded.slice(mention.end, mention.end + 4))?.[0];
  if (suffix === undefined) return undefined;
  const title = `${mention.title}${suffix}`;
  const wanted = foldName(title).text;
  const found = names.matchAt(wanted, 0);
  const { reason, ...named } = mention;
  if (found?.length !== wanted.length) return { ...named, end: mention.end + suffix.length, title, laws: [], ...(reason === undefined ? {} : { reason }) };
  const { length: _, ...laws } = found;
  return { start: mention.start, end: mention.end + suffix.length, ...laws, ...(reason === undefined ? {} : { reason }) };
}

function findNumbers(folded: string, names: LawNames): readonly LawMention[] {
  const long = [...folded.matchAll(new RegExp(lawNumberPattern, 'gu'))].map((match) => ({ match, number: canonicalLawNumber(match[0]) }));
  const short = [...folded.matchAll(new RegExp(shortLawNumberPattern, 'gu'))].map((match) => ({ match, number: expandLawNumber(match) }));
  return [...long, ...short].flatMap(({ match, number }) => mentionLaws(match, names.withNumber(number)));
}

function findIdentifiers(folded: string, names: LawNames): readonly LawMention[] {
  return [...folded.matchAll(/(?<![0-9a-z/])[1-5]\d{2}[0-9a-z]{6,15}(?![0-9a-z])/gu)].flatMap((match) => mentionLaws(match, names.withIdInAnyCase(`law/${match[0]}`)));
}

function mentionLaws({ 0: text, index }: RegExpExecArray, laws: readonly NamedLaw[]): readonly LawMention[] {
  if (laws.length === 0) return [];
  return [{ start: index, end: index + text.length, ...judgeLaws({ name: text, laws: laws.map((law) => ({ law, kind: 'title' })), unheld: [] }) }];
}

/** Near names before articles that no law stands before, and of a text that is nothing else. */
function guessLaws(folded: string, mentions: readonly LawMention[], names: LawNames): readonly LawMention[] {
  const whole = mentions.length === 0 ? wholeRun.exec(folded) : null;
  const runs = [...folded.matchAll(runBefore), ...(whole === null ? [] : [whole])];
  return runs.flatMap((match) => {
    const [, run = ''] = match;
    const start = match.index + match[0].indexOf(run);
    const end = start + run.length;
    const known = mentions.findLast((mention) => mention.start < end && start < mention.end);
    if (known?.end === end || run.endsWith('附則')) return [];
    const guessed = guessIn(run, { start, isWhole: match === whole }, names);
    return guessed.length > 0 || match === whole ? guessed : nameUnknown({ start, end }, { folded, known });
  }).slice(0, mostGuesses);
}

/** A name that nobody bears must not lend its article to the law named before it, nor 刑訴規則 to 刑訴. */
function nameUnknown({ start, end }: { readonly start: number; readonly end: number }, { folded, known }: { readonly folded: string; readonly known: LawMention | undefined }): readonly LawMention[] {
  const begin = known === undefined || otherInstrument.test(folded.slice(known.end, end)) ? (known?.start ?? start) : Math.max(start, known.end);
  const run = folded.slice(begin, end);
  const [title = ''] = namedRun.exec(run) ?? [];
  const isWhole = title.length < run.length || !/\p{L}$/u.test(folded.slice(0, begin)) || begin === known?.end;
  if (title === '' || pointsElsewhere.test(title) || !isWhole) return [];
  return [{ start: end - title.length, end, title, laws: [], unheld: [], isUnknown: true }];
}

/** The longest end of a run that is nearly a name; of a whole text only all of it. */
function guessIn(run: string, { start, isWhole }: { readonly start: number; readonly isWhole: boolean }, names: LawNames): readonly LawMention[] {
  for (let cut = 0; cut < (isWhole ? 1 : run.length - 3); cut += 1) {
    const guess = names.guess(foldName(run.slice(cut)).text);
    if (guess !== undefined) return [{ start: start + cut, end: start + run.length, ...guess }];
  }
  return [];
}
