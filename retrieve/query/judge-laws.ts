import { nameKinds, type LawName, type NamedLaw, type NameKind } from './named-law.ts';

/** A law that a name may mean. */
export interface LawCandidate {
  readonly law: NamedLaw;
  readonly kind: NameKind;
}

/** The laws that a name may mean, likeliest first. `laws` is empty when the law is known by name but not held. */
export interface NamedLaws {
  /** Title of the likeliest, held or not. */
  readonly title: string;
  readonly laws: readonly (LawCandidate & { readonly confidence: number })[];
  /** Titles of laws that the name may mean as well and that are not held. */
  readonly unheld: readonly string[];
  /** Why `laws` is no clear answer, in Japanese. */
  readonly reason?: string;
}

/** What is judged: candidates by their best kind, and the name as it stands in the text. */
export interface LawCase {
  readonly name: string;
  readonly laws: readonly LawCandidate[];
  readonly unheld: readonly string[];
}

/** How sure a name is that means one law only, by kind. */
const surety: Readonly<Record<NameKind, number>> = { 'title': 1, 'abbreviation': 0.95, 'popular': 0.9, 'former-title': 0.9, 'reading': 0.9, 'stem': 0.8, 'guess': 0.5 };
/** Of a law that goes by a name which is the very title of another. */
const besideTitle = 0.3;
const mostTitlesNamed = 5;

/**
 * Says how sure each candidate is. The rules, in this order:
 * 1. A law whose title is exactly the name wins with 1; laws that merely go by it stay behind it with 0.3.
 * 2. Several laws with exactly that title are ambiguous, and so are several laws that go by the name when none bears it as a
 *    title, whether they do so by official abbreviation, popular name, former title or reading, held or not: each has 1/n, at
 *    most 0.5, and `reason` says 「…は複数の法令を指しうる」. Among equals stands first the law whose title begins the others' titles,
 *    then official abbreviations before popular names, then the shorter title.
 * 3. A name of one law has the surety of its kind: abbreviation 0.95, popular name, former title and reading 0.9, stem 0.8, guess 0.5.
 */
export function judgeLaws({ name, laws, unheld }: LawCase): NamedLaws {
  const titled = laws.filter(({ kind }) => kind === 'title');
  const [winner] = titled;
  if (winner !== undefined && titled.length === 1) {
    const others = order(laws.filter(({ law }) => law.id !== winner.law.id)).map((other) => ({ ...other, confidence: besideTitle }));
    return { title: winner.law.title, laws: [{ ...winner, confidence: 1 }, ...others], unheld };
  }
  const rivals = order(titled.length > 1 ? titled : laws);
  const count = rivals.length + (titled.length > 1 ? 0 : unheld.length);
  const title = rivals[0]?.law.title ?? unheld[0] ?? name;
  if (count <= 1) return { title, laws: rivals.map((law) => ({ ...law, confidence: surety[law.kind] })), unheld };
  const others = titled.length > 1 ? order(laws.filter(({ kind }) => kind !== 'title')).map((law) => ({ ...law, confidence: besideTitle / count })) : [];
  const confidence = Math.min(0.5, 1 / count);
  return { title, laws: [...rivals.map((law) => ({ ...law, confidence })), ...others], unheld, reason: tellAmbiguity(name, { rivals, unheld: titled.length > 1 ? [] : unheld }) };
}

/** The laws of entries with one name, each by its surest kind, and the titles that are not held. */
export function candidatesOf(entries: readonly LawName[]): Omit<LawCase, 'name'> {
  const laws = new Map<string, LawCandidate>();
  for (const { law, kind } of entries.toSorted((a, b) => nameKinds.indexOf(a.kind) - nameKinds.indexOf(b.kind))) {
    if (law !== undefined && !laws.has(law.id)) laws.set(law.id, { law, kind });
  }
  const titles = new Set([...laws.values()].map(({ law }) => law.title));
  const unheld = entries.filter(({ law, title }) => law === undefined && !titles.has(title)).map(({ title }) => title);
  return { laws: [...laws.values()], unheld: [...new Set(unheld)] };
}

function order(laws: readonly LawCandidate[]): readonly LawCandidate[] {
  const beginsAll = (one: LawCandidate): number => (laws.every(({ law }) => law.title.startsWith(one.law.title)) ? 0 : 1);
  return laws.toSorted((a, b) => beginsAll(a) - beginsAll(b) || nameKinds.indexOf(a.kind) - nameKinds.indexOf(b.kind) || a.law.title.length - b.law.title.length || (a.law.id < b.law.id ? -1 : 1));
}

function tellAmbiguity(name: string, { rivals, unheld }: { readonly rivals: readonly LawCandidate[]; readonly unheld: readonly string[] }): string {
  const titles = new Set(rivals.map(({ law }) => law.title));
  const named = titles.size === 1 && unheld.length === 0 ? rivals.map(({ law }) => `${law.title}（${law.id.slice('law/'.length)}）`) : [...titles, ...unheld.map((title) => `${title}（未収録）`)];
  const rest = named.length > mostTitlesNamed ? `ほか${named.length - mostTitlesNamed}件` : '';
  return `「${name}」は複数の法令を指しうる：${named.slice(0, mostTitlesNamed).join('、')}${rest}。`;
}
