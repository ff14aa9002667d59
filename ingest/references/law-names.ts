import type { ScannedLaw } from './scan-law-heads.ts';
import { writeKanjiNumeral, readNumeral } from './read-numeral.ts';

/** Which law words name. */
export interface NamedLaw {
  readonly kind: 'own' | 'amending' | 'other' | 'unknown';
  /** Full title, or the longest that it may be. */
  readonly name: string;
  readonly number?: string;
  readonly age?: 'old' | 'new';
  /** The name is declared short, or 法・令 of a delegated order. */
  readonly short?: boolean;
  /** Offset of the name in the sentence; of a title only the earliest that it may have. */
  readonly start: number;
  /** `start` is only the earliest possible. */
  readonly isOpen: boolean;
}

interface Declaration {
  readonly name: string;
  readonly law: NamedLaw;
  /** Sections in which it holds, by index. */
  readonly from: number;
  readonly to: number;
  readonly container: string;
}

/** What the names of a law depend on. */
export interface NamingLaw {
  readonly title: string;
  readonly number: string;
  /** By container (`SupplProvision[3]`): number of the amending law, as AmendLawNum prints it. */
  readonly amendments: ReadonlyMap<string, string>;
}

/** Where a name stands. */
export interface NamePosition {
  readonly section: number;
  readonly container: string;
}

/** The names of laws that one law declares, and what 法 and 令 mean in a delegated order. */
export class LawNames {
  readonly #law: NamingLaw;
  readonly #declarations = new Map<string, Declaration[]>();
  /** Of the longest name declared. */
  #longest = 0;
  readonly #bases = new Map<string, NamedLaw>();

  constructor(law: NamingLaw) {
    this.#law = law;
    const base = /^(.+?)(?:法律)?(施行令|施行規則|施行細則|施行規程)$/u.exec(law.title);
    const stem = law.title.replace(/(?:施行令|施行規則|施行細則|施行規程)$/u, '');
    if (base !== null) this.#bases.set('法', other(stem));
    if (base?.[2] === '施行規則' || base?.[2] === '施行細則') this.#bases.set('令', other(`${stem}施行令`));
  }

  /** 「以下「X」という。」 */
  declare(name: string, law: NamedLaw, { from, to, container }: Pick<Declaration, 'from' | 'to' | 'container'>): void {
    const declaration = { name, law, from, to, container };
    this.#longest = Math.max(this.#longest, name.length);
    const held = this.#declarations.get(name);
    if (held === undefined) this.#declarations.set(name, [declaration]);
    else held.push(declaration);
  }

