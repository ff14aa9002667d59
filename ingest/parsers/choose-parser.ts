import type { DocumentKind } from '../../corpora-config/index.ts';
import { csvParser } from './csv/parse-csv.ts';
import type { FileFormat } from './detect-format.ts';
import { dietParser } from './diet/parse-diet.ts';
import { htmlParser } from './html/parse-html.ts';
import { jsonParser } from './json/parse-json.ts';
import { lawParser } from './law/parse-law.ts';
import { markdownParser } from './markdown/parse-markdown.ts';
import { docxParser } from './office/parse-docx.ts';
import { xlsxParser } from './office/parse-xlsx.ts';
import type { Parser } from './parser.ts';
import { pdfParser } from './pdf/parse-pdf.ts';
import { plainTextParser } from './plain-text/parse-plain-text.ts';
import { writtenQuestionParser } from './written-questions/parse-written-questions.ts';

type ParserTable = Readonly<Partial<Record<FileFormat, Parser>>>;

/** The parser for a format inside a kind of corpus: the kind's own first, the format's general one else; undefined when nothing reads it. */
export function chooseParser(kind: DocumentKind, format: FileFormat): Parser | undefined {
  return parsersOfKind[kind][format] ?? generalParsers[format];
}

/** Versions of all parsers that a kind of corpus may use, sorted; part of the parse fingerprint. */
export function parserVersions(kind: DocumentKind): readonly string[] {
  const versions = Object.values({ ...generalParsers, ...parsersOfKind[kind] }).map(({ version }) => version);
  return [...new Set(versions)].toSorted();
}

/** An OLE file is handed to the office parser, which says whether it is encrypted or merely old. */
const generalParsers: ParserTable = {
  pdf: pdfParser,
  docx: docxParser,
  xlsx: xlsxParser,
  ole: docxParser,
  html: htmlParser,
  json: jsonParser,
  jsonl: jsonParser,
  csv: csvParser,
  markdown: markdownParser,
  text: plainTextParser,
};

const parsersOfKind: Readonly<Record<DocumentKind, ParserTable>> = {
  law: { 'law-xml': lawParser, xml: lawParser, json: lawParser, jsonl: lawParser },
  diet: { 'ndl-xml': dietParser, xml: dietParser, json: dietParser, jsonl: dietParser },
  question: { json: writtenQuestionParser, jsonl: writtenQuestionParser, html: writtenQuestionParser, csv: writtenQuestionParser },
  gazette: {},
  'white-paper': {},
  manual: {},
};
