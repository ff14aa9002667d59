import type { LawNames, NamedLaw } from './law-names.ts';
import { keyOf, type LawSkeleton } from './law-skeleton.ts';
import type { MentionHistory, ResolvedMention } from './mention-history.ts';
import { elementOf, expandPlace } from './expand-place.ts';
import { hasLevel, rankOf, readElement, stepsAbove, stepsTo, type Place } from './place.ts';
import type { Level, RawMention, RelativeHead, Step } from './raw-mention.ts';
import { bracketAround, type Bracket, type Brackets } from './scan-brackets.ts';
import { skipBrackets } from './combine-mentions.ts';
import type { ScannedLaw } from './scan-law-heads.ts';

/** Where a sentence stands. */
export interface Host {
  readonly element: string;
  readonly container: string;
  readonly steps: readonly Step[];
  readonly section: number;
  /** The container is a 改正附則, which counts in its amending law. */
  readonly isAmendment: boolean;
  /** In the first column of a 読替え table: the law whose provisions it names. */
  readonly tableLaw?: NamedLaw;
}

/** What resolving a sentence needs. */
export interface Resolving {
  readonly text: string;
  readonly brackets: Brackets;
  readonly host: Host;
  readonly skeleton: LawSkeleton;
  /** Names of appendices, folded, and their element paths. */
  readonly appendixNames: ReadonlyMap<string, string>;
  readonly names: LawNames;
  readonly history: MentionHistory;
  /** Told of each mention at once, so that names declared in it hold for the rest of the sentence. */
  readonly declare: (mention: ResolvedMention) => void;
}

/** Gives each mention of a sentence its law and place; those that are no mentions after all are left out. */
export function resolveMentions(mentions: readonly RawMention[], resolving: Resolving): readonly ResolvedMention[] {
  const resolved: ResolvedMention[] = [];
  const context = { ...resolving, before: resolved };
  for (const raw of mentions) {
    const one = resolveOne(raw, context);
    if (one === undefined) continue;
    const whole = countInAmending(raw.until === undefined ? one : withEnd(one, raw.until, context), context);
    if (isNoSubitem(whole, context) || isNoAppendix(whole, context)) continue;
    resolved.push(whole);
    resolving.declare(whole);
    resolving.history.add(whole);
  }
  return resolved;
}

/** 附則第九条 of an extract that leaves it out counts in the amending law. */
function countInAmending(mention: ResolvedMention, { host, names, skeleton }: Context): ResolvedMention {
  const { law, place, raw } = mention;
  if (!host.isAmendment || law.kind !== 'own' || place.container !== host.container || place.steps[0]?.level !== 'Article' || raw.relative?.direction === 'same') return mention;
  const isThere = expandPlace({ skeleton, appendices: new Map() }, place).length > 0;
  return isThere || mention.elements !== undefined ? mention : { ...mention, law: names.self(host), place: { ...place, container: 'SupplProvision' }, top: -1 };
}

/** A lone letter is a mention only where the provision has such a 号の細分. */
function isNoSubitem({ raw, place, law, top }: ResolvedMention, { skeleton }: Context): boolean {
  return raw.steps[0]?.level === 'Subitem1' && top === rankOf('Subitem1') && raw.relative === undefined && law.kind === 'own' && elementOf(skeleton, place.container, place.steps) === undefined;
}

/** 書類の様式, 別紙のとおり: a bare word is a mention only where the law has an appendix of that name alone. */
function isNoAppendix({ raw, law, place, top }: ResolvedMention, { skeleton, appendixNames }: Context): boolean {
  return raw.appendix !== undefined && bareAppendix.test(raw.appendix) && raw.law === undefined && top === 99 && law.kind === 'own' && expandPlace({ skeleton, appendices: appendixNames }, place).length === 0;
}

const bareAppendix = /^(?:様式|別紙|付表|附表|別図)$/u;

interface Context extends Resolving {
  readonly before: readonly ResolvedMention[];
}

function withEnd(first: ResolvedMention, until: RawMention, context: Context): ResolvedMention {
  const last = resolveOne(until, { ...context, before: [...context.before, first] }, first);
  if (last === undefined) return first;
  const { isLost: _isLost, ...kept } = first;
  return { ...(first.place.steps.length > 0 ? kept : first), place: { ...first.place, until: last.place.steps } };
}

