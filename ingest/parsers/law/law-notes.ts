import { createFinding, type Finding } from '../../../corpora-config/index.ts';

/** Names listed in one finding; the rest are counted. */
const mostNamesListed = 100;

/** Gathers what is odd about one law and tells it in one finding a rule, so that a law of 3,000 figures has one finding about them. */
export class LawNotes {
  readonly #figures = new Set<string>();
  readonly #unknown = new Map<string, number>();
  readonly #repeated: string[] = [];
  readonly #deviations = new Set<string>();
  #figureCount = 0;

  /** A figure whose file is not part of the XML; `source` may be empty. */
  figure(source: string): void {
    this.#figureCount += 1;
    if (source !== '') this.#figures.add(source);
  }

  /** An element that the schema does not have. */
  unknown(tag: string): void {
    this.#unknown.set(tag, (this.#unknown.get(tag) ?? 0) + 1);
  }

  /** A second provision that claims the place of another; `path` is the one it was given. */
  repeated(path: string): void {
    this.#repeated.push(path);
  }

  /** Anything else that the schema does not allow. */
  deviation(message: string): void {
    this.#deviations.add(message);
  }

  findings(): readonly Finding[] {
    const figures = list(`${this.#figureCount} figures are not part of the text`, [...this.#figures]);
    const repeated = list(`${this.#repeated.length} provisions bear a number that another one has`, this.#repeated);
    const deviations = list(`${this.#deviations.size} deviations from the schema`, [...this.#deviations]);
    return [
      ...(this.#figureCount === 0 ? [] : [createFinding('law.figure-not-held', figures)]),
      ...[...this.#unknown].map(([tag, count]) => createFinding('law.unknown-element', `expected elements of 法令標準XML v3, got ${count} <${tag.slice(0, 100)}>`)),
      ...(this.#repeated.length === 0 ? [] : [createFinding('law.number-contradicts-title', repeated)]),
      ...(this.#deviations.size === 0 ? [] : [createFinding('law.schema-deviation', deviations)]),
    ];
  }
}

function list(message: string, names: readonly string[]): string {
  if (names.length === 0) return message;
  const more = names.length > mostNamesListed ? `, … and ${names.length - mostNamesListed} more` : '';
  return `${message}: ${names.slice(0, mostNamesListed).join(', ')}${more}`;
}
