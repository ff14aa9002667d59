import { createFinding, type Finding } from '../../../corpora-config/index.ts';

/** Names listed in one finding; the rest are counted. */
const mostNamesListed = 100;

/** Gathers what is odd about one law and tells it in one finding a rule, so that a law of 3,000 figures has one finding about them. */
export class LawNotes {
  readonly #figures = new Set<string>();
  readonly #unknown = new Map<string, number>();
  readonly #repeated: string[] = [];
  readonly #contradicted: string[] = [];
  readonly #deviations = new Map<string, number>();
  #figureCount = 0;
  #namelessFigures = 0;

  /** A figure whose file is not part of the XML; `source` may be empty. */
  figure(source: string): void {
    this.#figureCount += 1;
    if (source === '') this.#namelessFigures += 1;
    else this.#figures.add(source);
  }

  /** An element that the schema does not have. */
  unknown(tag: string): void {
    this.#unknown.set(tag, (this.#unknown.get(tag) ?? 0) + 1);
  }

  /** A second provision that claims the place of another; `path` is the one it was given. */
  repeated(path: string): void {
    this.#repeated.push(path);
  }

  /** A provision whose number is not that of its title. */
  contradicted(message: string): void {
    this.#contradicted.push(message);
  }

  /** Anything else that the schema does not allow. */
  deviation(message: string): void {
    this.#deviations.set(message, (this.#deviations.get(message) ?? 0) + 1);
  }

  findings(): readonly Finding[] {
    const figures = list(`${this.#figureCount} figures are not part of the text`, [...this.#figures]);
    const numbers = [
      ...(this.#repeated.length === 0 ? [] : [list(`${this.#repeated.length} provisions bear a number that another one has`, this.#repeated)]),
      ...(this.#contradicted.length === 0 ? [] : [list(`${this.#contradicted.length} articles bear another number than their title`, this.#contradicted)]),
    ];
    const deviations = list(`${this.#deviations.size} kinds of deviation from the schema`, [...this.#deviations].map(([message, count]) => (count === 1 ? message : `${message} (${count} times)`)));
    return [
      ...(this.#figureCount === 0 ? [] : [createFinding('law.figure-not-held', figures)]),
      ...(this.#namelessFigures === 0 ? [] : [createFinding('law.figure-without-source', `expected a file name in <Fig src>, got none in ${this.#namelessFigures} of ${this.#figureCount} figures`)]),
      ...[...this.#unknown].map(([tag, count]) => createFinding('law.unknown-element', `expected elements of 法令標準XML v3, got ${count} <${tag.slice(0, 100)}>`)),
      ...(numbers.length === 0 ? [] : [createFinding('law.number-contradicts-title', numbers.join('; '))]),
      ...(this.#deviations.size === 0 ? [] : [createFinding('law.schema-deviation', deviations)]),
    ];
  }
}

function list(message: string, names: readonly string[]): string {
  if (names.length === 0) return message;
  const more = names.length > mostNamesListed ? `, … and ${names.length - mostNamesListed} more` : '';
  return `${message}: ${names.slice(0, mostNamesListed).join(', ')}${more}`;
}
