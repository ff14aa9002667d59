import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { GensenError, valueHash } from '../../corpora-config/index.ts';
import { readQrels } from '../trec/qrels-file.ts';
import type { Dataset, EvaluationQuery, GoldItem } from './dataset.ts';

/** Where a dataset is: hand-made questions with quotations, or TREC topics with qrels (`law_id#article`, or a path). */
export type DatasetFile =
  | { readonly name: string; readonly questions: string }
  | { readonly name: string; readonly topics: string; readonly qrels: string };

const goldSchema = z.object({
  document: z.string().optional(),
  speech_id: z.string().optional(),
  elm: z.string().optional(),
  quote: z.string().optional(),
  grade: z.number().default(2),
});
const questionSchema = z.object({
  id: z.string(),
  query: z.string(),
  as_of: z.string().nullish(),
  filters: z.record(z.string(), z.string()).optional(),
  relevant: z.array(goldSchema),
});
const topicSchema = z.object({ id: z.string(), text: z.string(), title: z.string().optional() });

/**
 * Reads a dataset. Paths are relative to `folder`. Extra fields are ignored.
 * Errors: `source.unreadable` with file and line, when a line is not of the form.
 */
export function readDataset(file: DatasetFile, folder: string): Dataset {
  const queries = 'questions' in file ? readQuestions(join(folder, file.questions)) : readTopics(join(folder, file.topics), join(folder, file.qrels));
  return { name: file.name, queries, fingerprint: valueHash(queries).slice(0, 16) };
}

function readQuestions(file: string): readonly EvaluationQuery[] {
  return readLines(file, questionSchema).map(({ id, query, as_of, filters, relevant }) => ({
    id,
    text: query,
    ...(as_of === undefined || as_of === null ? {} : { asOf: as_of }),
    ...(filters === undefined ? {} : { filters }),
    gold: relevant.map(({ document, speech_id, elm, quote, grade }) => ({ document: document ?? speech_id, element: elm, quote, grade })),
  }));
}

/** Topics without a judged document are left out, as trec_eval leaves them out. */
function readTopics(topics: string, qrels: string): readonly EvaluationQuery[] {
  const judgements = readQrels(qrels);
  return readLines(topics, topicSchema).flatMap(({ id, text }) => {
    const gold = [...(judgements.get(id) ?? [])].filter(([, grade]) => grade > 0).map(([document, grade]) => readGold(document, grade));
    return gold.length === 0 ? [] : [{ id, text, gold }];
  });
}

/** `323AC0000000025#27_13` names an article of a law; anything else is a path. */
function readGold(document: string, grade: number): GoldItem {
  const [law, article] = document.split('#');
  return article === undefined ? { document, grade } : { document: law, element: `MainProvision-Article_${article}`, grade };
}

function readLines<Row>(file: string, schema: z.ZodType<Row>): readonly Row[] {
  return readText(file).split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new GensenError('source.unreadable', { message: `${file} line ${at + 1} is not a question: ${String(cause).slice(0, 300)}`, mend: 'compare with the other lines of the file', cause });
    }
  });
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (cause) {
    throw new GensenError('source.unreadable', { message: `no dataset file ${file}`, mend: 'check the path in the condition file', cause });
  }
}
