import type { ResolvedMention } from './mention-history.ts';
import { bracketAround, isInside, type Brackets } from './scan-brackets.ts';
import { skipBrackets } from './combine-mentions.ts';

interface Applying {
  readonly text: string;
  readonly brackets: Brackets;
}

/** The mentions that 準用 applies in a sentence: X in 「Xの規定は…準用する」, 「Xを準用」, 「Yにおいて準用するX」, with the lists they stand in. */
export function findApplied(resolved: readonly ResolvedMention[], { text, brackets }: Applying): ReadonlySet<ResolvedMention> {
  const applied = new Set<ResolvedMention>();
  if (!text.includes('準用') || /とあるのは/u.test(text)) return applied;
  for (const group of groupLists(resolved, { text, brackets })) {
    const [first, last] = [group[0], group.at(-1)];
    if (first !== undefined && last !== undefined && isApplied({ first, last }, { text, brackets })) for (const mention of group) applied.add(mention);
  }
  return applied;
}

/** Mentions that connectives join, in one bracket. */
function groupLists(resolved: readonly ResolvedMention[], { text, brackets }: Applying): readonly (readonly ResolvedMention[])[] {
  const groups: ResolvedMention[][] = [];
  for (const mention of resolved) {
    const around = bracketAround(brackets.round, mention.raw.start);
    const group = groups.findLast((candidate) => bracketAround(brackets.round, candidate[0]?.raw.start ?? -1) === around);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && isJoined(text, skipBrackets(brackets, last.raw.end), mention.raw.start)) group.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

function isJoined(text: string, from: number, to: number): boolean {
  return from < to && /^(?:、|・|まで|及び|並びに|又は|若しくは|及ビ|及|並ニ|又ハ|若ハ|の規定|ノ規定)+$/u.test(text.slice(from, to));
}

function isApplied({ first, last }: { readonly first: ResolvedMention; readonly last: ResolvedMention }, { text, brackets }: Applying): boolean {
  const before = text.slice(Math.max(0, first.raw.start - 12), first.raw.start);
  if (/準用(?:する|スル|される|された|した)(?:こととされる)?$/u.test(before)) return true;
  const behind = text.slice(skipBrackets(brackets, last.raw.end));
  if (/^(?:まで)?(?:[のノ]規定)?(?:を|ヲ|ハ之ヲ)準用/u.test(behind)) return true;
  if (!/^(?:まで)?(?:[のノ]規定)?(?:は|ハ|も)/u.test(behind)) return false;
  if (isInside(brackets.round, first.raw.start) || isInside(brackets.quotes, first.raw.start)) return false;
  return /準用(?:する|す|し|スル|ス|シ|セラル)(?:。|、|ものとする|コトヲ|こととする|（|$)/u.test(withoutBrackets(behind, brackets, text.length - behind.length));
}

function withoutBrackets(behind: string, { round }: Brackets, offset: number): string {
  let text = '';
  let at = offset;
  for (const { open, close, depth } of round) {
    if (depth > 0 || open < at) continue;
    text += behind.slice(at - offset, open - offset);
    at = close + 1;
  }
  return text + behind.slice(at - offset);
}
