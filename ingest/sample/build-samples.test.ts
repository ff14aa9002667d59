import { readdir, readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildSamples } from './build-samples.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const corpora = ['laws', 'diet', 'written-questions', 'white-papers', 'gazette', 'manuals'];
const declaration = 'この文書は架空のもので、源泉の試験用に作られた。';
const squeeze = (text: string): string => text.replaceAll(/\s/gu, '');

async function listFiles(): Promise<readonly string[]> {
  const listed = await Promise.all(corpora.map((corpus) => readdir(join(folder, corpus), { recursive: true, withFileTypes: true })));
  return listed.flat().filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function readPdf(file: string): Promise<readonly string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const cMapUrl = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps/');
  const document = await getDocument({ data: new Uint8Array(await readFile(file)), cMapUrl, cMapPacked: true, verbosity: 0 }).promise;
  const pages = Array.from({ length: document.numPages }, async (_, at) => {
    const { items } = await (await document.getPage(at + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  });
  return Promise.all(pages);
}

describe('the built samples', () => {
  it('are the committed bytes', async () => {
    for (const [path, bytes] of await buildSamples(folder)) {
      expect(Buffer.compare(bytes, await readFile(join(folder, path))), path).toBe(0);
    }
  });

  it('stay under 300 kB together', async () => {
    const sizes = await Promise.all((await listFiles()).map(async (file) => (await stat(file)).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  });

  it('give their text in reading order to pdf.js, vertical columns included', async () => {
    const issue = squeeze((await readPdf(join(folder, 'gazette/20250331h09990full00010002.pdf'))).join(''));
    expect(issue).toContain('○水脈省令第九千二十号湧水の保全及び共同利用の推進に関する法律（令和五年法律第九千一号）第十二条第一項'.replaceAll('（', '︵').replaceAll('）', '︶'));
    const summary = squeeze((await readPdf(join(folder, 'white-papers/suimyaku/r6.pdf'))).join(''));
    expect(summary).toContain('湧水台帳の作成に着手した市町村は、対象となる1,103市町村のうち742市町村（67.3％）である。');
  });
});

describe('every sample', () => {
  it('says in its own text that it is fictional', async () => {
    for (const file of await listFiles()) {
      const text = extname(file) === '.pdf' ? (await readPdf(file)).join('') : decode(await readFile(file), extname(file));
      expect(squeeze(text).replaceAll('︑', '、').replaceAll('︒', '。'), file).toContain(declaration);
    }
  });
});

/** Archives of the samples are stored, not compressed, so their text can be read as it is. */
function decode(bytes: Uint8Array, extension: string): string {
  return new TextDecoder(extension === '.htm' ? 'shift_jis' : 'utf-8').decode(bytes);
}
