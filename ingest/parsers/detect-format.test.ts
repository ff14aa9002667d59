import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect-format.ts';

const cases: readonly (readonly [content: string | Uint8Array, key: string, format: string, matches: boolean])[] = [
  ['%PDF-1.7 x', 'a.pdf', 'pdf', true],
  ['%PDF-1.7 x', 'a.txt', 'pdf', false],
  ['PK\u0003\u0004 word/document.xml', 'a.docx', 'docx', true],
  ['PK\u0003\u0004 xl/workbook.xml', 'a.docx', 'xlsx', false],
  ['PK\u0003\u0004 a.txt', 'a.zip', 'zip', true],
  [Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.docx', 'ole', true],
  ['<!DOCTYPE html><html></html>', 'a.htm', 'html', true],
  ['<?xml version="1.0"?><!DOCTYPE html><html></html>', 'a.html', 'html', true],
  ['\ufeff<html><body>x</body></html>', 'a.txt', 'html', false],
  ['<?xml version="1.0"?><DataRoot><ApplData><Law Era="Reiwa">', 'a.xml', 'law-xml', true],
  ['<data><numberOfRecords>1</numberOfRecords>', 'a.xml', 'ndl-xml', true],
  ['<?xml version="1.0"?><Lawn/>', 'a.xml', 'xml', true],
  ['{"speechRecord": []}', 'a.json', 'json', true],
  ['{\n "a": 1\n}', 'a.json', 'json', true],
  ['{"a":1}\n{"a":2}\n', 'a.json', 'jsonl', true],
  ['{"a":1}', 'a.jsonl', 'jsonl', true],
  ['{"a": cut', 'a.json', 'json', true],
  ['[p1] 架空の手引', 'a.txt', 'text', true],
  ['{架空} 手引', 'a.txt', 'text', true],
  ['回次,件名\n1,架空', 'a.csv', 'csv', true],
  ['# 架空', 'a.md', 'markdown', true],
  ['架空', 'a', 'text', true],
  ['架空', 'a.pdf', 'text', false],
  [Uint8Array.from([1, 0, 0, 0, 7, 0, 9, 0, 0]), 'a.txt', 'binary', false],
  [Buffer.from('\ufeff架空の手引', 'utf16le'), 'a.txt', 'text', true],
];

describe('detectFormat', () => {
  it.each(cases)('tells case %#: %j named %s is %s', (...[content, key, format, extensionMatches]) => {
    const bytes = typeof content === 'string' ? (content.startsWith('PK') ? Buffer.from(content, 'latin1') : Buffer.from(content)) : content;
    expect(detectFormat(bytes, key)).toEqual({ format, extensionMatches });
  });
});
