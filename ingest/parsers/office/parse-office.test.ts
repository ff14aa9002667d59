import { utils, write, type WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readCorpusDefinition, textOf } from '../../../corpora-config/index.ts';
import type { Parser, ParserOutput } from '../parser.ts';
import { docxParser } from './parse-docx.ts';
import { xlsxParser } from './parse-xlsx.ts';
import { buildDocx, buildZip, wordParagraph } from './zip.fixture.ts';

const definition = readCorpusDefinition({
  id: 'manuals', kind: 'manual', title: { ja: '手引', en: 'Manuals' }, source: { path: 'x', include: ['**'] }, rights: { licence: 'x', credit: 'x' },
});

function parse(parser: Parser, bytes: Uint8Array): Promise<ParserOutput> {
  return parser.parse({ definition, key: 'manuals/水道の手引.docx', uri: 'file:///x', bytes });
}

function writeBook(book: WorkBook): Uint8Array {
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('expected bytes');
  return new Uint8Array(bytes);
}

describe('xlsxParser', () => {
  it('gives every cell of every sheet as displayed, a section a row, hidden sheets too', async () => {
    const book = utils.book_new();
    const fees = utils.aoa_to_sheet([['区分', '料金'], ['一般', 1234.5], [], ['減免', 0.25]]);
    Object.assign(fees['B2'] ?? {}, { z: '#,##0.00' });
    Object.assign(fees['B4'] ?? {}, { z: '0%' });
    utils.book_append_sheet(book, fees, '料金表');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['控え']]), '内部');
    book.Workbook = { Sheets: [{ name: '料金表' }, { name: '内部', Hidden: 1 }] };
    const { documents: [document] } = await parse(xlsxParser, writeBook(book));
    expect(document?.sections.map(({ path, text, role }) => [path.join('/'), text, role])).toEqual([
      ['料金表/r1', '区分\t料金\n', 'table'], ['料金表/r2', '一般\t1,234.50\n', 'table'], ['料金表/r4', '減免\t25%\n', 'table'], ['内部/r1', '控え\n', 'table'],
    ]);
    expect(document?.sections[2]?.locator).toEqual({ kind: 'cell', sheet: '料金表', row: 4 });
    expect(document?.attributes['hiddenSheets']).toEqual(['内部']);
  });

  it('keeps merged cells once, in column order beyond Z', async () => {
    const sheet = utils.aoa_to_sheet([['見出し']]);
    utils.sheet_add_aoa(sheet, [['右端']], { origin: 'AB1' });
    utils.sheet_add_aoa(sheet, [['中']], { origin: 'C1' });
    sheet['!merges'] = [utils.decode_range('A1:B1')];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '表');
    const { documents: [document] } = await parse(xlsxParser, writeBook(book));
    expect(document === undefined ? '' : textOf(document)).toBe('見出し\t中\t右端\n');
  });
});

describe('docxParser', () => {
  const body = wordParagraph('水道の手引', 1) + wordParagraph('届出', 2)
    + '<w:p><w:r><w:t>窓口で届け出る。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    + `<w:tbl><w:tr><w:tc>${wordParagraph('口径')}</w:tc><w:tc>${wordParagraph('料金')}</w:tc></w:tr></w:tbl>`;

  it('gives header, headings, paragraphs, table rows and footnotes in order', async () => {
    const { documents: [document] } = await parse(docxParser, buildDocx(body));
    expect(document?.sections.map(({ role, text }) => [role, text])).toEqual([
      ['header', '架空市水道局\n'], ['heading', '水道の手引\n'], ['heading', '届出\n'], ['text', '窓口で届け出る。[1]\n'], ['table', '口径\t料金\n'], ['note', '脚注の文。\n'],
    ]);
    expect(document?.title).toBe('水道の手引');
    expect(document?.sections[3]?.breadcrumb).toEqual(['水道の手引', '届出']);
  });
});

describe('bad office files', () => {
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const bomb = buildZip([{ name: 'word/document.xml', content: Buffer.alloc(40_000_000, 0x20) }]);
  const lie = buildZip([{ name: 'word/document.xml', content: Buffer.alloc(1_000_000, 0x20), claimedBytes: 1000 }]);
  const sound = buildDocx(wordParagraph('文'));

  it.each([
    ['an encrypted file', new Uint8Array([...ole, ...Buffer.alloc(504), ...Buffer.from('EncryptedPackage', 'utf16le')]), 'office.encrypted'],
    ['a file of before 2007', new Uint8Array([...ole, ...Buffer.alloc(504)]), 'file.unsupported-format'],
    ['a zip bomb', bomb, 'archive.too-large'],
    ['an archive that lies about its size', lie, 'office.broken'],
    ['an archive cut in half', sound.subarray(0, sound.length / 2), 'office.broken'],
    ['an archive without a document', buildZip([{ name: 'readme.txt', content: 'x' }]), 'office.broken'],
  ])('%s is named, never thrown', async (_name, bytes, rule) => {
    for (const parser of [docxParser, xlsxParser]) {
      const { documents, findings } = await parse(parser, bytes);
      expect([documents.length, findings.map((finding) => finding.rule)]).toEqual([0, [rule]]);
    }
  });
});
