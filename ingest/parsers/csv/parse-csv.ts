import { parse } from 'csv-parse/sync';
import { createFinding, type Finding, type Section } from '../../../corpora-config/index.ts';
import { buildDocument } from '../build-document.ts';
import { decodeText, findReplacements } from '../decode-text.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import { splitLines } from '../lines.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';

/**
 * Reads comma or tab separated values (RFC 4180): each row a `table` section, its cells parted by tabs. A file with broken
 * quoting is kept line by line as it stands.
 */
export const csvParser: Parser = {
  version: 'csv-1',
  parse: (input) => Promise.resolve(parseCsv(input)),
};

/** The rows of a CSV text, or a finding when its quoting is broken. */
export function readCsvRows(text: string): { readonly rows: readonly (readonly string[])[]; readonly findings: readonly Finding[] } {
  try {
    const rows: string[][] = parse(text, { relax_column_count: true, delimiter: delimiterOf(text), skip_empty_lines: true });
    return { rows, findings: [] };
  } catch (cause) {
    const rows = splitLines(text).map((line) => [line.text.replace(/[\r\n]+$/u, '')]);
    return { rows, findings: [createFinding('csv.broken-quoting', cause instanceof Error ? cause.message : String(cause))] };
  }
}

function parseCsv(input: ParserInput): ParserOutput {
  const decoded = decodeText(input.bytes);
  const { rows, findings } = readCsvRows(decoded.text);
  const title = input.key.slice(input.key.lastIndexOf('/') + 1).replace(/\.[a-z]+$/iu, '');
  const sections = rows.flatMap((cells, index) => sectionOf(cells, index + 1, title));
  const parts = { id: nameDocument({ ...input, title }), title, sections, findings: [...findReplacements(decoded), ...findings] };
  return { documents: [buildDocument(input, { ...parts, date: dateOfName(input.key) })], findings: [] };
}

function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/u));
  return first.includes('\t') && !first.includes(',') ? '\t' : ',';
}

function sectionOf(cells: readonly string[], row: number, sheet: string): readonly Section[] {
  if (cells.every((cell) => cell.trim() === '')) return [];
  return [{ path: [`r${row}`], role: 'table', startsUnit: false, breadcrumb: [], text: `${cells.join('\t')}\n`, locator: { kind: 'cell', sheet, row } }];
}
