import type { ReferencePart } from '../../corpora-config/index.ts';
import type { DivisionLevel, Level, RawMention, RelativeHead, Step } from './raw-mention.ts';
import { candidatesOf, matchFrom } from './candidates.ts';
import { iroha as irohaLetters, numeralCharacters, readBranchNumber, readIroha, readNumeral } from './read-numeral.ts';

/** Names of appendices at the beginning of a text. */
export function readAppendixName(text: string): string | undefined {
  return appendixNames.exec(text)?.[0];
}

/** The provision of a mention, law names left out. */
export type ScannedProvision = Omit<RawMention, 'law' | 'until' | 'age'>;

/** All provisions that a sentence names by number or by place (第三条第一項, 前二項, 別表第一, 同条ただし書), in order, not overlapping. */
export function scanProvisions(text: string, { isKatakana }: { readonly isKatakana: boolean }): readonly ScannedProvision[] {
  const found: ScannedProvision[] = [];
  const [pattern, candidates] = isKatakana ? [katakanaPattern, katakanaCandidates] : [plainPattern, plainCandidates];
  let from = 0;
  for (let match = matchFrom(pattern, text, { from, candidates }); match !== undefined; match = matchFrom(pattern, text, { from, candidates })) {
    const provision = readMatch(match, text);
    if (provision !== undefined) found.push(provision);
    from = provision === undefined ? match.index + 1 : provision.end;
  }
  return found;
}

const numeral = `[${numeralCharacters}]+`;
const branch = `(?:[のノ]${numeral}(?![${numeralCharacters}分つ]))*`;
const divisionPart = `第${numeral}[編章節款目](?![的標次録])${branch}`;
const iroha = '[イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン](?![ァ-ヺー])';
const nested = '[（(](?:[0-9０-９一二三四五六七八九十]+|[ivxｉｖｘ]+)[）)]|[⑴-⒇ⅰ-ⅹ]';
const part = '各号列記以外の部分|ただし書|但書|本文|前段|後段|柱書き?|(?:の)?各号|(?:の)?各項';
const numbered = `(?<article>第${numeral}条${branch})?(?<paragraph>第${numeral}項)?(?<item>第${numeral}号${branch})?`;
const tail = `(?<part>(?:${part})*)`;
const place = `(?<direction>前|次|この|本|同)(?<count>${numeral})?(?<unit>条|項|号|編|章|節|款|目|表)(?![目的件約例文程示現明彰情])|(?<each>前各)(?<eachUnit>条|項|号)`;
const appendixName: string = `別表(?:第?${numeral}(?:[のノ]${numeral})*?)?(?=の${numeral}(?:の${numeral})*の項)|別表(?:第?${numeral}${branch})?|(?:別記|別紙)?様式(?:第?${numeral}号?${branch})?|別記(?:第?${numeral}号?${branch})?様式(?:第${numeral}${branch})?|別紙(?:第?${numeral}号?${branch})?(?:様式|書式)|第${numeral}号${branch}(?:様式|書式|の様式)|別紙(?:第?${numeral}${branch})?|別記(?:第?${numeral}${branch})?|(?:付|附)表(?:第?${numeral}${branch})?|別図(?:第?${numeral}${branch})?`;
const appendixNames = new RegExp(`^(?:${appendixName})`, 'u');
const row = `(?:の${numeral}(?:の${numeral})*の項|第${numeral}号${branch}(?!様式|書式))?(?:の${numeral}(?:の${numeral})*の項)?`;

function buildPattern(subitem: string): RegExp {
  const divisions = `(?<divisions>(?:${divisionPart})*)`;
  const bare = subitem === '' ? '' : `|(?<![ァ-ヺー一-鿿々]|項の)(?<bareSubitem>${iroha})(?<bareNested>(?:${nested})*)(?=[、）（ぁ-ん及又若並]|$)`;
  return new RegExp(
    `(?<appendix>(?<=^|[^一-鿿]|[法令則程号項新旧前後該])(?:${appendixName})|次の表|次表)(?<row>${row})`
    + `|(?=[第前次こ本同附])(?:${place}|(?<supplement>この附則|附則))?${divisions}${numbered}${subitem}${tail}`
    + bare,
    'uy',
  );
}

const plainPattern = buildPattern(`(?<subitem>(?<=号(?:[のノ]${numeral})*)${iroha}(?<nested>(?:${nested})*))?`);
const katakanaPattern = buildPattern('');
const katakanaCandidates = candidatesOf('第前次こ本同附別様付');
const plainCandidates = candidatesOf(`第前次こ本同附別様付${irohaLetters}`);

type Groups = Readonly<Record<string, string | undefined>>;

function readMatch(match: RegExpExecArray, text: string): ScannedProvision | undefined {
  const groups: Groups = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  if (groups['appendix'] !== undefined) return readAppendix({ start, end, name: groups['appendix'] });
  const relative = readRelative(groups);
  const steps = readSteps(groups);
  const supplement = groups['supplement'] !== undefined;
  if (relative === undefined && steps.length === 0 && !supplement) return undefined;
  if (relative === undefined && isWord(text, { start, end, steps })) return undefined;
  if (relative !== undefined && isRelativeWord(text, { start, end: start + (groups['direction'] ?? '').length + (groups['count'] ?? '').length + 1 })) return undefined;
  if (supplement && steps.length === 0 && groups['supplement'] === '附則' && !/^(?:の|に|で|を|、|は)/u.test(text.slice(end))) return undefined;
  return { start, end, supplement, steps, ...(relative === undefined ? {} : { relative }), ...readPart(groups['part'] ?? '') };
}