function resolveOne(raw: RawMention, context: Context, rangeStart?: ResolvedMention): ResolvedMention | undefined {
  if (raw.law !== undefined) return resolveNamed({ ...raw, law: raw.law }, context);
  if (raw.appendix !== undefined) return resolveAppendix(raw, context);
  if (raw.relative !== undefined) return resolveRelative(raw, raw.relative, context);
  return resolveBare(raw, context, rangeStart);
}

function resolveNamed(raw: RawMention & { readonly law: ScannedLaw | NonNullable<RawMention['law']> }, context: Context): ResolvedMention | undefined {
  const law = findLaw(raw, context);
  if (law === undefined) return undefined;
  const age = raw.age ?? law.age;
  const start = law.start;
  const aged = age === undefined ? law : { ...law, age };
  if (law.kind === 'unknown' && raw.steps.length === 0 && raw.appendix === undefined && !raw.supplement) return raw.law.type === 'same' || age !== undefined || /^[旧新]/u.test(law.name) ? finish({ ...raw, start }, aged, context) : undefined;
  return finish({ ...raw, start }, aged, context);
}

function finish(raw: RawMention, law: NamedLaw, { host }: Context): ResolvedMention {
  const container = raw.supplement ? supplementOf(law, host) : 'MainProvision';
  return { raw, law, place: placeOf(raw, container, raw.steps), top: -1 };
}

function supplementOf({ kind }: NamedLaw, host: Host): string {
  return kind === 'own' && host.container.startsWith('SupplProvision') ? host.container : 'SupplProvision';
}

function placeOf({ appendix, every, part }: RawMention, container: string, steps: readonly Step[]): Place {
  return { container, steps, ...(appendix === undefined ? {} : { appendix }), ...(every === undefined ? {} : { every }), ...(part === undefined ? {} : { part }) };
}

function findLaw(raw: RawMention & { readonly law: NonNullable<RawMention['law']> }, context: Context): NamedLaw | undefined {
  const { text, names, host, history } = context;
  const { law } = raw;
  if (law.type === 'this') return { ...names.self(host), start: law.start };
  if (law.type === 'named') {
    const found = names.find(text, law as ScannedLaw, host);
    return found?.kind === 'unknown' && found.name === '' && raw.steps.length === 0 ? undefined : found;
  }
  const wanted = text.slice(law.start + 1, law.end);
  const antecedent = history.findLaw((mention) => mention.raw.law !== undefined && mention.raw.law.type !== 'this' && endsAs(mention, wanted), law.start);
  if (antecedent === undefined) return { kind: 'unknown', name: text.slice(law.start, law.end), start: law.start, isOpen: false };
  return { ...antecedent.law, start: law.start, isOpen: false };
}

/** 同法 means an act, 同令 an order, 同規則 rules. */
function endsAs({ law }: ResolvedMention, wanted: string): boolean {
  const name = law.kind === 'amending' ? (law.number ?? '') : law.name;
  if (wanted === '法' || wanted === '法律') return /(?:法|法律|憲法)$|^法|法律第[^令]*号$/u.test(name) || (law.kind === 'own' && /法(?:律)?$/u.test(name));
  if (wanted === '令' || wanted === '政令' || wanted === '勅令') return /令$|令第[^法]*号$/u.test(name);
  return name.includes(wanted.slice(-2)) || (/[省府]令$/u.test(wanted) && name.endsWith('規則'));
}

function resolveAppendix(raw: RawMention, context: Context): ResolvedMention {
  const { host, names } = context;
  if (raw.appendix === '次の表' || raw.appendix === '次表') return { raw, law: own(names, host), place: { container: host.container, steps: host.steps }, elements: [provisionOf(host)], top: 99 };
  const previous = listPredecessor(raw, context);
  const law = previous?.raw.appendix !== undefined && previous.raw.law !== undefined ? previous.law : own(names, host);
  return { raw, law, place: placeOf(raw, 'MainProvision', []), top: 99 };
}

function provisionOf(host: Host): string {
  return readElement(host.element).steps.length === 0 ? host.element : [host.container, ...host.steps.map(({ level, number }) => `${level}_${number}`)].join('-');
}

function own(names: LawNames, host: Host): NamedLaw {
  const self = names.self(host);
  return self.kind === 'own' ? self : { kind: 'own', name: '', start: 0, isOpen: false };
}

