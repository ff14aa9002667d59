import { expandPlace, type PlacedLaw } from './expand-place.ts';
import type { ResolvedMention } from './mention-history.ts';
import { skipBrackets } from './combine-mentions.ts';
import { bracketAround, type Bracket, type Brackets } from './scan-brackets.ts';

interface Excepting {
  readonly text: string;
  readonly brackets: Brackets;
  readonly placed: PlacedLaw;
}

/** By mention: those that the bracket behind it takes out (第十条（第二項を除く。）). What is itself limited counts as what remains of it. */
export function findExceptions(resolved: readonly ResolvedMention[], { text, brackets, placed }: Excepting): ReadonlyMap<ResolvedMention, readonly ResolvedMention[]> {
  const exceptions = new Map<ResolvedMention, readonly ResolvedMention[]>();
  if (!text.includes('除く')) return exceptions;
  for (const bracket of brackets.round.toReversed()) {
    if (text.lastIndexOf('除く', bracket.close) < bracket.open) continue;
    const host = hostOf(bracket, { resolved, text, brackets });
    const members = host === undefined ? [] : resolved.filter(({ raw }) => bracketAround(brackets.round, raw.start) === bracket);
    if (host === undefined || members.length === 0 || !isException(members, { bracket, text, brackets })) continue;
    exceptions.set(host, members.map((member) => narrow(member, exceptions.get(member) ?? [], placed)));
  }
  return exceptions;
}

function hostOf({ open }: Bracket, { resolved, text, brackets }: { readonly resolved: readonly ResolvedMention[]; readonly text: string; readonly brackets: Brackets }): ResolvedMention | undefined {
  return resolved.findLast(({ raw }) => {
    if (raw.end > open) return false;
    const end = skipBrackets({ ...brackets, round: brackets.round.filter((one) => one.open < open) }, raw.end);
    return end === open || text.slice(end, open) === 'の規定';
  });
}

/** Besides the mentions and what joins them, only を除く stands in the bracket. */
function isException(members: readonly ResolvedMention[], { bracket, text, brackets }: { readonly bracket: Bracket; readonly text: string; readonly brackets: Brackets }): boolean {
  let rest = '';
  let at = bracket.open + 1;
  for (const { raw } of members) {
    rest += text.slice(Math.min(at, raw.start), raw.start);
    at = Math.max(at, skipBrackets(brackets, raw.end));
  }
  rest += text.slice(at, bracket.close);
  return /^(?:、|・|及び|並びに|又は|若しくは|まで|の規定|に係る部分|に掲げる(?:改正)?(?:規定|部分)|の改正規定)*を除く。?(?:以下[^（）]*)?$/u.test(rest);
}

/** 第十八条（第三項を除く。）: paragraphs 1 and 2 of it. */
function narrow(member: ResolvedMention, excepted: readonly ResolvedMention[], placed: PlacedLaw): ResolvedMention {
  if (excepted.length === 0 || member.law.kind !== 'own') return member;
  const left = new Set(excepted.flatMap((one) => one.elements ?? expandPlace(placed, one.place)));
  const [whole] = expandPlace(placed, member.place);
  if (whole === undefined) return member;
  const kind = [...left].some((element) => element.includes('-Item_')) ? 'Item' : 'Paragraph';
  const remaining = placed.skeleton.childrenOf(whole, kind).map(({ element }) => element).filter((element) => !left.has(element));
  return remaining.length === 0 ? member : { ...member, elements: remaining };
}
