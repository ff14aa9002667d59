import type { ReferencePart } from '../../corpora-config/index.ts';
import { divisionLevels, levels, type DivisionLevel, type Level, type Step } from './raw-mention.ts';

/** A place in a law, all levels filled in. */
export interface Place {
  /** `MainProvision`, `SupplProvision` (the original one), `SupplProvision[3]`. */
  readonly container: string;
  readonly appendix?: string;
  readonly steps: readonly Step[];
  /** Last place of a range. */
  readonly until?: readonly Step[];
  readonly every?: 'Item' | 'Paragraph';
  readonly part?: ReferencePart;
}

/** Rank of a level: divisions 0…4, Article 5, Paragraph 6, Item 7, Subitem1 8, …. */
export function rankOf(level: Level | DivisionLevel | 'Table'): number {
  return ranks.get(level) ?? 99;
}

const ranks: ReadonlyMap<string, number> = new Map(['Part', 'Chapter', 'Section', 'Subsection', 'Division', ...levels].map((level, index) => [level, index]));

/** The steps above a level. */
export function stepsAbove(steps: readonly Step[], level: Level | DivisionLevel): readonly Step[] {
  return steps.filter((step) => rankOf(step.level) < rankOf(level));
}

/** The steps down to a level, that one included. */
export function stepsTo(steps: readonly Step[], level: Level | DivisionLevel): readonly Step[] {
  return steps.filter((step) => rankOf(step.level) <= rankOf(level));
}

export function hasLevel(steps: readonly Step[], level: Level | DivisionLevel): boolean {
  return steps.some((step) => step.level === level);
}

/** `SupplProvision[3]-Article_2-Paragraph_1` → container and steps; tables and other elements end the steps. */
export function readElement(element: string): { readonly container: string; readonly steps: readonly Step[] } {
  const [container = '', ...segments] = element.split('-');
  const steps: Step[] = [];
  for (const segment of segments) {
    const border = segment.indexOf('_');
    const level = names.get(segment.slice(0, Math.max(border, 0)));
    if (level === undefined) break;
    steps.push({ level, number: segment.slice(border + 1) });
  }
  return { container, steps };
}

const names: ReadonlyMap<string, Level | DivisionLevel> = new Map([...divisionLevels, ...levels].map((level) => [level, level]));

/** `Article_3-Paragraph_1-Item_2`: the provision alone, divisions left out; an item of an article without 項 is that of its first. */
export function writePath(steps: readonly Step[]): string {
  const provision = steps.filter(({ level }) => rankOf(level) >= rankOf('Article'));
  const [first, second] = provision;
  const filled = first?.level === 'Article' && second !== undefined && second.level !== 'Paragraph' ? [first, { level: 'Paragraph', number: '1' }, ...provision.slice(1)] : provision;
  return filled.map(({ level, number }) => `${level}_${number}`).join('-');
}