function resolveRelative(raw: RawMention, relative: RelativeHead, context: Context): ResolvedMention | undefined {
  if (relative.direction === 'same') return resolveSame(raw, relative, context);
  if (relative.level === 'Table') return undefined;
  const law = own(context.names, context.host);
  const heads = relativeHeads({ ...relative, level: relative.level }, context);
  const [first] = heads;
  const isDivision = rankOf(relative.level) < rankOf('Article');
  if (first === undefined) return lost(raw, relative, context);
  const { container, steps } = readElement(first);
  const below = raw.steps.filter((step) => isDivision || rankOf(step.level) > rankOf(relative.level));
  const place = placeOf(raw, container, [...steps, ...below]);
  const isMany = heads.length > 1 && below.length === 0;
  return { raw, law, place, top: rankOf(relative.level), ...(isMany ? { elements: heads } : {}) };
}

/** 前条 of an extract that leaves it out counts in the amending law. */
function lost(raw: RawMention, { level, direction }: RelativeHead, { names, host }: Context): ResolvedMention {
  const number = Number(host.steps.find((step) => step.level === 'Article')?.number ?? Number.NaN) + (direction === 'next' ? 1 : -1);
  const steps: readonly Step[] = level === 'Article' && raw.until !== undefined && number > 0 ? [{ level, number: String(number) }] : [];
  return { raw, law: host.isAmendment && level === 'Article' && steps.length === 0 ? names.self(host) : own(names, host), place: placeOf(raw, host.container, steps), isLost: true, top: rankOf(level) };
}

interface Neighbourhood extends RelativeHead {
  readonly level: Exclude<RelativeHead['level'], 'Table'>;
}

function relativeHeads({ direction, level, count }: Neighbourhood, { host, skeleton }: Context): readonly string[] {
  if (rankOf(level) < rankOf('Article')) return divisionHeads({ direction, level, count }, { host, skeleton });
  if (!hasLevel(host.steps, level)) return [];
  const steps = stepsTo(host.steps, level);
  const element = elementOf(skeleton, host.container, steps);
  if (element === undefined) return [];
  if (direction === 'this') return [element];
  const siblings = level === 'Article' ? skeleton.articlesOf(host.container) : skeleton.childrenOf(element.slice(0, element.lastIndexOf('-')), level);
  const at = siblings.findIndex((member) => member.element === element);
  const chosen = direction === 'next' ? siblings.slice(at + 1, at + 1 + count) : siblings.slice(direction === 'all-previous' ? 0 : Math.max(0, at - count), at);
  const isComplete = direction === 'all-previous' || chosen.length === count;
  return isComplete && !(host.isAmendment && hasGap(chosen.map((member) => member.key), keyOf(element), direction)) ? chosen.map((member) => member.element) : [];
}

/** In an extract, numbers that do not follow each other are no neighbours. */
function hasGap(keys: readonly (readonly number[])[], own: readonly number[], direction: RelativeHead['direction']): boolean {
  const near = direction === 'next' ? keys[0] : keys.at(-1);
  return near !== undefined && Math.abs((near[0] ?? 0) - (own[0] ?? 0)) > 1;
}

function divisionHeads({ direction, level }: Neighbourhood, { host, skeleton }: Pick<Context, 'host' | 'skeleton'>): readonly string[] {
  const article = elementOf(skeleton, host.container, stepsTo(host.steps, 'Article'));
  const innermost = article === undefined ? undefined : skeleton.divisionOf(article);
  const segments = (innermost ?? '').split('-');
  const at = segments.findIndex((segment) => segment.startsWith(`${level}_`));
  if (at < 0) return [];
  const here = segments.slice(0, at + 1).join('-');
  if (direction === 'this') return [here];
  const parent = segments.slice(0, at).join('-');
  const siblings = skeleton.divisions.filter((division) => division.startsWith(`${parent}-${level}_`) && !division.slice(parent.length + 1).includes('-'));
  const neighbour = siblings[siblings.indexOf(here) + (direction === 'next' ? 1 : -1)];
  return neighbour === undefined ? [] : [neighbour];
}

function resolveSame(raw: RawMention, { level }: RelativeHead, context: Context): ResolvedMention | undefined {
  const { history, names, host } = context;
  if (level === 'Table') {
    const table = history.findTable(raw.start);
    return table === undefined ? undefined : { ...table, raw: { ...raw, appendix: '同表' } };
  }
  const antecedent = history.findLevel(level, raw.start);
  if (antecedent === undefined) return { raw, law: own(names, host), place: placeOf(raw, host.container, []), isLost: true, top: rankOf(level) };
  const steps = [...stepsTo(antecedent.place.until ?? antecedent.place.steps, level), ...raw.steps];
  const { elements: _elements, ...rest } = antecedent;
  return { ...rest, raw, law: { ...antecedent.law, start: raw.start, isOpen: false }, place: placeOf(raw, antecedent.place.container, steps), top: rankOf(level) };
}

