import { createFinding, type Finding } from '../../../corpora-config/index.ts';
import { readCsvRows } from '../csv/parse-csv.ts';
import { decodeText, findReplacements } from '../decode-text.ts';
import { detectFormat } from '../detect-format.ts';
import { htmlParser } from '../html/parse-html.ts';
import { readJsonLines } from '../json-lines.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { createQuestionDocument } from './question-document.ts';
import { readHouse, type QuestionRecord } from './question-record.ts';
import { readQuestionPage } from './read-page.ts';
import { isIndexHeader, readIndexTable, readQuestionObject } from './read-records.ts';

/**
 * Reads 質問主意書 and 答弁書: JSON Lines with whole texts, the 参議院 index (CSV, or JSON as a table or as objects), and
 * saved pages of both houses. One document for each question; a page of an answer is a document of its own.
 */
export const writtenQuestionParser: Parser = { version: 'written-questions-1', parse: parseWrittenQuestions };

interface Read {
  readonly records: readonly QuestionRecord[];
  readonly findings: readonly Finding[];
}

async function parseWrittenQuestions(input: ParserInput): Promise<ParserOutput> {
  const decoded = decodeText(input.bytes);
  const { format } = detectFormat(input.bytes, input.key);
  if (format === 'html') {
    const page = readQuestionPage(decoded.text, input.key);
    if (page === undefined) return htmlParser.parse(input);
    return { documents: [createQuestionDocument(input, page)], findings: findReplacements(decoded) };
  }
  const read = format === 'csv' ? readTable(decoded.text, input.key) : readJson(decoded.text, input, format === 'jsonl');
  return collect(input, { records: read.records, findings: [...findReplacements(decoded), ...read.findings] });
}

/** A question that one item holds twice stands once, as it was met first. */
function collect(input: ParserInput, { records, findings }: Read): ParserOutput {
  const documents = new Map<string, ReturnType<typeof createQuestionDocument>>();
  const repeated: string[] = [];
  for (const record of records) {
    const document = createQuestionDocument(input, record);
    if (documents.has(document.id)) repeated.push(document.id);
    else documents.set(document.id, document);
  }
  const twice = repeated.map((id) => createFinding('question.repeated', `${id} stands twice in ${input.key}`));
  const failed = findings.some((finding) => finding.severity === 'failure');
  const none = documents.size === 0 && !failed ? [createFinding('document.no-text', `${input.key} holds no written question`)] : [];
  return { documents: [...documents.values()], findings: [...findings, ...twice, ...none] };
}

function readTable(text: string, key: string): Read {
  const { rows, findings } = readCsvRows(text);
  if (!isIndexHeader(rows[0])) return { records: [], findings };
  return withRest(readIndexTable(rows, houseOfKey(key)), findings);
}

function readJson(text: string, { key }: ParserInput, lines: boolean): Read {
  if (lines) {
    const { values, findings } = readJsonLines(text);
    return withRest(readObjects(values.map(({ value }) => value), key), findings);
  }
  try {
    return readJsonValue(JSON.parse(text), key);
  } catch (cause) {
    return { records: [], findings: [createFinding('json.malformed', String(cause))] };
  }
}

function readJsonValue(value: unknown, key: string): Read {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!Array.isArray(list[0]) || !isIndexHeader(list[0])) return withRest(readObjects(list, key), []);
  const rows = list.filter((row) => Array.isArray(row)).map((row: readonly unknown[]) => row.map((cell) => (cell === null || cell === undefined ? '' : String(cell))));
  return withRest(readIndexTable(rows, houseOfKey(key)), []);
}

interface Records {
  readonly records: readonly QuestionRecord[];
  /** What could not be read as a question. */
  readonly rest: readonly string[];
}

function readObjects(values: readonly unknown[], key: string): Records {
  const read = values.map((value) => ({ value, record: readQuestionObject(value, houseOfKey(key)) }));
  return {
    records: read.flatMap(({ record }) => (record === undefined ? [] : [record])),
    rest: read.flatMap(({ value, record }) => (record === undefined ? [JSON.stringify(value)] : [])),
  };
}

function withRest({ records, rest }: Records, findings: readonly Finding[]): Read {
  return { records, findings: [...findings, ...rest.map((text) => createFinding('question.unplaced', `no session and number: ${text.slice(0, 200)}`))] };
}

function houseOfKey(key: string): 'shu' | 'san' {
  return readHouse(/sh[uū]giin|衆/iu.test(key) ? 'shu' : 'san') ?? 'san';
}
