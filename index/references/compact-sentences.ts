import type { Reference, ReferencePart, ReferenceTarget } from '../../corpora-config/index.ts';

/** A mention as facts and linked references both have it. */
export interface KeptReference extends Reference {
  /** What is left to link. Absent: the mention is final. */
  readonly outward?: object;
}

/** A sentence with mentions. */
export interface KeptSentence {
  readonly element: string;
  readonly start: number;
  readonly sentence: string;
  readonly references: readonly KeptReference[];
}

/**
 * Sentences in the form in which they are kept; their text lies elsewhere, one sentence after the other. A fifth of the same as plain JSON, and
 * as much faster to write and to read.
 */
export interface CompactSentences extends CompactTables {
  readonly sentences: readonly CompactSentence[];
}

/** What mentions share. */
export interface CompactTables {
  /** 法令ID and title of the laws pointed at; 0 is the law itself. In the order of their numbers. */
  readonly laws: readonly CompactLaw[];
  /** As JSON: what `outward` says besides `places` and `except`. In the order of their numbers. */
  readonly heads: readonly (readonly [number: number, head: string])[];
}

type CompactLaw = readonly [number: number, law: string | null, title: string];
type CompactSentence = readonly [element: string, start: number, length: number, references: readonly CompactReference[]];

/** A mention; offsets are UTF-16 code units into its sentence. */
export type CompactReference = readonly [start: number, end: number, kind: Reference['kind'], targets: readonly CompactTarget[], more?: MoreOfReference];

/** A place in the law itself is its element alone; `law` is a number of `laws`. */
type CompactTarget = string | null | readonly [law: number, element: string | null, part?: ReferencePart];

/** What most mentions do not have. */
interface MoreOfReference extends Pick<Reference, 'unresolved'> {
  readonly applied?: boolean;
  readonly except?: readonly CompactTarget[];
  /** When it is not what stands between the offsets. */
  readonly text?: string;
  readonly outward?: CompactOutward;
}

/** `head` is a number of `heads`. */
type CompactOutward = readonly [head: number, places?: unknown, except?: unknown];

/** Gives the sentences of one law in the form in which they are kept. */
export function compactSentences(sentences: readonly KeptSentence[], own: OwnLaw): CompactSentences {
  const tables = new WrittenTables(own);
  const compact = sentences.map(({ element, start, sentence, references }): CompactSentence => [element, start, sentence.length, references.map((reference) => compactReference(reference, sentence, tables))]);
  return { laws: tables.laws, heads: tables.heads, sentences: compact };
}

/** Whose mentions they are. */
export interface OwnLaw {
  readonly law: string;
  readonly title: string;
}

/** A sentence by its number, and where its text begins among the others. */
export interface NumberedSentence {
  readonly number: number;
  readonly textStart: number;
  readonly compact: CompactSentence;
}

/** The sentences in their order. */
export function* numberSentences({ sentences }: Pick<CompactSentences, 'sentences'>): Generator<NumberedSentence> {
  let textStart = 0;
  for (const [number, compact] of sentences.entries()) {
    yield { number, textStart, compact };
    textStart += compact[2];
  }
}

/** Whether a mention of the sentence is left to link. */
export function isOpenSentence([, , , references]: CompactSentence): boolean {
  return references.some(([, , , , more]) => more?.outward !== undefined);
}

/** The reverse of `compactSentences` for one sentence; `linked` replaces its mentions. */
export function expandSentence({ textStart, compact: [element, start, length, references] }: NumberedSentence, { texts, tables, linked }: ExpandedFrom): KeptSentence {
  const sentence = texts.slice(textStart, textStart + length);
  const [given, shared] = linked === undefined ? [references, tables] : [linked.references, linked.tables];
  return { element, start, sentence, references: given.map((reference) => expandReference(reference, sentence, shared)) };
}

/** What a sentence is made of again. */
export interface ExpandedFrom {
  /** Of all sentences, one after the other. */
  readonly texts: string;
  readonly tables: OpenTables;
  readonly linked?: { readonly references: readonly CompactReference[]; readonly tables: OpenTables } | undefined;
}

/** `CompactTables` by number. */
export interface OpenTables {
  readonly laws: ReadonlyMap<number, Pick<ReferenceTarget, 'law' | 'lawTitle'>>;
  readonly heads: ReadonlyMap<number, string>;
}

export function openTables({ laws, heads }: CompactTables): OpenTables {
  return { laws: new Map(laws.map(([number, law, lawTitle]) => [number, { law, lawTitle }])), heads: new Map(heads) };
}