function resolveBare(raw: RawMention, context: Context, rangeStart?: ResolvedMention): ResolvedMention {
  const top = raw.steps[0]?.level ?? 'Article';
  const inherited = rangeStart ?? listPredecessor(raw, context) ?? undefined;
  if (inherited !== undefined && continues(raw, inherited, top)) return inherit(raw, inOwnSupplement(inherited, context), top);
  const bracketHost = exceptionHost(raw, context);
  if (bracketHost !== undefined && (rankOf(top) > deepest(bracketHost) || isForeign(bracketHost))) return inherit(raw, bracketHost, top);
  const named = declaredBefore(raw, context) ?? appliedBefore(raw, top, context);
  if (named !== undefined) return { raw: { ...raw, start: named.start }, law: named, place: placeOf(raw, raw.supplement ? 'SupplProvision' : 'MainProvision', raw.steps), top: rankOf(top) };
  return resolveAtHost(raw, top, context);
}

/** A declared name that does not end as names of laws do: 標準方式第五条. */
function declaredBefore({ start }: RawMention, { text, names, host }: Context): NamedLaw | undefined {
  return start > 0 && /[一-鿿ァ-ヺー]/u.test(text.charAt(start - 1)) ? names.findBefore(text, start, host) : undefined;
}

/** Xにおいて準用する第六条 is of X's law. */
function appliedBefore({ start }: RawMention, top: Step['level'], { text, before }: Context): NamedLaw | undefined {
  if (rankOf(top) > rankOf('Article') || !/(?:において|により|で)準用する$/u.test(text.slice(Math.max(0, start - 9), start))) return undefined;
  const law = before.at(-1)?.law;
  return law === undefined || law.kind === 'own' && law.age === undefined ? undefined : { ...law, start, isOpen: false };
}

/** A list of 附則 begins anew in each member: one that the extract leaves out says nothing of the next. */
function inOwnSupplement(mention: ResolvedMention, { host, names }: Context): ResolvedMention {
  const { law, place } = mention;
  return host.isAmendment && law.kind === 'amending' && place.container === 'SupplProvision' ? { ...mention, law: own(names, host), place: { ...place, container: host.container } } : mention;
}

function isForeign({ law, place }: ResolvedMention): boolean {
  return law.kind !== 'own' || place.container.startsWith('Suppl') || place.steps.every(({ level }) => rankOf(level) < rankOf('Article'));
}

function deepest({ place }: ResolvedMention): number {
  const last = place.steps.at(-1);
  return last === undefined ? -1 : rankOf(last.level);
}

function continues(raw: RawMention, previous: ResolvedMention, top: Step['level']): boolean {
  if (raw.supplement) return previous.raw.law !== undefined;
  if (previous.raw.steps.length === 0 && previous.raw.relative === undefined) return false;
  if (rankOf(top) <= rankOf('Article') && previous.raw.relative !== undefined && previous.raw.relative.direction !== 'same') return false;
  return deepest(previous) >= rankOf(top) || (previous.place.every !== undefined && top === 'Item');
}

function inherit(raw: RawMention, previous: ResolvedMention, top: Step['level']): ResolvedMention {
  const container = raw.supplement ? 'SupplProvision' : previous.place.container;
  const above = raw.supplement ? [] : stepsAbove(previous.place.until ?? previous.place.steps, top);
  const age = previous.law.age;
  return { raw: age === undefined ? raw : { ...raw, age }, law: { ...previous.law, isOpen: false, start: raw.start }, place: placeOf(raw, container, [...above, ...raw.steps]), top: Math.min(previous.top, rankOf(top)) };
}

/** The member before in a list: only connectives and brackets stand between. */
function listPredecessor(raw: RawMention, { before, text, brackets }: Context): ResolvedMention | undefined {
  const around = bracketAround(brackets.round, raw.start);
  const previous = before.findLast((mention) => mention.raw.end <= raw.start && bracketAround(brackets.round, mention.raw.start) === around);
  if (previous === undefined) return undefined;
  let at = skipBrackets(brackets, previous.raw.end);
  const connective = /^(?:、|，|・|及び|並びに|又は|若しくは|及ビ|及|並ニ|並|又ハ|若ハ|若クハ|または|および|ならびに|もしくは|まで)*/u.exec(text.slice(at, raw.start))?.[0] ?? '';
  at += connective.length;
  return at === raw.start && connective !== '' ? previous : undefined;
}

