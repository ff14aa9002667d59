import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { GensenError } from '../../corpora-config/index.ts';
import type { DatasetFile } from '../datasets/read-dataset.ts';
import { scoreNames, type ScoreName } from '../run/score-query.ts';

/** A condition as data: what is asked of which index, and the scores it must give. */
export interface Condition {
  readonly name: string;
  readonly description: string;
  /** Paths relative to the condition's own file. */
  readonly datasets: readonly ConditionDataset[];
}

export type ConditionDataset = DatasetFile & {
  /** Corpora searched. Absent: all. */
  readonly corpora?: readonly string[] | undefined;
  /** Hits asked for, 1–100. */
  readonly limit: number;
  readonly expected?: Readonly<Partial<Record<ScoreName, number>>> | undefined;
  /** How far below `expected` a score may fall before the gate fails. */
  readonly tolerance: number;
  /** Why the tolerance is what it is. */
  readonly reason?: string | undefined;
};

const scores = z.partialRecord(z.enum(scoreNames), z.number().min(0).max(1));
const shared = {
  name: z.string().min(1),
  corpora: z.array(z.string()).optional(),
  limit: z.number().int().min(1).max(100).default(10),
  expected: scores.optional(),
  tolerance: z.number().min(0).max(1).default(0.02),
  reason: z.string().optional(),
};
const conditionSchema = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  datasets: z.array(z.union([
    z.strictObject({ ...shared, questions: z.string() }),
    z.strictObject({ ...shared, topics: z.string(), qrels: z.string() }),
  ])).min(1),
});

/** Reads a condition file. Errors: `configuration.invalid` with file and key. */
export function readCondition(file: string): Condition {
  try {
    return conditionSchema.parse(parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const message = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new GensenError('configuration.invalid', { message: `${file}: ${message}`, mend: 'compare with eval/conditions/bm25.yaml', cause });
  }
}
