import { createFinding, type Attributes, type Finding } from '../../../corpora-config/index.ts';
import { attributesOf, buildDocument } from '../build-document.ts';
import { decodeText, findReplacements } from '../decode-text.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import { readFrontMatter, titleOfFields, type FrontMatter } from '../front-matter.ts';
import { splitLines, type Line } from '../lines.ts';
import { openOutline, type Outline } from '../outline.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { nameEdition } from './name-edition.ts';
import { findRuns, veryLongLine, type TextRun } from './find-headings.ts';

/**
 * Reads numbered plain text into sections. Every character of the input stands in exactly one section, in order; what has no
 * heading belongs to the section before it. Lines of `key: value` at the head give title, address and attributes.
 */
export const plainTextParser: Parser = {
  version: 'plain-text-1',
  parse: (input) => Promise.resolve(parsePlainText(input)),
};

function parsePlainText(input: ParserInput): ParserOutput {
  const decoded = decodeText(input.bytes);
  const lines = splitLines(decoded.text);
  const front = readFrontMatter(lines);
  const runs = findRuns(lines.slice(front.lineCount));
  const outline = openOutline();
  addFrontMatter(outline, lines.slice(0, front.lineCount));
  for (const run of runs) addRun(outline, run);
  const own = titleOfText(front, lines, runs) ?? baseName(input.key);
  const title = input.definition.kind === 'white-paper' ? nameEdition(input.key, decoded.text, own) : own;
  const parts = { id: nameDocument({ ...input, title }), title, sections: outline.sections(), uri: front.fields['source_url'] };
  const findings = [...findReplacements(decoded), ...findLongLines(lines)];
  return { documents: [buildDocument(input, { ...parts, findings, date: dateOfName(input.key), attributes: attributesOfText(front) })], findings: [] };
}

function addFrontMatter(outline: Outline, lines: readonly Line[]): void {
  if (lines.length === 0) return;
  const text = lines.map((line) => line.text).join('');
  outline.addBody({ text, role: 'header', locator: { kind: 'line', line: 1, lastLine: lines.length } });
}

function addRun(outline: Outline, { kind, level, text, line }: TextRun): void {
  const locator = { kind: 'line', line } as const;
  if (kind === 'heading') outline.addHeading({ level, text, locator });
  else outline.addBody({ text, locator, ...(kind === 'caption' ? { role: 'figure' as const } : {}) });
}

/** What the front matter states, else the first line when it is short enough to be a title, else the first heading. */
function titleOfText(front: FrontMatter, lines: readonly Line[], runs: readonly TextRun[]): string | undefined {
  const first = lines.slice(front.lineCount).find((line) => line.text.trim() !== '')?.text.trim();
  const short = first !== undefined && first.length <= 80 && !/[。|]/u.test(first) ? first : undefined;
  return titleOfFields(front.fields) ?? short ?? runs.find((run) => run.kind === 'heading')?.text.trim();
}

function baseName(key: string): string {
  const file = key.slice(key.lastIndexOf('/') + 1);
  return file.replace(/\.[a-z0-9]+$/iu, '') || file;
}

function attributesOfText({ fields }: FrontMatter): Attributes {
  return attributesOf({ item: fields['item'] ?? fields['item_id'], series: fields['doc'] ?? fields['doc_code'], year: fields['year'] });
}

function findLongLines(lines: readonly Line[]): readonly Finding[] {
  const long = lines.filter((line) => line.text.length > veryLongLine);
  return long.slice(0, 20).map((line) => createFinding('text.very-long-line', `line ${line.number} has ${line.text.length} characters`, { kind: 'line', line: line.number }));
}