interface Spanned {
  readonly start: number;
  readonly end: number;
}

function readAppendix({ start, end, name }: Spanned & { readonly name: string }): ScannedProvision {
  return { start, end, supplement: false, appendix: name, steps: [] };
}

function readRelative(groups: Groups): RelativeHead | undefined {
  const each = groups['eachUnit'];
  if (each !== undefined) return { direction: 'all-previous', level: units[each] ?? 'Item', count: 0 };
  const [word, unit] = [groups['direction'], groups['unit']];
  if (word === undefined || unit === undefined) return undefined;
  const count = groups['count'];
  return { direction: directions[word] ?? 'this', level: units[unit] ?? 'Item', count: count === undefined ? 1 : readNumeral(count) };
}

const directions: Readonly<Record<string, RelativeHead['direction']>> = { 前: 'previous', 次: 'next', この: 'this', 本: 'this', 同: 'same' };
const units: Readonly<Record<string, Level | DivisionLevel | 'Table'>> = {
  条: 'Article', 項: 'Paragraph', 号: 'Item', 編: 'Part', 章: 'Chapter', 節: 'Section', 款: 'Subsection', 目: 'Division', 表: 'Table',
};

function readSteps(groups: Groups): readonly Step[] {
  const steps: Step[] = [];
  for (const [division] of (groups['divisions'] ?? '').matchAll(divisionSteps)) {
    const level = units[/[編章節款目]/u.exec(division)?.[0] ?? ''];
    if (level !== undefined && level !== 'Table') steps.push({ level, number: readBranchNumber(division) });
  }
  for (const [level, text] of [['Article', groups['article']], ['Paragraph', groups['paragraph']], ['Item', groups['item']]] as const) {
    if (text !== undefined) steps.push({ level, number: readBranchNumber(text) });
  }
  const letter = groups['subitem'] ?? groups['bareSubitem'];
  if (letter === undefined) return steps;
  steps.push({ level: 'Subitem1', number: String(readIroha(letter.charAt(0))) });
  const nestedText = groups['nested'] ?? groups['bareNested'] ?? '';
  for (const [index, [mark]] of [...nestedText.matchAll(nestedSteps)].entries()) steps.push({ level: index === 0 ? 'Subitem2' : 'Subitem3', number: String(readNested(mark)) });
  return steps;
}

const divisionSteps = new RegExp(divisionPart, 'gu');
const nestedSteps = new RegExp(nested, 'gu');

function readNested(mark: string): number {
  const plain = mark.normalize('NFKC').replaceAll(/[()]/gu, '');
  const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].indexOf(plain.toLowerCase());
  return roman >= 0 ? roman + 1 : readNumeral(plain);
}

function readPart(text: string): Pick<ScannedProvision, 'every' | 'part'> {
  const found: { every?: 'Item' | 'Paragraph'; part?: ReferencePart } = {};
  for (const [word] of text.matchAll(partWords)) {
    if (word === '各号') found.every = 'Item';
    else if (word === '各項') found.every = 'Paragraph';
    else found.part = parts[word] ?? '柱書';
  }
  return found;
}

const partWords = /各号列記以外の部分|ただし書|但書|本文|前段|後段|柱書き?|各号|各項/gu;
const parts: Readonly<Record<string, ReferencePart>> = { ただし書: 'proviso', 但書: 'proviso', 本文: 'main', 前段: 'first', 後段: 'second' };

/** 第二号施行日, 第一号法定受託事務, 第三条約, 法律第五号: a number that belongs to a word. */
function isWord(text: string, { start, end, steps }: Spanned & Pick<ScannedProvision, 'steps'>): boolean {
  const last = steps.at(-1);
  if (last === undefined) return false;
  const next = text.slice(end, end + 3);
  const before = text.slice(Math.max(0, start - 3), start);
  if (last.level === 'Item' && steps.length === 1) return isNounAfterItem(next) || /(?:法律|政令|省令|規則|府令|告示|条例|勅令|訓令|布告|令|達|規程)$/u.test(before);
  return false;
}

/** 第一号 + a noun: 第二号施行日, 第一号被保険者, 第三号イ様式. Connectives and 中 do not make a word. */
function isNounAfterItem(next: string): boolean {
  return /^[一-鿿ァ-ヺ]/u.test(next) && !/^(?:[及又若並等中]|以[下上外]|各号|該当|関係|列記|規定|所定|掲|前段|後段|本文|但書|該|様式|改正|適用|施行[前後]|施行の|並|乃至|ニ|ノ|ハ|ヲ|ト|イ|ロ|ヨ|ニ於)/u.test(next);
}

/** 前条約, 次項目, 本条件: a longer word. Also 同様, 同日 never come here, since they have no unit. */
function isRelativeWord(text: string, { start, end }: Spanned): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  const unit = text.charAt(end - 1);
  if (/[一-鿿]/u.test(before) && /[同次本前]/u.test(text.charAt(start)) && !/[下び又は及若並の者等号項条中]/u.test(before)) return unit === '表' || text.charAt(start) === '本' || text.charAt(start) === '同';
  return false;
}