/** The mention right before the bracket that says what is taken out of it: 第十条（第二項を除く。）. */
function exceptionHost(raw: RawMention, { before, text, brackets }: Context): ResolvedMention | undefined {
  const bracket = bracketAround(brackets.round, raw.start);
  if (bracket === undefined || !/(?:を除く|に限る|を除き|に係る部分|を含む)/u.test(text.slice(bracket.open, bracket.close)) || /準用|以下/u.test(ownWords(text, bracket, brackets))) return undefined;
  return before.findLast((mention) => {
    const end = skipTo(brackets, mention.raw.end, bracket.open);
    return end === bracket.open || (text.slice(end, bracket.open) === 'の規定');
  });
}

/** What a bracket says outside the brackets in it. */
function ownWords(text: string, { open, close, depth }: Bracket, { round }: Brackets): string {
  let words = '';
  let at = open + 1;
  for (const inner of round) {
    if (inner.depth !== depth + 1 || inner.open < at || inner.open > close) continue;
    words += text.slice(at, inner.open);
    at = inner.close + 1;
  }
  return words + text.slice(at, close);
}

function skipTo({ round }: Brackets, from: number, limit: number): number {
  let at = from;
  for (const { open, close } of round) if (open === at && open < limit) at = close + 1;
  return at;
}

function resolveAtHost(raw: RawMention, top: Step['level'], context: Context): ResolvedMention {
  const { host, names, skeleton } = context;
  if (host.tableLaw !== undefined && rankOf(top) <= rankOf('Article')) return { raw, law: { ...host.tableLaw, isOpen: false, start: raw.start }, place: placeOf(raw, raw.supplement ? 'SupplProvision' : 'MainProvision', raw.steps), top: rankOf(top) };
  if (raw.supplement) return resolveSupplement(raw, context);
  if (rankOf(top) <= rankOf('Article')) {
    if (host.isAmendment) return { raw, law: amendedHere(raw, context) ? own(names, host) : names.self(host), place: placeOf(raw, 'MainProvision', raw.steps), top: rankOf(top) };
    const place = placeOf(raw, 'MainProvision', [...divisionsOfHost(raw, context), ...raw.steps]);
    const isMain = top !== 'Article' || !host.container.startsWith('Suppl') || elementOf(skeleton, 'MainProvision', stepsTo(raw.steps, 'Article')) !== undefined;
    return { raw, law: own(names, host), place: isMain ? place : { ...place, container: host.container }, top: rankOf(top) };
  }
  const above = stepsAbove(host.steps, top);
  return { raw, law: own(names, host), place: placeOf(raw, host.container, [...above, ...raw.steps]), top: rankOf(top), ...(host.container.startsWith('Appdx') ? { isLost: true } : {}) };
}

/** 第五条の改正規定 counts in the law that is amended. */
function amendedHere(raw: RawMention, { text }: Context): boolean {
  return raw.age !== undefined || /^(?:の改正規定|の次に|を削る)/u.test(text.slice(raw.end, raw.end + 5));
}

/** 第二節 alone is one of the chapter around. */
function divisionsOfHost(raw: RawMention, { host, skeleton }: Context): readonly Step[] {
  const top: Step['level'] | undefined = raw.steps[0]?.level;
  if (top === undefined || rankOf(top) >= rankOf('Article') || top === 'Part' || top === 'Chapter') return [];
  const article = elementOf(skeleton, host.container, stepsTo(host.steps, 'Article' satisfies Level));
  const around = article === undefined ? undefined : skeleton.divisionOf(article);
  return around === undefined ? [] : stepsAbove(readElement(around).steps, top);
}

/** A 附則 of articles has no 附則第四項 of its own: the original one has. */
function resolveSupplement(raw: RawMention, { host, names, skeleton }: Context): ResolvedMention {
  const isParagraph = raw.steps[0]?.level === 'Paragraph' && skeleton.articlesOf(host.container).length > 0;
  const container = host.container.startsWith('Suppl') && !isParagraph ? host.container : 'SupplProvision';
  const place = placeOf(raw, container, raw.steps);
  if (isParagraph) return { raw, law: own(names, host), place, top: -1 };
  if (!host.isAmendment || raw.steps.length === 0 || elementOf(skeleton, container, raw.steps) !== undefined || raw.until !== undefined) return { raw, law: own(names, host), place, top: -1 };
  return { raw, law: names.self(host), place: { ...place, container: 'SupplProvision' }, top: -1 };
}
