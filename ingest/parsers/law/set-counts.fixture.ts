import type { Document } from '../../../corpora-config/index.ts';

/** Elements by name and how many of them there are. */
export type StructureFigures = Readonly<Record<string, number>>;

/** Counts what was met in a set of files: elements in the markup, and what became of them. */
export class SetCounts {
  readonly #set: string;
  readonly #elements = new Map<string, number>();
  readonly #deviations = new Map<string, { times: number; files: number }>();
  readonly #made = new Map<string, number>();
  #files = 0;
  #characters = 0;
  #seconds = 0;

  constructor(set: string) {
    this.#set = set;
  }

  /** Runs a parse and counts the time that it takes. */
  async time<Result>(run: () => Promise<Result>): Promise<Result> {
    const start = process.hrtime.bigint();
    const result = await run();
    this.#seconds += Number(process.hrtime.bigint() - start) / 1e9;
    return result;
  }

  add(xml: string, document: Document): void {
    this.#files += 1;
    for (const [, tag = ''] of xml.matchAll(/<([A-Za-z]\w*)/gu)) raise(this.#elements, tag, 1);
    for (const { text, tables = [], figures = [], parts = [], readings = [], attributes = {} } of document.sections) {
      this.#characters += text.length;
      raise(this.#made, 'sections', 1);
      raise(this.#made, 'tables', tables.length);
      raise(this.#made, 'rows', tables.reduce((sum, { rows }) => sum + rows.length, 0));
      raise(this.#made, 'figures', figures.length);
      raise(this.#made, 'provisions inside sections', parts.length);
      raise(this.#made, 'readings', readings.length);
      if (attributes['deleted'] !== undefined) raise(this.#made, 'deleted sections', 1);
      raise(this.#made, `sections of ${attributes['provision']?.[0] ?? 'none'}`, 1);
    }
    for (const { rule, message } of document.findings) this.#addFinding(rule, message);
  }

  /** How often each of these elements was met. */
  elementsOf(tags: readonly string[]): StructureFigures {
    return Object.fromEntries(tags.map((tag) => [tag, this.#elements.get(tag) ?? 0]));
  }

  /** A table of the structures met, of what was made of them and of the deviations from the schema. */
  report(): string {
    const rate = (this.#characters / Math.max(this.#seconds, 0.001) / 1e6).toFixed(1);
    const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
    return [
      `\n${this.#set}: ${this.#files} files, ${this.#characters} characters, parsed in ${this.#seconds.toFixed(1)} s (${rate} M characters/s, ${(this.#files / Math.max(this.#seconds, 0.001)).toFixed(0)} files/s); peak memory of this test ${memory} MiB`,
      `  elements: ${lines(this.#elements)}`,
      `  made of them: ${lines(this.#made)}`,
      ...[...this.#deviations].toSorted((a, b) => b[1].files - a[1].files).map(([name, { times, files }]) => `  ${name}: ${times} times in ${files} files`),
      '',
    ].join('\n');
  }

  #addFinding(rule: string, message: string): void {
    if (rule !== 'law.schema-deviation') return this.#deviate(rule, 1);
    for (const part of message.slice(message.indexOf(':') + 2).split(', ')) {
      const [, name = part, times = '1'] = /^(.*?)(?: \((\d+) times\))?$/u.exec(part) ?? [];
      this.#deviate(`${rule} ${name.replace(/ in [A-Z]\w*[-_[].*$/u, '').replace(/Num="[^"]+"/u, 'Num="…"')}`, Number(times));
    }
  }

  #deviate(name: string, times: number): void {
    const known = this.#deviations.get(name) ?? { times: 0, files: 0 };
    this.#deviations.set(name, { times: known.times + times, files: known.files + 1 });
  }
}

function raise(counts: Map<string, number>, key: string, by: number): void {
  if (by > 0) counts.set(key, (counts.get(key) ?? 0) + by);
}

function lines(counts: ReadonlyMap<string, number>): string {
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`).join(', ');
}
