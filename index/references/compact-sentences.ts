import type { Reference, ReferencePart, ReferenceTarget } from '../../corpora-config/index.ts';

/** A sentence with mentions, as facts and linked references both have it; a mention may carry more than `Reference` says. */
export interface KeptSentence {
  readonly element: string;
  readonly start: number;
  readonly sentence: string;
  readonly references: readonly Reference[];
}

/** Sentences in the form in which they are kept: a quarter of the same as plain JSON, and as much faster to write and to read. */
export interface CompactSentences {
  /** 法令ID and title of the laws pointed at; the first is the law itself. */
  readonly laws: readonly CompactLaw[];
  readonly sentences: readonly CompactSentence[];
}

type CompactLaw = readonly [law: string | null, title: string];
type CompactSentence = readonly [element: string, start: number, sentence: string, references: readonly CompactReference[]];
type CompactReference = readonly [start: number, end: number, kind: Reference['kind'], targets: readonly CompactTarget[], more?: MoreOfReference];

/** A place in the law itself is its element alone; `law` is an index into `laws`. */
type CompactTarget = string | null | readonly [law: number, element: string | null, part?: ReferencePart];

/** What most mentions do not have, and what `Reference` does not name. */
interface MoreOfReference {
  readonly applied?: boolean;
  readonly except?: readonly CompactTarget[];
  /** When it is not what stands between the offsets. */
  readonly text?: string;
}

/** Gives the sentences of one law in the form in which they are kept. */
export function compactSentences(sentences: readonly KeptSentence[], own: { readonly law: string; readonly title: string }): CompactSentences {
  const laws = new LawTable(own);
  const compact = sentences.map(({ element, start, sentence, references }): CompactSentence => [element, start, sentence, references.map((reference) => compactReference(reference, sentence, laws))]);
  return { laws: laws.rows, sentences: compact };
}

/** The reverse of `compactSentences`; what a mention carried besides comes back too. `shared` is added to each sentence. */
export function expandSentences<Shared extends object>({ laws, sentences }: CompactSentences, shared: Shared): readonly (Shared & KeptSentence)[] {
  return sentences.map(([element, start, sentence, references]) => ({ ...shared, element, start, sentence, references: references.map((reference) => expandReference(reference, sentence, laws)) }));
}

/** Numbers the laws that targets name. */
class LawTable {
  readonly rows: CompactLaw[] = [];
  readonly #numbers = new Map<string, number>();

  constructor({ law, title }: { readonly law: string; readonly title: string }) {
    this.numberOf(law, title);
  }

  numberOf(law: string | null, title: string): number {
    const key = `${law ?? ''} ${title}`;
    const before = this.#numbers.get(key);
    if (before !== undefined) return before;
    this.#numbers.set(key, this.rows.length);
    return this.rows.push([law, title]) - 1;
  }
}

function compactReference({ start, end, kind, targets, text, applied, except, ...others }: Reference, sentence: string, laws: LawTable): CompactReference {
  const compact = targets.map((target) => compactTarget(target, laws));
  const more: MoreOfReference = {
    ...others,
    ...(applied ? { applied } : {}),
    ...(except.length > 0 ? { except: except.map((target) => compactTarget(target, laws)) } : {}),
    ...(text === sentence.slice(start, end) ? {} : { text }),
  };
  return Object.keys(more).length === 0 ? [start, end, kind, compact] : [start, end, kind, compact, more];
}

function compactTarget({ law, lawTitle, element, part }: ReferenceTarget, laws: LawTable): CompactTarget {
  const number = laws.numberOf(law, lawTitle);
  if (part !== null) return [number, element, part];
  return number === 0 ? element : [number, element];
}

function expandReference([start, end, kind, targets, more]: CompactReference, sentence: string, laws: readonly CompactLaw[]): Reference {
  const reference = { text: sentence.slice(start, end), start, end, kind, applied: false, targets: targets.map((target) => expandTarget(target, laws)), except: [] };
  return more === undefined ? reference : { ...reference, ...more, except: (more.except ?? []).map((target) => expandTarget(target, laws)) };
}

function expandTarget(target: CompactTarget, laws: readonly CompactLaw[]): ReferenceTarget {
  const [number, element, part = null] = typeof target === 'string' || target === null ? [0, target] as const : target;
  const [law = null, lawTitle = ''] = laws[number] ?? [];
  return { law, lawTitle, element, part };
}
