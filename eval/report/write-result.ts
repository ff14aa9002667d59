import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GensenError } from '../../corpora-config/index.ts';
import type { ConditionResult } from '../run/run-condition.ts';
import { writeRun } from '../trec/run-file.ts';
import { writeHtml } from './write-html.ts';
import { writeTable } from './write-table.ts';

/** Writes `result.json`, `table.txt`, `report.html` and one TREC run per dataset into a folder. */
export async function writeResult(folder: string, result: ConditionResult): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'result.json'), `${JSON.stringify(result)}\n`);
  await writeFile(join(folder, 'table.txt'), `${writeTable(result)}\n`);
  await writeFile(join(folder, 'report.html'), writeHtml(result));
  for (const { name, queries } of result.datasets) {
    const run = new Map(queries.map(({ id, hits }) => [id, hits.map((hit) => ({ document: hit.id, score: hit.score }))]));
    await writeFile(join(folder, `${name}.run`), writeRun(run, result.condition));
  }
}

/** Reads what `writeResult` wrote. Errors: `source.unreadable`. */
export async function readResult(folder: string): Promise<ConditionResult> {
  try {
    return JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'));
  } catch (cause) {
    throw new GensenError('source.unreadable', { message: `no result in ${folder}`, mend: 'name a folder that `gensen eval run --out` wrote', cause });
  }
}
