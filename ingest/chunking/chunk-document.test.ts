import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, parseIdentifier, textOf, type Chunk, type Document, type Section } from '../../corpora-config/index.ts';
import { chunkDocument } from './chunk-document.ts';

const length = { maximumCharacters: 60, targetCharacters: 30 };

function section(path: string, text: string, more: Partial<Section> = {}): Section {
  return { path: [path], role: 'text', startsUnit: false, breadcrumb: [], text, locator: { kind: 'xml', element: path }, ...more };
}

function documentOf(sections: readonly Section[], more: Partial<Document> = {}): Document {
  return { id: 'law/506AC0000000901', corpus: 'laws', tenant: 'public', title: '架空法', uri: 'x', revision: { id: 'r' }, attributes: {}, sections, findings: [], ...more };
}

const lastSegments = (chunks: readonly Chunk[]): readonly string[] => chunks.map(({ id }) => parseIdentifier(id).path.at(-1) ?? '');

describe('chunkDocument', () => {
  it('keeps a unit whole that fits, and names it after its first body section', () => {
    const sections = [section('A', '（目的）\n第一条　', { role: 'heading', startsUnit: true }), section('A-1', '甲。'.repeat(15)), section('A-1-1', '一　乙。\n')];
    const [chunk, ...rest] = chunkDocument(documentOf(sections), length);
    expect(rest).toEqual([]);
    expect(chunk).toMatchObject({ id: 'law/506AC0000000901/A-1', text: textOf({ sections }), contentHash: contentHash(textOf({ sections })), parent: 'law/506AC0000000901', ordinal: 0 });
  });

  it('gives the heading of a chapter to the first article below it', () => {
    const sections = [section('A', '甲。', { startsUnit: true }), section('C', '第二章\n', { role: 'heading', startsUnit: true }), section('B', '第二条　', { role: 'heading', startsUnit: true }), section('B-1', '乙。')];
    expect(chunkDocument(documentOf(sections), length).map(({ text }) => text)).toEqual(['甲。', '第二章\n第二条　乙。']);
  });

  it('joins the items of a long unit up to the target and never leaves a heading last', () => {
    const sections = [...Array.from({ length: 5 }, (_, index) => section(`I${index}`, `${index}　${'水'.repeat(12)}\n`)), section('H', '見出し\n', { role: 'heading' }), section('Z', '末'.repeat(29))];
    const chunks = chunkDocument(documentOf(sections), length);
    expect(lastSegments(chunks)).toEqual(['I0', 'I2', 'I4', 'Z']);
    expect(chunks.at(-1)?.text.startsWith('見出し\n末')).toBe(true);
  });

  it('numbers the chunks that begin in one section, and avoids a section that bears such a name', () => {
    const sections = [section('A', '甲が乙に届け出る。'.repeat(12), { startsUnit: true }), section('A~2', '丙。', { startsUnit: true })];
    const names = lastSegments(chunkDocument(documentOf(sections), length));
    expect(names).toEqual(['A', 'A~2', 'A~3', 'A~4', 'A~2~2']);
  });

  it('takes parent, breadcrumb, place and attributes from the first body section, its attributes over the document\'s', () => {
    const own = { speaker: ['乙'], place: ['丙'] };
    const sections = [section('H', '題\n', { role: 'heading' }), section('S', '本文。', { parent: ['P'], breadcrumb: ['章'], attributes: own })];
    const document = documentOf(sections, { date: '2024-04-01', attributes: { speaker: ['甲'], house: ['衆'] }, revision: { id: 'r', validFrom: '2024-04-01' } });
    expect(chunkDocument(document, length)).toMatchObject([{ parent: 'law/506AC0000000901/P', breadcrumb: ['章'], attributes: { speaker: ['乙'], house: ['衆'], place: ['丙'] }, date: '2024-04-01', validFrom: '2024-04-01', locator: { element: 'S' } }]);
  });

  it('extends lines and rows to the last section of the chunk', () => {
    const line = (first: number, lastLine?: number): Partial<Section> => ({ locator: { kind: 'line', line: first, ...(lastLine === undefined ? {} : { lastLine }) } });
    expect(chunkDocument(documentOf([section('a', '甲', line(3)), section('b', '乙', line(4, 6))]), length)[0]?.locator).toEqual({ kind: 'line', line: 3, lastLine: 6 });
    const row = (number: number): Partial<Section> => ({ locator: { kind: 'cell', sheet: '表', row: number } });
    expect(chunkDocument(documentOf([section('a', '甲', row(1)), section('b', '乙', row(2))]), length)[0]?.locator).toEqual({ kind: 'cell', sheet: '表', row: 1, lastRow: 2 });
  });

  it('gives no chunk for a document without text, and one for a document of headings alone', () => {
    expect(chunkDocument(documentOf([section('a', '')]), length)).toEqual([]);
    expect(lastSegments(chunkDocument(documentOf([section('a', '題', { role: 'heading', startsUnit: true })]), length))).toEqual(['a']);
  });

  it('cuts a section of ten megabytes in a line', () => {
    const chunks = chunkDocument(documentOf([section('a', '水辺を守る。'.repeat(600_000))]), { maximumCharacters: 900, targetCharacters: 500 });
    expect(chunks.length).toBe(7229);
  });
});

const characters = fc.string({ unit: fc.constantFrom('水', '。', '、', '「', '」', '\n', ' ', '𠮟', 'a'), maxLength: 150 });
const trees = fc.array(fc.record({
  text: characters,
  role: fc.constantFrom<Section['role']>('heading', 'text', 'text', 'table'),
  startsUnit: fc.boolean(),
  name: fc.constantFrom('a', 'b~2', 'b', 'c/d', '~', '節'),
}), { maxLength: 25 }).map((drafts) => drafts.map(({ name, ...rest }, index) => section(`${name}${index % 4 === 0 ? '' : index}`, rest.text, rest)));

describe('chunks of any document', () => {
  const seed = 20_250_601;

  it('partition its text, keep to the maximum, and have ids of their own', () => {
    fc.assert(fc.property(trees, (sections) => {
      const chunks = chunkDocument(documentOf(sections), length);
      expect(chunks.map(({ text }) => text).join('')).toBe(textOf({ sections }));
      expect(chunks.every(({ text }) => text.length <= length.maximumCharacters && text !== '')).toBe(true);
      expect(new Set(chunks.map(({ id }) => id)).size).toBe(chunks.length);
      expect(chunks.map(({ ordinal }) => ordinal)).toEqual(chunks.map((_, index) => index));
    }), { seed, numRuns: 1000 });
  });

  it('never reach from body text over the beginning of a unit', () => {
    fc.assert(fc.property(trees, (sections) => {
      const borders = bordersAfterBody(sections);
      let start = 0;
      for (const { text } of chunkDocument(documentOf(sections), length)) {
        const end = start + text.length;
        expect(borders.filter(({ body, next }) => body > start && next < end)).toEqual([]);
        start = end;
      }
    }), { seed, numRuns: 1000 });
  });
});

/** For each unit: the offset where its last body ends and where the first body after the border begins. */
function bordersAfterBody(sections: readonly Section[]): readonly { readonly body: number; readonly next: number }[] {
  const borders: { body: number; next: number }[] = [];
  let offset = 0;
  let body = 0;
  let crossed = false;
  for (const { text, role, startsUnit } of sections) {
    crossed ||= startsUnit && text !== '';
    if (role !== 'heading' && text !== '') {
      if (crossed && body > 0) borders.push({ body, next: offset });
      body = offset + text.length;
      crossed = false;
    }
    offset += text.length;
  }
  return borders;
}
