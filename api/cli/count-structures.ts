import type { Document, Finding, SentenceReferences } from '../../corpora-config/index.ts';
import type { Say } from './language.ts';

/** What was met in the files that were read, `gensen parse --summary`. */
export interface StructureCounts {
  readonly files: number;
  readonly documents: number;
  /** UTF-16 code units. */
  readonly characters: number;
  readonly sections: number;
  /** By the last step of their path: Article, Item, AppdxTable …; for other documents by role. */
  readonly elements: Readonly<Record<string, number>>;
  readonly tables: number;
  readonly rows: number;
  /** Cells over more than one column or row. */
  readonly spanningCells: number;
  readonly figures: number;
  /** Words with their reading beside them. */
  readonly readings: number;
  /** Sections of which only 削除 is left; an article and its paragraph are two. */
  readonly deleted: number;
  readonly findings: Readonly<Record<string, number>>;
  /** When references are asked for. */
  readonly references?: ReferenceCounts;
  /** Of reading alone, opening and printing left out. */
  readonly seconds: number;
  /** Peak resident memory of the process, in MiB. */
  readonly peakMemoryMb: number;
}

/** What the statutes that were read refer to. */
export interface ReferenceCounts {
  readonly mentions: number;
  /** Mentions with a target that is held and, where they name one, whose provision stands in it. */
  readonly resolved: number;
  readonly targets: number;
  /** By kind of mention. */
  readonly kinds: Readonly<Record<string, number>>;
}

/** Adds up what is met. */
export class StructureTally {
  readonly #elements = new Map<string, number>();
  readonly #findings = new Map<string, number>();
  readonly #numbers = { files: 0, documents: 0, characters: 0, sections: 0, tables: 0, rows: 0, spanningCells: 0, figures: 0, readings: 0, deleted: 0 };
  readonly #kinds = new Map<string, number>();
  readonly #references = { mentions: 0, resolved: 0, targets: 0 };
  #isReferring = false;
  #seconds = 0;

  addFile(findings: readonly Finding[], seconds: number): void {
    this.#numbers.files += 1;
    this.#seconds += seconds;
    this.#addFindings(findings);
  }

  addDocument({ sections, findings }: Document): void {
    this.#numbers.documents += 1;
    this.#addFindings(findings);
    for (const section of sections) this.#addSection(section);
  }

  addReferences(sentences: readonly SentenceReferences[]): void {
    this.#isReferring = true;
    for (const { kind, targets, unresolved } of sentences.flatMap(({ references }) => references)) {
      raise(this.#kinds, kind);
      this.#references.mentions += 1;
      this.#references.targets += targets.length;
      if (unresolved === undefined) this.#references.resolved += 1;
    }
  }

  counts(): StructureCounts {
    const references = this.#isReferring ? { references: { ...this.#references, kinds: sorted(this.#kinds) } } : {};
    return { ...this.#numbers, elements: sorted(this.#elements), findings: sorted(this.#findings), ...references, seconds: this.#seconds, peakMemoryMb: process.resourceUsage().maxRSS / 1024 };
  }

  #addFindings(findings: readonly Finding[]): void {
    for (const { rule } of findings) raise(this.#findings, rule);
  }

  #addSection({ path, role, text, tables = [], figures = [], readings = [], parts = [], attributes = {} }: Document['sections'][number]): void {
    const numbers = this.#numbers;
    numbers.sections += 1;
    numbers.characters += text.length;
    numbers.tables += tables.length;
    numbers.figures += figures.length;
    numbers.readings += readings.length;
    for (const row of tables.flatMap(({ rows }) => rows)) {
      numbers.rows += 1;
      numbers.spanningCells += row.cells.filter(({ columnSpan, rowSpan }) => columnSpan > 1 || rowSpan > 1).length;
    }
    if (attributes['deleted'] !== undefined) numbers.deleted += 1;
    for (const element of [path[0] ?? '', ...parts.map((part) => part.element)]) raise(this.#elements, tagOf(element) ?? role);
  }
}

/** The counts as a table for people. */
export function writeCounts({ files, documents, characters, seconds, peakMemoryMb, elements, findings, references, ...numbers }: StructureCounts, say: Say): string {
  const perSecond = (count: number): string => (count / Math.max(seconds, 0.001)).toFixed(0);
  return [
    say(`${files} ファイル、${documents} 文書、${characters} 文字`, `${files} files, ${documents} documents, ${characters} characters`),
    say(`読み取り ${seconds.toFixed(1)} 秒（毎秒 ${perSecond(files)} ファイル、${perSecond(characters)} 文字）、最大メモリ ${peakMemoryMb.toFixed(0)} MiB`, `read in ${seconds.toFixed(1)} s (${perSecond(files)} files, ${perSecond(characters)} characters a second), peak memory ${peakMemoryMb.toFixed(0)} MiB`),
    ...(references === undefined ? [] : [say(`参照 ${references.mentions} 件、うち解決 ${references.resolved} 件、指す先 ${references.targets} 件`, `${references.mentions} mentions, ${references.resolved} resolved, ${references.targets} targets`)]),
    ...Object.entries({ ...numbers, ...elements, ...findings, ...references?.kinds }).map(([name, count]) => `${String(count).padStart(9)}  ${name}`),
  ].join('\n');
}

/** `Article` of `MainProvision-Article_5`, `AppdxTable` of `AppdxTable[1]`; `undefined` for paths of other documents. */
function tagOf(element: string): string | undefined {
  return /(?:^|-)([A-Z][A-Za-z]*\d*)(?:_[\d_:]+)?(?:\[\d+\])?$/u.exec(element)?.[1];
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...counts].toSorted((a, b) => b[1] - a[1]));
}
