import type { Document } from '../../../corpora-config/index.ts';
import type { Delegation } from '../law-facts.ts';
import { blankQuotes, filler, openingParenthesis } from '../terms/blank-brackets.ts';

const organPattern = /(?:政令|勅令|[一-龠]{0,8}(?:省令|府令|庁令|規則|命令)|(?:[一-龠]{2,12}(?:委員会|院|裁判所|庁)規則))(?:(?:・|、|又は|及び|若しくは)[一-龠]{0,10}(?:省令|府令|庁令|規則))*(?:で(?:別に)?(?:定め|指定)|をもつて定め|をもって定め|の定める|(?:ヲ以テ|ヲ以て)(?:之ヲ)?(?:定|指定))/gu;

/**
 * What a law leaves to orders: 政令で定める, 厚生労働省令で定めるところにより, 命令ヲ以テ之ヲ定ム, in document order. A phrase that answers another law
 * (法第三条の政令で定める日は、…) or says a matter again (同項の政令で定める日) is not among them; nor is what stands in a table of contents
 * or inside 「…」, where it is the wording of another provision.
 */
export function findDelegations({ sections }: Pick<Document, 'sections'>): readonly Delegation[] {
  const delegations: Delegation[] = [];
  for (const { path: [element = ''], text, role } of sections) {
    if (role === 'heading' || !/[令則](?:で|の定|をもつ|をもっ|ヲ以)/u.test(text) || element.startsWith('TOC')) continue;
    const unquoted = blankQuotes(text);
    for (const phrase of findOrganPhrases(text)) if (unquoted[phrase.start] !== filler && !isRepeated(text, phrase.start)) delegations.push({ element, ...phrase });
  }
  return delegations;
}

/** 政令で定める and the like in a text, wherever they stand. Offsets are UTF-16 code units, end exclusive. */
export function findOrganPhrases(text: string): readonly Omit<Delegation, 'element'>[] {
  const phrases: Omit<Delegation, 'element'>[] = [];
  for (const match of text.matchAll(organPattern)) {
    const own = match[0].replace(/^(?:当該|その他|その|他の|同|本|此ノ)/u, '');
    if (/^(?:この|前記)/u.test(own) || /(?:この|本|同|当該)$/u.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    const organ = own.replace(/(?:で(?:別に)?(?:定め|指定)|をも[つっ]て定め|の定める|(?:ヲ以テ|ヲ以て)(?:之ヲ)?(?:定|指定))$/u, '');
    const start = match.index + match[0].length - own.length;
    const end = match.index + match[0].length;
    phrases.push({ start, end, text: own, organ, matter: matterAfter(text, end) });
  }
  return phrases;
}

/** `政令で定める｜技術上の基準に`: the nouns up to the next particle, at most 12 characters. */
function matterAfter(text: string, end: number): string {
  return /^(?:る|ム)?((?:ところ|もの|[一-龠々ァ-ヴーＡ-Ｚ０-９]|[のび及](?=[一-龠々])){0,12})/u.exec(text.slice(end, end + 14))?.[1] ?? '';
}

/** Right after a provision: 第三条第二項の政令で定める, に規定する政令で定める. */
export function isRepeated(text: string, start: number): boolean {
  return answeredBefore(text, start) !== undefined;
}

/**
 * Where the provision ends that a phrase is of: before の, に規定する, の規定による. Brackets between are passed over.
 * @returns offset of the end of the provision's words; absent when no provision stands there
 */
export function answeredBefore(text: string, start: number): number | undefined {
  const before = text.slice(Math.max(0, start - 24), start);
  const link = /(?:の規定による|の規定により|の規定に基づき|の規定に基づく|に規定する|に掲げる|に定める|の|ノ)$/u.exec(before);
  if (link === null) return undefined;
  let end = start - link[0].length;
  while (text[end - 1] === '）') {
    const open = openingParenthesis(text, end - 1);
    if (open === -1) break;
    end = open;
  }
  const provision = /(?:[条項号]|[条号]の[一二三四五六七八九十]+|各号|前段|後段|本文|ただし書|別表(?:第[一二三四五六七八九十]+)?|[一二三四五六七八九十]の項|[条項号][イ-ンａ-ｚ])$/u;
  return provision.test(text.slice(Math.max(0, end - 12), end)) ? end : undefined;
}
