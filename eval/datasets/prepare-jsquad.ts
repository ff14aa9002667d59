#!/usr/bin/env node
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What is read of a file of JSQuAD 1.3 (SQuAD 1.1 form). */
const squadSchema = z.object({ data: z.array(z.object({ title: z.string(), paragraphs: z.array(z.object({ context: z.string() })) })) });

/**
 * Writes every paragraph of JSQuAD as a text file `{out}/jsquad/{split}/{number}.txt`, numbered from 0 as the judgements are,
 * so that the paragraphs can be ingested like a ministry's manuals:
 * `node dist/eval/datasets/prepare-jsquad.js .corpora/relevance/jsquad OUT`, then `gensen ingest manuals --from OUT/jsquad`.
 */
async function prepareJsquad(source: string, out: string): Promise<number> {
  let written = 0;
  for (const split of ['valid', 'test']) {
    const { data } = squadSchema.parse(JSON.parse(await readFile(join(source, `${split}-v1.3.json`), 'utf8')));
    const folder = join(out, 'jsquad', split);
    await mkdir(folder, { recursive: true });
    const contexts = data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
    for (const [number, context] of contexts.entries()) await writeFile(join(folder, `${number}.txt`), context);
    written += contexts.length;
  }
  return written;
}

const [source, out] = process.argv.slice(2);
if (source === undefined || out === undefined) {
  process.stderr.write('usage: prepare-jsquad.js JSQUAD_FOLDER OUT\n');
  process.exitCode = 2;
} else {
  process.stdout.write(`${await prepareJsquad(source, out)} paragraphs\n`);
}
