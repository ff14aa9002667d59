import { GensenError } from '../../corpora-config/index.ts';
import type { Judgements } from '../measures/compute-measure.ts';
import { readTrecLines } from './trec-lines.ts';

/** Reads `query 0 document grade`. Errors: `source.unreadable` with file and line. */
export function readQrels(file: string): ReadonlyMap<string, Judgements> {
  const qrels = new Map<string, Map<string, number>>();
  for (const [query = '', , document = '', grade = ''] of readTrecLines(file, 4)) {
    if (!/^-?\d+$/u.test(grade)) throw new GensenError('source.unreadable', { message: `${file}: expected a whole grade, got ${grade}`, mend: 'give a file in TREC form' });
    const judgements = qrels.get(query) ?? new Map<string, number>();
    judgements.set(document, Number(grade));
    qrels.set(query, judgements);
  }
  return qrels;
}

/** Writes judgements in the order given. */
export function writeQrels(qrels: ReadonlyMap<string, Judgements>): string {
  return [...qrels].flatMap(([query, judgements]) => [...judgements].map(([document, grade]) => `${query} 0 ${document} ${grade}\n`)).join('');
}
