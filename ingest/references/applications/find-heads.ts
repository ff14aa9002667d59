import { blankBrackets } from '../terms/blank-brackets.ts';

/** A verb that applies provisions. Offsets are into the sentence, end exclusive. */
export interface ApplicationHead {
  readonly kind: '準用' | '適用';
  /** The words that name what is applied. */
  readonly start: number;
  readonly end: number;
  readonly appliedTo: string;
}

/**
 * 第三条の規定は、Xについて準用する。 / Xについては、第三条の規定を準用する。 Each verb of the sentence is one head; 準用する第三条 names a
 * provision and is none. 適用 counts in the same forms, and in 第三条の規定の適用については.
 */
export function findHeads(sentence: string): readonly ApplicationHead[] {
  const blanked = blankBrackets(sentence);
  const heads: ApplicationHead[] = [];
  let from = 0;
  for (const match of blanked.matchAll(verbPattern)) {
    const clause = { sentence, blanked, start: from, end: match.index };
    heads.push(...readClause(clause, match[0].startsWith('準用') ? '準用' : '適用'));
    from = match.index + match[0].length;
  }
  return heads.length > 0 ? heads : applicationOf(sentence, blanked);
}

const verbPattern = /(?:準用|適用)(?:する(?=。|\u0001*。|もの|こと|$|ほか|とともに|。|が、)|し(?=、|$)|す(?=。|$)|ス(?=。|$|、|ト|ルモノ|ルコト))/gu;

interface Clause {
  readonly sentence: string;
  readonly blanked: string;
  readonly start: number;
  readonly end: number;
}

function readClause(clause: Clause, kind: ApplicationHead['kind']): readonly ApplicationHead[] {
  const words = clause.blanked.slice(clause.start, clause.end);
  const object = readObjectForm(clause, words, kind);
  if (object !== undefined) return [object];
  return partsOf(clause, words).flatMap((part) => readSubjectForm(part, part.blanked.slice(part.start, part.end), kind) ?? []);
}

/** `第三条の規定はXについて、第四条の規定はYについて準用する` has two parts. */
function partsOf(clause: Clause, words: string): readonly Clause[] {
  const borders = [...words.matchAll(/(?:について|に関して|ニ付|に)、(?=(?:[^、]|、(?:第|同|附則|法|令))*?の?規定は)/gu)].map(({ index, 0: text }) => index + text.length);
  const [first] = borders;
  if (first === undefined || !/(?:規定|[条項号])は/u.test(words.slice(0, first))) return [clause];
  return [0, ...borders].map((border, index) => ({ ...clause, start: clause.start + border, end: clause.start + (borders[index] ?? words.length) }));
}

/** `Xについては、第三条の規定を準用する` */
function readObjectForm({ sentence, start }: Clause, words: string, kind: ApplicationHead['kind']): ApplicationHead | undefined {
  const object = /(?:を|ヲ)(?:、|これに|これらに|それぞれ|之ニ|読み?替えて|準じて)*$/u.exec(words);
  if (object === null || /(?:これ|之|これら)(?:を|ヲ)[^を]*$/u.test(words)) return undefined;
  const before = words.slice(0, object.index);
  const topic = [...before.matchAll(/(?:については|に関しては|に対しては|には|にあつては|にあっては|は|ニ付テハ|ニ関シテハ|ニハ|ハ)、?/gu)].at(-1);
  const topicEnd = topic === undefined ? 0 : topic.index + topic[0].length;
  const applied = afterVerbs(before, topicEnd);
  const to = topic === undefined ? '' : sentence.slice(start, start + topic.index);
  return { kind, start: start + applied, end: start + object.index, appliedTo: trimApplied(to) };
}

/** Past `…とみなして、`: a comma after hiragana ends a clause, unless it stands in a list (第五条まで、). */
function afterVerbs(words: string, from: number): number {
  const border = [...words.matchAll(/(?<!まで)[\u3041-\u3096]、/gu)].at(-1);
  return border === undefined ? from : Math.max(from, border.index + border[0].length);
}

/** `第三条の規定は、Xについて準用する` */
function readSubjectForm({ sentence, start, end }: Clause, words: string, kind: ApplicationHead['kind']): ApplicationHead | undefined {
  const topic = /(?:規定|[条項号章節款編目表類]|各号|本文|ただし書|但書|前段|後段|法|令|\u0001)(?:（[^）]*）)?(?:は、?|ハ、?)/u.exec(words) ?? /の例は、?|は、/u.exec(words);
  if (topic === null) return undefined;
  const topicEnd = topic.index + topic[0].length;
  return { kind, start, end: start + topicEnd, appliedTo: trimApplied(sentence.slice(start + topicEnd, end)) };
}

/** `Xについての第三条の規定の適用については、…とする` */
function applicationOf(sentence: string, blanked: string): readonly ApplicationHead[] {
  const match = /の?(?:規定(?:の|を)|の)適用(?:について|に関して|に当た|に当つ|する場合|があ)/u.exec(blanked);
  if (match === null) return [];
  const before = blanked.slice(0, match.index);
  const topic = [...before.matchAll(/(?:についての|に対する|に係る|における|に関する|場合において、|場合においては、|は、|には、)/gu)].findLast(({ index, 0: text }) => /第|同|前|この|次|法/u.test(before.slice(index + text.length)));
  const start = topic === undefined ? 0 : topic.index + topic[0].length;
  return [{ kind: '適用', start, end: match.index, appliedTo: topic === undefined ? '' : trimApplied(sentence.slice(0, topic.index)) }];
}

/** Takes the particles off: `届出をした者について、これを` → `届出をした者`. */
function trimApplied(words: string): string {
  return words.replace(/^[、。]+|^(?:この場合において、)/u, '').replace(/(?:について(?:も)?|に関して|につき|に対して|ニ付|ニ|ニ付テ|に|へ)?(?:、|これを|これらを|それぞれ|之ヲ|読み?替えて|同様に|も)*$/u, '').replace(/(?:について|に関して|に)(?:、)?$/u, '');
}
