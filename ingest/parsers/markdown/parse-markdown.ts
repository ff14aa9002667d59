import { attributesOf, buildDocument } from '../build-document.ts';
import { decodeText, findReplacements } from '../decode-text.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import { readFrontMatter, titleOfFields } from '../front-matter.ts';
import { splitLines } from '../lines.ts';
import { openOutline, type Outline } from '../outline.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { findMarkdownRuns, type MarkdownRun } from './find-markdown-runs.ts';

/** Reads Markdown (CommonMark headings, fences, pipe tables, front matter). The text is the source's own, marks included. */
export const markdownParser: Parser = {
  version: 'markdown-1',
  parse: (input) => Promise.resolve(parseMarkdown(input)),
};

function parseMarkdown(input: ParserInput): ParserOutput {
  const decoded = decodeText(input.bytes);
  const lines = splitLines(decoded.text);
  const front = readFrontMatter(lines);
  const head = lines.slice(0, front.lineCount).map((line) => line.text).join('');
  const runs = findMarkdownRuns(lines.slice(front.lineCount));
  const outline = openOutline();
  if (head !== '') outline.addBody({ text: head, role: 'header', locator: { kind: 'line', line: 1, lastLine: front.lineCount } });
  for (const run of runs) addRun(outline, run);
  const title = titleOfFields(front.fields) ?? runs.find((run) => run.kind === 'heading')?.title ?? baseName(input.key);
  const parts = { id: nameDocument({ ...input, title }), title, sections: outline.sections(), findings: findReplacements(decoded) };
  const attributes = attributesOf({ item: front.fields['item'], series: front.fields['doc'], year: front.fields['year'] });
  return { documents: [buildDocument(input, { ...parts, uri: front.fields['source_url'], date: dateOfName(input.key), attributes })], findings: [] };
}

function addRun(outline: Outline, { kind, level, text, title, line, lastLine }: MarkdownRun): void {
  const locator = { kind: 'line', line, ...(lastLine === line ? {} : { lastLine }) } as const;
  if (kind === 'heading') outline.addHeading({ level, text, locator, title });
  else outline.addBody({ text, locator, role: kind });
}

function baseName(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).replace(/\.[a-z]+$/iu, '');
}
