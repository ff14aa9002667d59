import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textOf, type Document, type DocumentKind } from '../../corpora-config/index.ts';
import { openSource } from '../sources/open-source.ts';
import { csvParser } from './csv/parse-csv.ts';
import { decodeText } from './decode-text.ts';
import { detectFormat, type FileFormat } from './detect-format.ts';
import { dietParser } from './diet/parse-diet.ts';
import { nameDocument } from './document-name.ts';
import { htmlParser } from './html/parse-html.ts';
import { jsonParser } from './json/parse-json.ts';
import { markdownParser } from './markdown/parse-markdown.ts';
import type { Parser } from './parser.ts';
import { plainTextParser } from './plain-text/parse-plain-text.ts';
import { createInput, withoutSpace } from './input.fixture.ts';
import { writtenQuestionParser } from './written-questions/parse-written-questions.ts';

const root = '.corpora';
/** Every file with GENSEN_TEST_ALL=1, else every 40th. */
const step = process.env['GENSEN_TEST_ALL'] === '1' ? 1 : 40;

const corpora: readonly (readonly [folder: string, kind: DocumentKind, include: string])[] = [
  ['diet', 'diet', '**/*.{json,jsonl,xml}'],
  ['written-questions', 'question', '**/*.{json,jsonl,csv}'],
  ['white-papers', 'white-paper', '**/*.txt'],
  ['manuals', 'manual', '**/*.{txt,md,htm}'],
  ['gazette', 'gazette', '**/*.{html,json,xml,tsv}'],
];

describe.skipIf(!existsSync(root))('real text files (needs .corpora)', () => {
  it.each(corpora)('%s: all text of every file stands in its documents, in order', { timeout: 600_000 }, async (folder, kind, include) => {
    const source = await openSource({ paths: [`${root}/${folder}`], include: [include], exclude: [], limits: { archiveBytes: 1e9 } });
    const totals = { files: 0, documents: 0, characters: 0, sections: 0, seconds: 0, findings: {} as Record<string, number> };
    const ids = new Map<string, number>();
    let position = 0;
    for await (const { key } of source.list()) {
      position += 1;
      if ((position - 1) % step !== 0 && kind !== 'diet' && kind !== 'question') continue;
      const bytes = await source.open(key, 1e9);
      const { format } = detectFormat(bytes, key);
      const parser = parserFor(kind, format);
      if (parser === undefined) continue;
      const start = performance.now();
      const output = await parser.parse(createInput(kind, key, bytes));
      totals.seconds += (performance.now() - start) / 1000;
      totals.files += 1;
      for (const { rule } of [...output.findings, ...output.documents.flatMap((document) => document.findings)]) totals.findings[rule] = (totals.findings[rule] ?? 0) + 1;
      for (const document of output.documents) {
        totals.documents += 1;
        totals.sections += document.sections.length;
        totals.characters += textOf(document).length;
        ids.set(document.id, (ids.get(document.id) ?? 0) + 1);
        checkSections(document);
      }
      checkText(output.documents, { key, source: decodeText(bytes).text, format });
    }
    const shared = [...ids.values()].filter((count) => count > 1).length;
    process.stdout.write(`${folder} ${JSON.stringify({ ...totals, seconds: Math.round(totals.seconds * 10) / 10, sharedIds: shared })}\n`);
    expect(totals.documents).toBeGreaterThan(0);
  });

  it('gives every real key of white papers, gazette and manuals a name of its own', async () => {
    for (const [folder, kind] of [['white-papers', 'white-paper'], ['gazette', 'gazette'], ['manuals', 'manual']] as const) {
      const source = await openSource({ paths: [`${root}/${folder}`], include: ['**/*'], exclude: [], limits: { archiveBytes: 1e9 } });
      const names = new Map<string, string>();
      for await (const { key } of source.list()) {
        const name = nameDocument({ definition: { kind, tenant: 'public' }, key });
        expect(names.get(name), `${key} and ${names.get(name) ?? ''} share ${name}`).toBeUndefined();
        names.set(name, key);
      }
    }
  });
});

function parserFor(kind: DocumentKind, format: FileFormat): Parser | undefined {
  if (kind === 'diet') return dietParser;
  if (kind === 'question') return writtenQuestionParser;
  const parsers: Partial<Record<FileFormat, Parser>> = { html: htmlParser, markdown: markdownParser, text: plainTextParser, csv: csvParser, json: jsonParser, jsonl: jsonParser };
  return parsers[format];
}

function checkSections(document: Document): void {
  const paths = document.sections.map((section) => section.path.join('/'));
  expect(new Set(paths).size, document.id).toBe(paths.length);
}

/** The stupid way: what must be found is taken from the source by other means than the parser's. */
function checkText(documents: readonly Document[], { key, source, format }: { readonly key: string; readonly source: string; readonly format: FileFormat }): void {
  const text = documents.map(textOf).join('');
  if (format === 'text' || format === 'markdown') expect(text === source, `${key} differs`).toBe(true);
  else if (format === 'html') expect(withoutSpace(text), key).toBe(visibleText(source));
  else if (format === 'json' || format === 'jsonl') checkStrings(key, text, source);
}

function visibleText(html: string): string {
  const body = html.replace(/^[\s\S]*?<\/head>/iu, '').replaceAll(/<!--[\s\S]*?-->/gu, '').replaceAll(/<(script|style)[\s>][\s\S]*?<\/\1>/giu, '');
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '', emsp: '', copy: '©', ensp: '', thinsp: '' };
  return withoutSpace(body.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/&(\w+);/gu, (whole, name: string) => entities[name] ?? whole).replaceAll(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code))));
}

function checkStrings(key: string, text: string, source: string): void {
  const held = withoutSpace(text);
  let cursor = 0;
  for (const [, field, value] of source.matchAll(/"(speech|questionText|件名)":\s*("(?:[^"\\]|\\.)*")/gu)) {
    const wanted = withoutSpace(String(JSON.parse(value ?? '""')));
    const inOrder = held.indexOf(wanted, cursor);
    if (inOrder >= 0) cursor = inOrder;
    expect(inOrder >= 0 || held.includes(wanted), `${key} ${field ?? ''} ${wanted.slice(0, 80)}`).toBe(true);
  }
}
