import { candidatesOf, nextCandidate } from './candidates.ts';
import { bracketAround, isInside, type Brackets } from './scan-brackets.ts';
import type { LawHead } from './raw-mention.ts';
import type { ScannedProvision } from './scan-provisions.ts';
import { numeralCharacters } from './read-numeral.ts';

/** A place where a law is named, and what the bracket behind the name declares. */
export interface ScannedLaw extends LawHead {
  /** 「X」 of （以下「X」という。）, with its offset and the words in the bracket before it. */
  readonly declares?: { readonly name: string; readonly start: number; readonly scope: string };
  /** 旧, 改正前の, 新, 改正後の before the name; inside it when `start` reaches over it. */
  readonly isNumberOnly?: boolean;
}

/** A title is no longer than this. */
const longestName = 130;

/** Every place in a sentence where a law is named: 同法, この法律, titles, short names, bare numbers of laws. Quotations are left out. */
export function scanLawHeads(text: string, { brackets, provisions }: { readonly brackets: Brackets; readonly provisions: readonly ScannedProvision[] }): readonly ScannedLaw[] {
  if (nextCandidate(text, 0, lawEndings) === text.length) return [];
  const heads: ScannedLaw[] = [];
  let from = 0;
  for (let match = matchHead(text, from); match !== undefined; match = matchHead(text, from)) {
    from = match.index + match[0].length;
    const last = heads.at(-1);
    const isNumberOfLast = last !== undefined && last.end < match.index && match.index < last.next && match.groups?.['number'] !== undefined;
    const head = isNumberOfLast || isInside(brackets.quotes, match.index) ? undefined : readHead({ text, match, brackets, provisions });
    if (head !== undefined) heads.push(head);
  }
  return heads;
}

