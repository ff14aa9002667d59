import { blankBrackets, filler } from './blank-brackets.ts';

const noun = String.raw`[一-龠々〆ヶ〇ァ-ヴー・Ａ-Ｚａ-ｚA-Za-z0-9０-９${filler}]`;
const conjunction = '又は|若しくは|及び|並びに';
/** `第三条に規定する`, `当該各号に定める`: goes with the noun behind it, not with the words before. */
const cited = `(?:(?:${noun}|の|${conjunction}){1,80}(?:に規定する|に定める|に掲げる|に基づく|の規定による))?`;
const particleBeforeNouns = new RegExp(`^.*(?:[をにへが]|から|より|により)(?=${cited}(?:${noun}|の|な|${conjunction}|その他)+$)`, 'u');
const startsWithConjunction = new RegExp(`^(?:かつ|${conjunction}|その他)`, 'u');
const endsWithNoun = new RegExp(`${noun}$`, 'u');

/**
 * Where the words begin that （以下「X」という。） stands for. Japanese puts them right before the bracket; they are cut at the last
 * break of the clause: a topic (…は、), a comma after a verb or particle, or a particle with nothing but nouns after it (届出を市町村長).
 * @param end where the words end, in UTF-16 code units
 * @param term X: it tells whether an enumeration is meant whole (X等) or its last member
 */
export function findAntecedent(text: string, end: number, term: string): number {
  const lineStart = Math.max(0, end - 600);
  const blanked = blankBrackets(text.slice(lineStart, end));
  const border = Math.max(...['。', '\n', '\u3000', '（', '「', '\t'].map((mark) => blanked.lastIndexOf(mark))) + 1;
  const hard = border + (/^(?:[ア-ン]|[一二三四五六七八九十]+|[0-9０-９]+|（[^）]{1,4}）)[ \u3000]/u.exec(blanked.slice(border))?.[0].length ?? 0);
  const clause = blanked.slice(hard);
  let start = afterTopic(clause);
  start = afterComma(clause, start, term);
  start = afterParticle(clause, start);
  start = afterConjunction(clause, start, term);
  return lineStart + hard + start;
}

/** `…には、`, `…は、`; and は right after a noun, which no relative clause has. */
function afterTopic(clause: string): number {
  let start = 0;
  for (const match of clause.matchAll(/は、|(?<![\u3041-\u3096、又])は(?!、)/gu)) start = match.index + match[0].length;
  return start < clause.length ? start : 0;
}

function afterComma(clause: string, from: number, term: string): number {
  const wholeList = coversList(term);
  for (let comma = clause.lastIndexOf('、'); comma >= from; comma = clause.lastIndexOf('、', comma - 1)) {
    const rest = clause.slice(comma + 1);
    if (startsWithConjunction.test(rest)) continue;
    const before = clause.slice(from, comma);
    if (/(?:かつ|又は|若しくは|及び|並びに|その他(?:の.*)?)$/u.test(before)) continue;
    const enumerates = endsWithNoun.test(before) && !/(?:とき|場合|際|ほか|ため|当該|毎.{1,6}|次条)$/u.test(before);
    if (enumerates && wholeList && /又は|若しくは|及び|並びに|その他|、/u.test(rest)) continue;
    return comma + 1;
  }
  return from;
}

/** A case particle with only nouns after it does not belong to them. */
function afterParticle(clause: string, from: number): number {
  const rest = clause.slice(from);
  const match = particleBeforeNouns.exec(rest);
  if (match === null || /(?:もの|その他)$/u.test(match[0])) return from;
  return /[てで]に$/u.test(match[0]) ? from : from + match[0].length;
}

/** `A又はB（以下「X」という。）` where every character of X stands in B means B. */
function afterConjunction(clause: string, from: number, term: string): number {
  if (coversList(term)) return from;
  const rest = clause.slice(from);
  const matches = [...rest.matchAll(new RegExp(`(?:${conjunction})、?`, 'gu'))];
  const last = matches.at(-1);
  if (last === undefined) return from;
  const member = rest.slice(last.index + last[0].length);
  if (insideTitle(rest.slice(0, last.index), member)) return from;
  return member !== '' && [...term].every((character) => member.includes(character)) ? from + last.index + last[0].length : from;
}

/** `A及びBに関する法律` is one title, `A法及びBに関する法律` are two. */
function insideTitle(before: string, member: string): boolean {
  return /(?:に関する|の|等)(?:[^、]{0,30})(?:法律?|令|規則)/u.test(member) && !new RegExp(`(?:法|法律|令|規則)${filler}*$`, 'u').test(before);
}

function coversList(term: string): boolean {
  return /等|類|各/u.test(term);
}
