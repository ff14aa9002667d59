import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpusDefinition, textOf } from '../../corpora-config/index.ts';
import { openPdf } from './pdf/open-pdf.ts';
import { pdfParser } from './pdf/parse-pdf.ts';

const corpora = '.corpora';
/** Every eighth file; all of them with GENSEN_TEST_ALL=1 (about a minute). */
const step = process.env['GENSEN_TEST_ALL'] === '1' ? 1 : 8;
const definition = readCorpusDefinition({
  id: 'gazette', kind: 'gazette', title: { ja: '官報', en: 'Gazette' }, source: { path: '.', include: ['**'] }, rights: { licence: 'none', credit: 'none' },
});

describe.skipIf(!existsSync(corpora))('pdfParser on real files (needs .corpora)', () => {
  it('keeps every character of every text layer, each as often as the layer has it', { timeout: 1_800_000 }, async () => {
    const wrong: string[] = [];
    let read = 0;
    for (const file of listPdfs()) {
      const bytes = readFileSync(file);
      const { documents, findings } = await pdfParser.parse({ definition, key: file, uri: file, bytes });
      if (documents.length === 0) {
        if (!findings.some(({ rule }) => rule === 'pdf.image-only')) wrong.push(file);
        continue;
      }
      read += 1;
      if (sortCharacters(documents.map(textOf).join('')) !== sortCharacters(await readTextLayer(bytes))) wrong.push(file);
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(0);
  });
});

/** The oracle: the library's own text items, whatever their place on the page. */
async function readTextLayer(bytes: Uint8Array): Promise<string> {
  const { document, close } = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await close();
  return pages.join('');
}

function sortCharacters(text: string): string {
  return [...text.replace(/[\s\0]/gu, '')].toSorted().join('');
}

function listPdfs(): readonly string[] {
  const files = readdirSync(corpora, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.pdf')).toSorted();
  return files.filter((_, at) => at % step === 0).map((file) => join(corpora, file));
}