  /** The first law of a kind that the enacting words or the first article name: what 法 means when nothing declares it. */
  offerBase(law: NamedLaw, written: string): void {
    const name = /(?:法|法律)$/u.test(written) ? '法' : /(?:令|政令)$/u.test(written) && !/[省府庁]令$/u.test(written) ? '令' : undefined;
    if (name !== undefined && !this.#bases.has(name)) this.#bases.set(name, { ...law, isOpen: false });
  }

  /** The law that a written name means. Undefined: these words name no law. */
  find(text: string, head: ScannedLaw, position: NamePosition): NamedLaw | undefined {
    const written = text.slice(head.start, head.end);
    if (head.number === undefined) {
      const declared = this.#findDeclared(written, position);
      if (declared !== undefined) return { ...declared.law, short: true, start: head.end - declared.name.length, isOpen: false, ...ageOf(declared.name, declared.law) };
    }
    return this.#findOwn(written, head) ?? this.#findShort(written, head, position) ?? readTitle(written, head);
  }

  /** The declared law whose name ends at an offset. */
  findBefore(text: string, end: number, position: NamePosition): NamedLaw | undefined {
    const from = Math.max(0, end - 40);
    const declared = this.#declarations.size === 0 ? undefined : this.#findDeclared(text.slice(from, end), position);
    return declared === undefined ? undefined : { ...declared.law, short: true, start: end - declared.name.length, isOpen: false };
  }

  /** This law, or the amending one inside a 改正附則. */
  self({ container }: Pick<NamePosition, 'container'>): NamedLaw {
    const amendment = this.#law.amendments.get(container);
    if (amendment === undefined) return { kind: 'own', name: this.#law.title, start: 0, isOpen: false };
    const number = readAmendmentNumber(amendment);
    return { kind: 'amending', name: amendment, ...(number === undefined ? {} : { number }), start: 0, isOpen: false };
  }

  #findDeclared(written: string, position: NamePosition): Declaration | undefined {
    for (let from = Math.max(0, written.length - this.#longest); from < written.length; from += 1) {
      if (from > 0 && isNameCharacter(written, from - 1) && isNameCharacter(written, from) && !/(?:当該|現行|及|各)$/u.test(written.slice(0, from))) continue;
      const found = this.#inScope(this.#declarations.get(written.slice(from)), position);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #inScope(declarations: readonly Declaration[] | undefined, { section, container }: NamePosition): Declaration | undefined {
    const near = declarations?.findLast(({ from, to, container: own }) => from <= section && section <= to && (own === container || !this.#law.amendments.has(container)));
    return near ?? declarations?.findLast(({ container: own }) => own === container);
  }

  #findOwn(written: string, head: ScannedLaw): NamedLaw | undefined {
    const { title, number } = this.#law;
    const isNamed = written.endsWith(title) && !isNameCharacter(written, written.length - title.length - 1);
    if (head.number === undefined ? !isNamed : head.number !== number || number === '') return undefined;
    const start = isNamed ? head.end - title.length : head.start;
    return { kind: 'own', name: title, start, isOpen: !isNamed, ...titleAge(written.slice(0, Math.max(0, start - head.start))) };
  }

  #findShort(written: string, head: ScannedLaw, position: NamePosition): NamedLaw | undefined {
    const run = /[一-鿿々ァ-ヺー]+$/u.exec(written)?.[0] ?? '';
    const [, age = '', short] = /^([旧新]?)(法|令|規則|政令|省令|府令|法律|規程|条例|条約|協定|憲法)$/u.exec(run) ?? [];
    if (short === undefined || head.number !== undefined || (short.length > 1 && /[るたのすルタ]$/u.test(written.slice(0, -run.length)))) return undefined;
    const start = head.end - run.length;
    const isAmended = this.#law.amendments.has(position.container);
    if (age !== '') return isAmended ? { kind: 'own', name: this.#law.title, age: age === '旧' ? 'old' : 'new', start, isOpen: false, short: true } : { kind: 'unknown', name: run, start, isOpen: false, short: true };
    if (short === '憲法') return { kind: 'other', name: '日本国憲法', start, isOpen: false };
    const base = this.#bases.get(short);
    if (base === undefined) return head.next === head.end && short.length > 1 ? { kind: 'unknown', name: '', start, isOpen: false } : { kind: 'unknown', name: run, start, isOpen: false, short: true };
    const number = readAmendmentNumber(this.#law.amendments.get(position.container) ?? '');
    return isAmended ? { kind: 'amending', name: run, ...(number === undefined ? {} : { number }), short: true, start, isOpen: false } : { ...base, short: true, start, isOpen: false };
  }
}

function other(name: string): NamedLaw {
  return { kind: 'other', name, start: 0, isOpen: false };
}

/** A title with the words before it: 改正前の and the like end what cannot belong to it. */
function readTitle(written: string, head: ScannedLaw): NamedLaw {
  const cut = Math.max(...['改正前の', '改正後の', 'この法律による', 'それぞれの'].map((word) => { const at = written.lastIndexOf(word); return at < 0 ? 0 : at + word.length; }));
  return { kind: 'other', name: written.slice(cut), ...(head.number === undefined ? {} : { number: head.number }), start: head.start + cut, isOpen: true, ...titleAge(written.slice(0, cut)) };
}

function titleAge(before: string): Pick<NamedLaw, 'age'> {
  if (/(?:改正前の|(?:^|[^一-鿿])旧)$/u.test(before)) return { age: 'old' };
  return /(?:改正後の|(?:^|[^一-鿿])新)$/u.test(before) ? { age: 'new' } : {};
}

function ageOf(name: string, law: NamedLaw): Pick<NamedLaw, 'age'> {
  if (law.age === undefined) return {};
  return { age: name.startsWith('新') ? 'new' : law.age };
}

function isNameCharacter(text: string, index: number): boolean {
  const code = index < 0 ? 0 : text.charCodeAt(index);
  return (code >= 0x4e00 && code <= 0x9fff) || code === 0x3005 || (code >= 0x30a1 && code <= 0x30fa) || code === 0x30fc;
}

/** 昭和三八年四月一日法律第六一号 → 昭和三十八年法律第六十一号. */
export function readAmendmentNumber(amendment: string): string | undefined {
  const [, era, year, kind, count] = /^(明治|大正|昭和|平成|令和)(元|[^年]+)年[^日]*日(.+?)第([^号]+)号/u.exec(amendment) ?? [];
  if (era === undefined || year === undefined || kind === undefined || count === undefined) return undefined;
  return `${era}${year === '元' ? '元' : writeKanjiNumeral(readNumeral(year))}年${kind}第${writeKanjiNumeral(readNumeral(count))}号`;
}
