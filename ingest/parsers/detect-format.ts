/** What a file really is, whatever its name says. `ole` is an old or encrypted office file; `binary` is nothing that holds text. */
export type FileFormat =
  | 'pdf' | 'docx' | 'xlsx' | 'zip' | 'ole' | 'binary'
  | 'html' | 'law-xml' | 'ndl-xml' | 'xml'
  | 'json' | 'jsonl' | 'csv' | 'markdown' | 'text';

/** A format, and whether the file's extension is one that this format goes by. */
export interface DetectedFormat {
  readonly format: FileFormat;
  /** False only for a known extension that belongs to other formats. */
  readonly extensionMatches: boolean;
}

/** Tells the format of a file from its first bytes; the extension of `key` decides only between kinds of plain text. */
export function detectFormat(bytes: Uint8Array, key: string): DetectedFormat {
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(key)?.[1]?.toLowerCase() ?? '';
  const format = detectBinary(bytes, key) ?? detectText(readHead(bytes), extension, bytes);
  const expected = formatsOfExtension[extension];
  return { format, extensionMatches: expected === undefined || expected.includes(format) };
}

const plain = ['text', 'markdown', 'csv', 'jsonl', 'json'] as const;

const formatsOfExtension: Readonly<Record<string, readonly FileFormat[]>> = {
  pdf: ['pdf'],
  docx: ['docx', 'ole'],
  xlsx: ['xlsx', 'ole'],
  zip: ['zip'],
  htm: ['html'],
  html: ['html'],
  xhtml: ['html'],
  xml: ['xml', 'law-xml', 'ndl-xml'],
  json: ['json', 'jsonl'],
  jsonl: ['jsonl', 'json'],
  ndjson: ['jsonl', 'json'],
  csv: ['csv'],
  tsv: ['csv'],
  md: ['markdown'],
  markdown: ['markdown'],
  txt: plain,
};

function detectBinary(bytes: Uint8Array, key: string): FileFormat | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (/^[\s\0]{0,8}%PDF-/u.test(head) || head.slice(0, 64).includes('%PDF-')) return 'pdf';
  if (/^PK\u0003\u0004|^PK\u0005\u0006/u.test(head)) return detectArchive(bytes, key);
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return 'ole';
  return /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|\u001f\u008b|\u007fELF|MZ\u0090|7z\u00bc\u00af|Rar!|\(\u00b5\/\u00fd|SQLite format)/u.test(head) ? 'binary' : undefined;
}

/** The names stand uncompressed in the archive's directory. A damaged archive has lost it; then the file name tells what it was. */
function detectArchive(bytes: Uint8Array, key: string): FileFormat {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (archive.includes('word/document.xml')) return 'docx';
  if (archive.includes('xl/workbook.xml')) return 'xlsx';
  const [, named] = /\.(docx|xlsx)$/iu.exec(key) ?? [];
  return named?.toLowerCase() === 'docx' ? 'docx' : named === undefined ? 'zip' : 'xlsx';
}

function readHead(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 65_536);
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  return Buffer.from(head.subarray(mark)).toString('latin1');
}

function detectText(head: string, extension: string, bytes: Uint8Array): FileFormat {
  if (isBinary(head)) return 'binary';
  const start = head.trimStart();
  if (start.startsWith('<')) return detectMarkup(start, extension);
  if (startsJson(start, extension)) return detectJson(bytes, extension);
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  return extension === 'md' || extension === 'markdown' ? 'markdown' : 'text';
}

/** Text holds no NUL; UTF-16 without a mark holds them on one side of each pair only. */
function isBinary(head: string): boolean {
  const sides = [0, 0];
  for (let at = head.indexOf('\0'); at >= 0 && at < 4096; at = head.indexOf('\0', at + 1)) sides[at % 2] = (sides[at % 2] ?? 0) + 1;
  return Math.min(...sides) > 0;
}

function detectMarkup(start: string, extension: string): FileFormat {
  if (/<!doctype html|<html[\s>]/iu.test(start.slice(0, 4096))) return 'html';
  if (/<Law[\s>]/u.test(start)) return 'law-xml';
  if (/<(?:meetingRecord|speechRecord|numberOfRecords)>/u.test(start)) return 'ndl-xml';
  if (start.startsWith('<?xml') || extension === 'xml') return 'xml';
  if (/^htm|^html|^xhtml/u.test(extension) || /^<(?:head|body|meta|title|table|div|p|h[1-6])[\s>]/iu.test(start)) return 'html';
  return extension === 'md' ? 'markdown' : 'text';
}

function startsJson(start: string, extension: string): boolean {
  if (/^json|^ndjson|^jsonl/u.test(extension)) return /^[[{]/u.test(start);
  return /^\{\s*["}]|^\[\s*(?:[{["]|\])/u.test(start);
}

/** JSON lines: the first line is a whole value and another line follows. */
function detectJson(bytes: Uint8Array, extension: string): FileFormat {
  if (extension === 'jsonl' || extension === 'ndjson') return 'jsonl';
  const end = bytes.indexOf(0x0a);
  if (end < 0 || Buffer.from(bytes.subarray(end)).toString('latin1', 0, 4096).trim() === '') return 'json';
  try {
    JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8'));
    return 'jsonl';
  } catch {
    return 'json';
  }
}
