import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { GensenError } from '../errors/gensen-error.ts';
import type { UserWord } from '../vocabulary/user-word.ts';

const columns = ['surface', 'reading', 'part of speech', 'cost'] as const;
type Column = (typeof columns)[number];

interface Row {
  /** From 1; the last one of a row whose quoted cell has line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is expected of a cell that is not empty. An empty one takes the default. */
const rules: Readonly<Record<Exclude<Column, 'surface'>, { readonly expected: string; readonly holds: (cell: string) => boolean }>> = {
  reading: { expected: 'a reading in katakana', holds: (cell) => /^[ァ-ヺ・ー]+$/u.test(cell) },
  'part of speech': { expected: 'an IPADIC part of speech, levels joined by -', holds: (cell) => /^[^\s,-]+(-[^\s,-]+)*$/u.test(cell) },
  cost: { expected: 'a whole number from -32768 to 32767', holds: (cell) => /^-?\d+$/u.test(cell) && Number(cell) >= -32768 && Number(cell) <= 32767 },
};

/**
 * Reads the words of a user dictionary: comma separated values (RFC 4180) in UTF-8. The first line names the columns: `surface`, and
 * as many of `reading`, `part of speech` and `cost` as are wanted, in any order. Lines that begin with `#` and empty lines are passed
 * over. Whether IPADIC has the part of speech is found when the words are used.
 * @param name the file as messages and `where` name it
 * Errors: `configuration.invalid` with file, line, what was expected and what stands there.
 */
export async function readUserDictionary(file: string, name: string = file): Promise<readonly UserWord[]> {
  const [header, ...rows] = readRows(await readText(file, name), name);
  if (header === undefined) throw invalid(name, `expected a first line ${columns.join(',')}, got an empty file`);
  const named = readHeader(header, name);
  return rows.map((row) => readWord(row, named, name));
}

async function readText(file: string, name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    if (cause instanceof TypeError) throw invalid(name, 'expected a text in UTF-8, got other bytes', cause);
    throw invalid(name, `expected a file that can be read, got ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function readRows(text: string, name: string): readonly Row[] {
  const rows: Row[] = [];
  try {
    parse(text, {
      comment: '#', comment_no_infix: true, relax_column_count: true, skip_empty_lines: true, trim: true,
      on_record: (cells: string[], { lines }) => void rows.push({ line: lines, cells }),
    });
    return rows;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw invalid(name, `expected comma separated values with quotes in pairs, got ${cause.message}`, cause);
  }
}

function readHeader({ line, cells }: Row, name: string): readonly Column[] {
  const named = columns.filter((column) => cells.includes(column));
  if (named.length === cells.length && cells.includes('surface')) return cells.flatMap((cell) => columns.filter((column) => column === cell));
  throw invalid(placeOf(name, line), `expected the columns ${columns.join(',')}, of which only surface is needed, got ${cells.join(',')}`);
}

function readWord({ line, cells }: Row, named: readonly Column[], name: string): UserWord {
  const where = placeOf(name, line);
  if (cells.length !== named.length) throw invalid(where, `expected ${named.length} cells (${named.join(',')}), got ${cells.length}`);
  const given = new Map(named.map((column, index) => [column, cells[index] ?? '']));
  const surface = given.get('surface') ?? '';
  if (surface === '') throw invalid(where, 'expected a surface, got an empty cell');
  const reading = readCell('reading', given, where);
  const partOfSpeech = readCell('part of speech', given, where);
  const cost = readCell('cost', given, where);
  return { surface, ...(reading === undefined ? {} : { reading }), ...(partOfSpeech === undefined ? {} : { partOfSpeech }), ...(cost === undefined ? {} : { cost: Number(cost) }), where };
}

function readCell(column: keyof typeof rules, given: ReadonlyMap<Column, string>, where: string): string | undefined {
  const cell = given.get(column) ?? '';
  if (cell === '') return undefined;
  const { expected, holds } = rules[column];
  if (!holds(cell)) throw invalid(where, `expected ${expected} as ${column}, got ${cell}`);
  return cell;
}

function placeOf(name: string, line: number): string {
  return `${name}, line ${line}`;
}

function invalid(where: string, message: string, cause?: unknown): GensenError {
  return new GensenError('configuration.invalid', { message: `${where}: ${message}`, mend: 'compare with ingest/sample/user-dictionary.csv', ...(cause === undefined ? {} : { cause }) });
}
