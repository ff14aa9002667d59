import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layGazette } from './layouts/lay-gazette.ts';
import { layReport } from './layouts/lay-report.ts';
import { encodeShiftJis } from './writers/encode-shift-jis.ts';
import { writeStoredZip } from './writers/stored-zip.ts';
import { writeDocx } from './writers/write-docx.ts';
import { writePdf } from './writers/write-pdf.ts';
import { writeXlsx } from './writers/write-xlsx.ts';

/**
 * Builds the sample files that are not plain text, from the texts in `authored/`. Gives the bytes of each by its path below
 * `folder` (`ingest/sample`). The same authored texts give the same bytes; a test holds that the committed files are these.
 */
export async function buildSamples(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const built = await Promise.all(recipes.map(async ({ target, authored, build }) => (
    [target, build(await readFile(join(folder, 'authored', authored), 'utf8'))] as const)));
  return new Map(built);
}

interface Recipe {
  readonly target: string;
  readonly authored: string;
  readonly build: (source: string) => Uint8Array;
}

const regulation = '999M60009999004_20240401_000000000000000.xml';

const recipes: readonly Recipe[] = [
  { target: 'laws/ministerial-ordinances.zip', authored: regulation, build: (content) => writeStoredZip([{ name: regulation, content }]) },
  { target: 'written-questions/a999003.htm', authored: 'a999003.html', build: encodeShiftJis },
  { target: 'written-questions/b999003.htm', authored: 'b999003.html', build: encodeShiftJis },
  { target: 'white-papers/suimyaku/r6.pdf', authored: 'white-paper-r6-summary.txt', build: (source) => writePdf('令和６年版　水脈白書　概要', layReport(source)) },
  { target: 'gazette/20250331h09990full00010002.pdf', authored: 'gazette-20250331.txt', build: (source) => writePdf('官報　令和7年3月31日　号外第9990号', layGazette(source)) },
  { target: 'manuals/mizumori/shiori.docx', authored: 'shiori.txt', build: writeDocx },
  { target: 'manuals/mizumori/湧水台帳記入例.xlsx', authored: 'daicho.json', build: writeXlsx },
];

async function writeSamples(folder: string): Promise<void> {
  for (const [path, bytes] of await buildSamples(folder)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
    process.stdout.write(`${path}\t${bytes.length}\n`);
  }
}

// Run as a program: `node dist/ingest/sample/build-samples.js ingest/sample`
if (process.argv[1] === fileURLToPath(import.meta.url)) await writeSamples(process.argv[2] ?? 'ingest/sample');
