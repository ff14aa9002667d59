import type { LawFacts } from './law-facts.ts';
import { findTitle } from './find-named-law.ts';
import { openSkeleton, type LawSkeleton } from './law-skeleton.ts';
import type { LawRegister, RegisteredLaw } from './law-register.ts';

type Revision = Pick<LawFacts, 'document' | 'law' | 'title' | 'number' | 'abbreviations' | 'validFrom' | 'validUntil' | 'elements' | 'appendices' | 'lawNames'>;

/**
 * The laws of one ISO date: of every 法令ID the newest revision in force, else the nearest to the date. Names are folded
 * (NFKC, white space left out). Element paths are kept as one string a law.
 */
export function registerLaws(facts: Iterable<Revision>, onDate: string): LawRegister {
  const collection = collectLaws(onDate);
  for (const revision of facts) collection.add(revision);
  return collection.register();
}

/** Laws on their way to a register. */
export interface LawCollection {
  /** In any order; of a law only what others need of it is kept. */
  add(revision: Revision): void;
  register(): LawRegister;
}

/** {@link registerLaws} for laws that come one at a time. */
export function collectLaws(onDate: string): LawCollection {
  const kept = new Map<string, KeptLaw>();
  return {
    add(revision) {
      const before = kept.get(revision.law);
      if (before === undefined || isBetter(revision, before, onDate)) kept.set(revision.law, keep(revision));
    },
    register: () => indexNames([...kept.values()]),
  };
}

/** The form in which names and numbers of laws are compared. */
export function foldLawName(name: string): string {
  return isFolded.test(name) ? name : name.normalize('NFKC').replaceAll(/\s+/gu, '').replaceAll(/[―—‐–]/gu, '-');
}

/** Kanji and kana alone, as nearly all names are, stay as they are. */
const isFolded = /^[々ぁ-ゖァ-ヺー一-鿿]*$/u;

interface KeptLaw extends RegisteredLaw, Pick<LawFacts, 'abbreviations' | 'validFrom' | 'validUntil' | 'lawNames'> {}

function keep({ elements, ...cut }: Revision): KeptLaw {
  const joined = elements.join('\n');
  const law = withoutSources(cut);
  let opened: LawSkeleton | undefined;
  const open = (): LawSkeleton => (opened ??= openSkeleton(joined));
  const { document, title, number, abbreviations, validFrom, validUntil, appendices, lawNames } = law;
  return {
    document, law: law.law, title, number, abbreviations, appendices, lawNames,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    elements: () => joined.split('\n'),
    has: (element) => open().has(element),
    skeleton: open,
  };
}

/** A string cut out of a text keeps all of that text in memory; one that was read anew stands alone. */
function withoutSources<Cut extends Omit<Revision, 'elements'>>({ document, law, title, number, abbreviations, validFrom, validUntil, appendices, lawNames }: Cut): Omit<Revision, 'elements'> {
  return JSON.parse(JSON.stringify({ document, law, title, number, abbreviations, validFrom, validUntil, appendices, lawNames })) as Omit<Revision, 'elements'>;
}

function isBetter(revision: Revision, before: KeptLaw, date: string): boolean {
  const [a, b] = [isInForce(revision, date), isInForce(before, date)];
  if (a !== b) return a;
  const [own, other] = [revision.validFrom ?? '', before.validFrom ?? ''];
  if (a) return own > other;
  const [past, otherPast] = [own <= date, other <= date];
  if (past !== otherPast) return past;
  return past ? own > other : own < other;
}

function isInForce({ validFrom = '', validUntil }: Pick<Revision, 'validFrom' | 'validUntil'>, date: string): boolean {
  return validFrom <= date && (validUntil === undefined || date < validUntil);
}

function indexNames(laws: readonly KeptLaw[]): LawRegister {
  const byId = new Map(laws.map((law) => [law.law, law]));
  const byNumber = new Map(laws.map((law) => [foldLawName(law.number), law]));
  const byName = indexTitles(laws);
  const beginnings = new Set(['規則', ...[...byName.keys()].map((name) => name.slice(0, 2))]);
  const register: LawRegister = {
    byId: (law) => byId.get(law),
    byNumber: (number) => (number === '' ? undefined : byNumber.get(foldLawName(number))),
    byName: (name) => byName.get(foldLawName(name)) ?? [],
  };
  const shortNames = countShortNames(laws, register);
  for (const name of shortNames.keys()) beginnings.add(name.slice(0, 2));
  return { ...register, byShortName: (name) => shortNames.get(name), mayBegin: remembered((characters) => beginnings.has(foldLawName(characters))) };
}

/** Two characters of a text come up again and again; both as one number are found without cutting them out. */
function remembered(judge: (characters: string) => boolean): (text: string, at: number) => boolean {
  const known = new Map<number, boolean>();
  return (text, at) => {
    const pair = (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
    const before = known.get(pair);
    if (before !== undefined) return before;
    const judged = judge(text.slice(at, at + 2));
    known.set(pair, judged);
    return judged;
  };
}

function indexTitles(laws: readonly KeptLaw[]): ReadonlyMap<string, readonly RegisteredLaw[]> {
  const byName = new Map<string, RegisteredLaw[]>();
  for (const law of laws) {
    for (const name of new Set([law.title, law.title.replace(/（[^（）]*）$/u, ''), ...law.abbreviations].map(foldLawName))) {
      const held = byName.get(name);
      if (held === undefined) byName.set(name, [law]);
      else held.push(law);
    }
  }
  return byName;
}

/** Of all laws that declare a short name for a law that is held, this share must mean the same law by it. */
const commonShare = 0.7;

/** Short names that at least two laws declare for one law, nearly without exception. Declarations that name no law held say nothing. */
function countShortNames(laws: readonly KeptLaw[], register: LawRegister): ReadonlyMap<string, RegisteredLaw> {
  const counts = new Map<string, Map<RegisteredLaw, number>>();
  for (const { lawNames } of laws) {
    const own = new Map<string, RegisteredLaw>();
    for (const { name, title, number } of lawNames) {
      if (name.length < 3 || isOfOneAmendment.test(name)) continue;
      const law = number === undefined ? findTitle(title, register)?.law : register.byNumber(number);
      if (law !== undefined) own.set(`${name} ${law.law}`, law);
    }
    for (const [key, law] of own) countUp(counts, key.slice(0, key.lastIndexOf(' ')), law);
  }
  const common = new Map<string, RegisteredLaw>();
  for (const [name, tally] of counts) {
    const total = [...tally.values()].reduce((sum, count) => sum + count, 0);
    for (const [law, count] of tally) if (count >= 2 && count / total >= commonShare) common.set(name, law);
  }
  return common;
}

/** 旧法, 平成十七年改正法, 基準省令: another law in every law that declares it. */
const isOfOneAmendment = /^[旧新]|^(?:改正|平成|昭和|令和)|^[^法]*(?:政令|省令|府令|規則)$/u;

function countUp(counts: Map<string, Map<RegisteredLaw, number>>, name: string, law: RegisteredLaw): void {
  const tally = counts.get(name) ?? new Map<RegisteredLaw, number>();
  counts.set(name, tally);
  tally.set(law, (tally.get(law) ?? 0) + 1);
}
