import type { LawFacts, OutwardReference } from './law-facts.ts';
import type { LawRegister, RegisteredLaw } from './law-register.ts';
import { yearOfNumber } from './law-year.ts';

/** The law a name means, and how many of the name's last characters are its title. */
export interface NamedRegisteredLaw {
  /** Undefined: the name is that of a law, but of none that is held, or of several. */
  readonly law: RegisteredLaw | undefined;
  readonly length: number;
}

/** Looks a name up by its number, else by the longest end of it that is a title, an official abbreviation or a widely declared short name. */
export function findNamedLaw(outward: OutwardReference, { facts, register }: { readonly facts: Pick<LawFacts, 'law' | 'title'>; readonly register: LawRegister }): NamedRegisteredLaw | undefined {
  const { name, number, isOfAmendingLaw } = outward;
  if (isOfAmendingLaw === true) return { law: number === undefined ? undefined : findBase(name, register.byNumber(number), register), length: name.length };
  if (number !== undefined) {
    const law = register.byNumber(number);
    return { law, length: law !== undefined && name.endsWith(law.title) ? law.title.length : (findTitle(name, register)?.length ?? guessTitle(name).length) };
  }
  return withoutLater(findTitle(name, register), outward.citedIn) ?? findFormerTitle(outward, { facts, register });
}

/** A law made after the words that name it is a successor of the same title. */
function withoutLater(named: NamedRegisteredLaw | undefined, citedIn: number | undefined): NamedRegisteredLaw | undefined {
  if (named?.law === undefined || citedIn === undefined) return named;
  const year = yearOfNumber(named.law.number);
  return year !== undefined && year > citedIn ? { law: undefined, length: named.length } : named;
}

/** What 法 means in an order: the act it carries out. */
function findBase(short: string, order: RegisteredLaw | undefined, register: LawRegister): RegisteredLaw | undefined {
  const title = order?.title.replace(/(?:施行令|施行規則|施行細則)$/u, short === '令' ? '施行令' : '');
  const laws = title === undefined || title === order?.title ? [] : register.byName(title);
  return laws.length === 1 ? laws[0] : undefined;
}

/** The longest end of `name` that is a title, an official abbreviation or a widely declared short name. Its law is undefined when several share it. */
export function findTitle(name: string, register: LawRegister): NamedRegisteredLaw | undefined {
  for (let from = 0; from < name.length - 1; from += 1) {
    if (register.mayBegin?.(name, from) === false || !isBorder(name, from)) continue;
    const end = name.slice(from);
    const laws = byTitle(end, register);
    const [law] = laws;
    if (law !== undefined) return { law: laws.length === 1 ? law : undefined, length: end.length };
    const short = register.byShortName?.(end);
    if (short !== undefined) return { law: short, length: end.length };
  }
  return undefined;
}

/** 規則九―三 is short for 人事院規則九―三. */
function byTitle(name: string, register: LawRegister): readonly RegisteredLaw[] {
  const laws = register.byName(name);
  return laws.length === 0 && /^規則[〇一二三四五六七八九十百]/u.test(name) ? register.byName(`人事院${name.replace(/（[^（）]*）$/u, '')}`) : laws;
}

/** この省令による改正前のX: when no law is called X, it is what this law was called before. */
function findFormerTitle({ name, isOld, isNew }: OutwardReference, { facts, register }: { readonly facts: Pick<LawFacts, 'law' | 'title'>; readonly register: LawRegister }): NamedRegisteredLaw | undefined {
  const kind = /(?:法律|法|規則|規程|令)$/u.exec(facts.title)?.[0];
  return (isOld ?? isNew) === true && kind !== undefined && name.endsWith(kind) ? { law: register.byId(facts.law), length: guessTitle(name).length } : undefined;
}

/** A title does not begin inside a run of kanji or katakana, but after 当該, 旧, 新 and the like. */
function isBorder(name: string, from: number): boolean {
  if (from === 0 || !/[一-鿿々ァ-ヺー]/u.test(name.charAt(from - 1)) || !/[一-鿿々ァ-ヺー]/u.test(name.charAt(from))) return true;
  return (from === 1 && name.startsWith('中')) || /(?:当該|旧|新|現行|各|及|[条項号]中|ハ|ニ|ヲ|ノ|ガ|ト|モ)$/u.test(name.slice(0, from));
}

/** The part of a name that is most likely its title, when no register knows it: what follows the last words that no title holds. */
export function guessTitle(name: string): string {
  const cut = /^.*(?:、|は|により|による|に基づき|に基づく|に規定する|において|ただし|当該|ときは|別に|その他|から)(?=.)/u.exec(name)?.[0].length ?? 0;
  const rest = name.slice(cut);
  const single = /(?:又は|若しくは|並びに|及び)(?=[^、]*$)/u.exec(rest);
  if (single === null || /(?:関する|一部を改正する)(?:法律|政令|省令|規則)$/u.test(rest)) return rest;
  return rest.slice(single.index + single[0].length);
}
