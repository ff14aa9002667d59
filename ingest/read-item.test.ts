import { describe, expect, it } from 'vitest';
import { readCorpusDefinition, textOf, type CorpusDefinition, type DocumentKind } from '../corpora-config/index.ts';
import { buildZip } from './parsers/office/zip.fixture.ts';
import { buildPdf, showText } from './parsers/pdf/pdf.fixture.ts';
import { stageFingerprint } from './parse-fingerprint.ts';
import { readItem, type ItemRead } from './read-item.ts';

function define(kind: DocumentKind, changes: Readonly<Record<string, unknown>> = {}): CorpusDefinition {
  const written = { id: 'c', kind, title: { ja: '見本', en: 'Sample' }, source: { path: 'x', include: ['**'] }, rights: { licence: 'x', credit: 'x' } };
  return readCorpusDefinition({ ...written, ...changes });
}

const manual = define('manual');

function read(key: string, content: string | Uint8Array, definition = manual): Promise<ItemRead> {
  return readItem({ definition, key: `manuals/${key}`, uri: `file:///${key}`, bytes: new Uint8Array(Buffer.from(content)) });
}

const rulesOf = ({ findings }: ItemRead): readonly string[] => findings.map(({ rule }) => rule);

describe('readItem', () => {
  it.each([
    ['a.txt', '第1章 総則\n架空の水道局の手引である。\n'],
    ['a.md', '# 総則\n\n架空の水道局の手引である。\n'],
    ['a.html', '<!doctype html><html><head><title>総則</title></head><body><main><h1>総則</h1><p>架空の水道局の手引である。</p></main></body></html>'],
    ['a.csv', '質問,答え\n料金はいつか,毎月\n'],
    ['a.pdf', buildPdf([{ content: showText({ text: '架空の水道局の手引である。', at: [40, 360] }) }])],
  ])('reads %s, and its chunks joined are its text', async (key, content) => {
    const item = await read(key, content);
    const [first] = item.documents;
    expect(item.documents).toHaveLength(1);
    expect(first?.chunks.map(({ text }) => text).join('')).toBe(first === undefined ? undefined : textOf(first.document));
    expect(rulesOf(item)).toEqual([]);
  });

  it.each([
    ['nothing', 'a.txt', '', 'file.empty'],
    ['white space alone', 'a.txt', ' \n\u3000\n', 'document.no-text'],
    ['an image', 'a.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 1, 0]), 'file.unsupported-format'],
    ['a plain archive', 'a.docx', buildZip([{ name: 'x.txt', content: 'x' }]), 'office.broken'],
    ['a zip bomb', 'a.docx', buildZip([{ name: 'word/document.xml', content: Buffer.alloc(40_000_000) }]), 'archive.too-large'],
    ['a PDF cut in half', 'a.pdf', buildPdf([{ content: '' }]).subarray(0, 400), 'pdf.broken'],
  ] as const)('%s is a failure with a name', async (...[, key, content, rule]) => {
    const item = await read(key, content);
    expect(item.documents).toEqual([]);
    expect(rulesOf(item)).toContain(rule);
  });

  it('refuses a file over the limit of its corpus', async () => {
    const small = define('manual', { limits: { fileBytes: 10 } });
    expect(rulesOf(await read('a.txt', '架空の水道局', small))).toEqual(['file.too-large']);
  });

  it('reads a file by what it is, not by what it is called', async () => {
    const item = await read('a.txt', buildPdf([{ content: showText({ text: '架空の水道局の手引である。', at: [40, 360] }) }]));
    expect([rulesOf(item), item.documents[0]?.document.sections[0]?.locator.kind]).toEqual([['file.wrong-extension'], 'page']);
  });

  it('keeps a 10 MB single line whole, in chunks no longer than allowed', async () => {
    const line = '架空の水道局は水源を保全する。'.repeat(240_000);
    const { documents: [first] } = await read('a.txt', line);
    expect(first?.chunks.map(({ text }) => text).join('')).toBe(line);
    expect(Math.max(...(first?.chunks ?? []).map(({ text }) => text.length))).toBeLessThanOrEqual(manual.chunking.maximumCharacters);
  });

  it('reads on past bytes that are no UTF-8', async () => {
    const { documents: [first] } = await read('a.txt', Buffer.concat([Buffer.from('架空の水道局'), Buffer.from([0xff, 0xfe, 0xc0]), Buffer.from('の手引である。')]));
    expect(first?.document.findings.map(({ rule }) => rule)).toEqual(['file.invalid-encoding']);
    expect(first === undefined ? '' : textOf(first.document)).toContain('の手引である。');
  });

  it('names a parser that crashes instead of crashing', async () => {
    const limits = { ...manual.limits, get pages(): number { throw new TypeError('a mistake of the parser'); } };
    const item = await read('a.pdf', buildPdf([{ content: '' }]), { ...manual, limits });
    expect([item.documents, rulesOf(item)]).toEqual([[], ['parse.crashed']]);
  });
});

describe('stageFingerprint', () => {
  it('changes with what decides the chunks and with nothing else', () => {
    const fingerprint = stageFingerprint(manual);
    expect(stageFingerprint(define('manual', { chunking: { maximumCharacters: 500, targetCharacters: 300 } }))).not.toBe(fingerprint);
    expect(stageFingerprint(define('white-paper'))).not.toBe(fingerprint);
    expect(stageFingerprint(define('manual', { sync: { massDeletionShare: 0.5 }, title: { ja: '別', en: 'Other' } }))).toBe(fingerprint);
  });
});