/** The pattern begins at one of its words, or at any character before （昭和. */
function matchHead(text: string, from: number): RegExpExecArray | undefined {
  for (let at = nextCandidate(text, from, candidates); at < text.length; at = nextCandidate(text, at + 1, candidates)) {
    const isBracket = text.charCodeAt(at) === openingBracket;
    if (isBracket && (at === from || !'明大昭平令'.includes(text.charAt(at + 1)))) continue;
    heading.lastIndex = isBracket ? at - 1 : at;
    const match = heading.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}

const lawEndings = candidatesOf('法令則程約定');
const openingBracket = 0xff08;
const candidates = candidatesOf('同こ本明大昭平令人規施法憲条協議細約（');

const numeral = `[${numeralCharacters}]+`;
const follower = '(?=第|附則|別表|別記|別紙|様式|本則|（|[、。のにをはがとでもへ・」）ノニヲハトガモ]|及|又|若|並|等|施行(?!令|規則|細則|規程|法)|中|以|改正|目次|から|による|より|ヨリ|ニ|\\s|$)';
const kinds = '法律|政令|省令|府令|庁令|規則|規程|勅令|憲法|条約|協定|告示|条例|布告';
const lawNumber = `(?:明治|大正|昭和|平成|令和)(?:元|${numeral})年[^第（）「」、。年日]{1,40}第${numeral}号(?:の${numeral})?`;
const heading = new RegExp(
  `(?<same>同(?:${kinds}|法|令|細則))(?![人務定科廷案制益規曹面])|(?<self>(?:この|本)(?:${kinds}|法|令)(?![人務定科廷案制益曹面]))`
  + `|(?<number>${lawNumber})|(?:人事院)?規則[〇一二三四五六七八九十百]+[―—－‐\\-–][〇一二三四五六七八九十百]+(?:（[^（）]*）)?|(?<name>法律|施行法|法|令|規則|規程|憲法|条約|協定|議定書|細則|規格|約款)${follower}|[一-鿿々ァ-ヺーん等](?=（${lawNumber})`, 'uy');

interface HeadSource {
  readonly text: string;
  readonly match: RegExpMatchArray;
  readonly brackets: Brackets;
  readonly provisions: readonly ScannedProvision[];
}

function readHead(source: HeadSource): ScannedLaw | undefined {
  const { text, match } = source;
  const start = match.index ?? 0;
  const end = start + match[0].length;
  const groups = match.groups ?? {};
  if (groups['same'] !== undefined) return /[一-鿿々]/u.test(text.charAt(start - 1)) && !/[者日等条項号前後際旧新]/u.test(text.charAt(start - 1)) ? undefined : { type: 'same', start, end, ...readBracket(source, end) };
  if (groups['self'] !== undefined) return match[0].startsWith('本') && /[一-鿿々]/u.test(text.charAt(start - 1)) ? undefined : { type: 'this', start, end, next: end };
  if (groups['number'] !== undefined) return text.charAt(start - 1) === '（' ? undefined : { type: 'named', start, end, number: match[0], next: end, isNumberOnly: true };
  if (groups['name'] === undefined) return { type: 'named', start: match[0].includes('規則') ? start : findNameStart(source, { start, end }), end, ...readBracket(source, end) };
  const behind = readBracket(source, end);
  if (isCommonWord(text, end) && behind.number === undefined) return undefined;
  return { type: 'named', start: findNameStart(source, { start, end }), end, ...behind };
}

/** 方法, 省令 and the like end as titles do. */
function isCommonWord(text: string, end: number): boolean {
  return /(?:[方手療違適不合]法|[命指号辞]令|法令|(?:^|[^一-鿿るたのすルタ])法律|(?:他の|れらの|当該)法律)$/u.test(text.slice(Math.max(0, end - 6), end))
    || /(?:^|[^るすのた])(?:[一-鿿]*(?:政令|省令|府令|庁令))$/u.test(text.slice(Math.max(0, end - 12), end)) && !/^(?:第|附則|別表|様式|（)/u.test(text.slice(end, end + 3));
}

/** A name reaches back to the last mention, bracket, quotation or sentence end, and is at most {@link longestName} long. */
function findNameStart({ text, provisions, brackets }: HeadSource, { start, end }: { readonly start: number; readonly end: number }): number {
  let limit = Math.max(0, end - longestName);
  for (const { end: provisionEnd } of provisions) {
    if (provisionEnd > start) break;
    limit = Math.max(limit, provisionEnd);
  }
  const around = bracketAround(brackets.round, start);
  for (let index = start - 1; index >= limit; index -= 1) {
    const character = text.charAt(index);
    if ('（）「」。\t\n\u3000'.includes(character)) return index + 1;
  }
  return Math.max(limit, (around?.open ?? -1) + 1);
}

/** What the bracket behind a name says: the number of the law, and a short name. */
function readBracket({ text, brackets }: HeadSource, end: number): Pick<ScannedLaw, 'number' | 'next' | 'declares'> {
  if (text.charAt(end) !== '（') return { next: end };
  const bracket = brackets.round.find(({ open }) => open === end);
  if (bracket === undefined) return { next: end };
  const inner = text.slice(end + 1, bracket.close);
  const number = lawNumberAtStart(inner);
  const declared = declaration.exec(inner);
  if (number === undefined && (declared === null || !/^(?:以下|第|次|この|附則|昭和|平成|令和)/u.test(inner))) return { next: end };
  const name = declared?.[2];
  return {
    next: bracket.close + 1,
    ...(number === undefined ? {} : { number }),
    ...(declared === null || name === undefined ? {} : { declares: { name, scope: declared[1] ?? '', start: end + 1 + declared.index + (declared[1] ?? '').length + 1 } }),
  };
}

/** The 法令番号 that a text begins with. */
export function lawNumberAtStart(text: string): string | undefined {
  return numberAtStart.exec(text)?.[0];
}

const numberAtStart = new RegExp(`^${lawNumber}`, 'u');
const declaration = /(?:。|^|、|）)((?:以下|第|次|この|附則)[^「」]*)「([^」]{1,40})」と/u;