/**
 * Numbers the laws that targets name, and what outward mentions share. A number is made of what it stands for, so that a mention that
 * two revisions of a law have alike is kept alike.
 */
export class WrittenTables implements CompactTables {
  readonly #laws = new NumberedKeys<readonly [law: string | null, title: string]>();
  readonly #heads = new NumberedKeys<string>();

  constructor({ law, title }: OwnLaw) {
    this.#laws.keep(`${law} ${title}`, 0, [law, title]);
  }

  get laws(): readonly CompactLaw[] {
    return this.#laws.sorted().map(([number, [law, title]]) => [number, law, title]);
  }

  get heads(): CompactTables['heads'] {
    return this.#heads.sorted();
  }

  lawNumber(law: string | null, title: string): number {
    return this.#laws.numberOf(`${law ?? ''} ${title}`, () => [law, title]);
  }

  headNumber(head: object): number {
    const written = JSON.stringify(head);
    return this.#heads.numberOf(written, () => written);
  }
}

class NumberedKeys<Value> {
  readonly #numbers = new Map<string, number>();
  readonly #values = new Map<number, Value>();

  keep(key: string, number: number, value: Value): void {
    this.#numbers.set(key, number);
    this.#values.set(number, value);
  }

  /** Two keys of the same hash get different numbers, which depend on the order in which they come. */
  numberOf(key: string, valueOf: () => Value): number {
    const before = this.#numbers.get(key);
    if (before !== undefined) return before;
    let number = hashNumber(key);
    while (this.#values.has(number)) number += 1;
    this.keep(key, number, valueOf());
    return number;
  }

  sorted(): readonly (readonly [number: number, value: Value])[] {
    return [...this.#values].toSorted(([a], [b]) => a - b);
  }
}

/** FNV-1a over UTF-16 code units, cut to 20 bits: seven digits at most. */
function hashNumber(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 12) + 1;
}

/** One mention in the form in which it is kept. */
export function compactReference(reference: KeptReference, sentence: string, tables: WrittenTables): CompactReference {
  const { start, end, kind, targets, text, applied, except, unresolved, outward } = reference;
  const compact = targets.map((target) => compactTarget(target, tables));
  const isCut = text === sentence.slice(start, end);
  if (isCut && !applied && except.length === 0 && unresolved === undefined && outward === undefined) return [start, end, kind, compact];
  return [start, end, kind, compact, {
    ...(unresolved === undefined ? {} : { unresolved }),
    ...(applied ? { applied } : {}),
    ...(except.length > 0 ? { except: except.map((target) => compactTarget(target, tables)) } : {}),
    ...(isCut ? {} : { text }),
    ...(outward === undefined ? {} : { outward: compactOutward(outward, tables) }),
  }];
}

function compactOutward(outward: object, tables: WrittenTables): CompactOutward {
  const { places, except, ...head }: { readonly places?: unknown; readonly except?: unknown } = outward;
  const number = tables.headNumber(head);
  if (except !== undefined && !isEmpty(except)) return [number, places ?? null, except];
  return isEmpty(places) ? [number] : [number, places];
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

function compactTarget({ law, lawTitle, element, part }: ReferenceTarget, tables: WrittenTables): CompactTarget {
  const number = tables.lawNumber(law, lawTitle);
  if (part !== null) return [number, element, part];
  return number === 0 ? element : [number, element];
}

function expandReference([start, end, kind, targets, more]: CompactReference, sentence: string, tables: OpenTables): KeptReference {
  const own = targets.map((target) => expandTarget(target, tables));
  if (more === undefined) return { text: sentence.slice(start, end), start, end, kind, applied: false, targets: own, except: [] };
  const { except = [], outward, unresolved, applied = false, text = sentence.slice(start, end) } = more;
  return {
    text, start, end, kind, applied, targets: own,
    except: except.map((target) => expandTarget(target, tables)),
    ...(unresolved === undefined ? {} : { unresolved }),
    ...(outward === undefined ? {} : { outward: expandOutward(outward, tables) }),
  };
}

function expandOutward([head, places = [], except = []]: CompactOutward, { heads }: OpenTables): object {
  return { ...JSON.parse(heads.get(head) ?? '{}'), places, except };
}

function expandTarget(target: CompactTarget, { laws }: OpenTables): ReferenceTarget {
  const [number, element, part = null] = typeof target === 'string' || target === null ? [0, target] as const : target;
  const { law, lawTitle } = laws.get(number) ?? { law: null, lawTitle: '' };
  return { law, lawTitle, element, part };
}
