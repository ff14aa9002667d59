import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIdentifier, findingRules, parseIdentifier, placesIn, textOf, type Document } from '../../../corpora-config/index.ts';
import { chunkDocument } from '../../chunking/chunk-document.ts';
import { definition, lawXml, parseFile, squeezedText, textOfMarkup } from './parse-law.fixture.ts';
import { printTree, randomLaw, textOfRandom, withChange, type RandomNode } from './random-law.fixture.ts';

const seed = 20250601;

/** What no file may break: text, ids, grid, readings and chunks agree with each other. */
function promisesOf(document: Document): void {
  const place = placesIn(document.id);
  const ids = document.sections.map(({ path }) => place(path));
  expect(new Set(ids).size).toBe(ids.length);
  const elements = document.sections.flatMap(({ path, parts = [] }) => [...path, ...parts.map(({ element }) => element)]);
  expect(new Set(elements).size).toBe(elements.length);
  for (const id of ids) expect(buildIdentifier(parseIdentifier(id))).toBe(id);
  for (const { text, tables = [], figures = [], parts = [], readings = [] } of document.sections) {
    for (const { start, end } of [...readings, ...parts, ...tables.flatMap(({ rows }) => rows.flatMap(({ cells, ...row }) => [row, ...cells]))]) {
      expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }
    for (const { at } of figures) expect(0 <= at && at <= text.length).toBe(true);
    for (const { columns, rows } of tables) for (const { cells } of rows) for (const cell of cells) expect(cell.column + cell.columnSpan).toBeLessThanOrEqual(columns);
  }
  const chunks = chunkDocument(document, definition.chunking);
  expect(chunks.map(({ text }) => text).join('')).toBe(textOf(document));
}

describe('lawParser on random laws', () => {
  it('keeps the text of every law, in order, with ids that are unique and come back', async () => {
    await fc.assert(fc.asyncProperty(randomLaw, async (law) => {
      const { documents: [document] } = await parseFile(lawXml(printTree(law)));
      if (document === undefined) throw new TypeError('expected a document');
      const title = '令和六年法律第九百一号架空の水辺の利用に関する法律';
      expect(squeezedText(document)).toBe(title + textOfRandom(law).replace(/\s/gu, ''));
      promisesOf(document);
    }), { seed, numRuns: 200 });
  });

  it('reads the same law from XML and from the tree of the API', async () => {
    await fc.assert(fc.asyncProperty(randomLaw, async (law) => {
      const xml = await parseFile(`<Law><LawBody>${printTree(law)}</LawBody></Law>`);
      const json = await parseFile(JSON.stringify({ law_full_text: treeOf({ tag: 'Law', attributes: {}, children: [{ tag: 'LawBody', attributes: {}, children: law }] }) }));
      expect(json.documents[0]?.sections).toEqual(xml.documents[0]?.sections);
    }), { seed, numRuns: 100 });
  });

  it('keeps the promises after any edit: elements struck out, doubled, moved, renamed, renumbered', async () => {
    await fc.assert(fc.asyncProperty(randomLaw, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }), async (law, changes) => {
      const edited = changes.reduce<readonly (RandomNode | string)[]>(withChange, law);
      const xml = lawXml(printTree(edited));
      const { documents: [document] } = await parseFile(xml);
      if (document === undefined) throw new TypeError('expected a document');
      expect(squeezedText(document)).toBe(textOfMarkup(xml));
      promisesOf(document);
    }), { seed, numRuns: 200 });
  });
});

describe('lawParser on files that are not whole', () => {
  const whole = lawXml('<MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>水辺の<Ruby>葦<Rt>あし</Rt></Ruby>を守る。</Sentence></ParagraphSentence></Paragraph></Article></MainProvision>');
  const bytes = new TextEncoder().encode(whole);

  it('gives one failure and no document wherever the file is cut', async () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const { documents, findings } = await parseFile(bytes.slice(0, length));
      expect(documents).toEqual([]);
      expect(findings.filter(({ severity }) => severity === 'failure').length).toBe(1);
    }
  });

  it('gives documents that keep the promises or a failure, never an exception, whatever bytes are changed', async () => {
    const change = fc.record({ at: fc.nat({ max: bytes.length - 1 }), with: fc.uint8Array({ maxLength: 4 }), instead: fc.nat({ max: 12 }) });
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const changed = changes.reduce<readonly number[]>((all, { at, with: new_, instead }) => [...all.slice(0, at), ...new_, ...all.slice(at + instead)], [...bytes]);
      const { documents, findings } = await parseFile(Uint8Array.from(changed));
      for (const document of documents) promisesOf(document);
      if (documents.length === 0) expect(findings.some(({ severity }) => severity === 'failure')).toBe(true);
      for (const { rule } of findings) expect(Object.hasOwn(findingRules, rule)).toBe(true);
    }), { seed, numRuns: 2000 });
  });

  it.each([
    ['Shift_JIS under a declaration of UTF-8', Uint8Array.from([...bytes.slice(0, 200), 0x90, 0x85, 0x95, 0xd3, ...bytes.slice(200)])],
    ['UTF-16 without a mark', Uint8Array.from(Buffer.from(whole, 'utf16le'))],
    ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, ...Buffer.from(whole, 'utf16le')])],
    ['nothing but the mark', Uint8Array.from([0xef, 0xbb, 0xbf])],
    ['a hundred thousand zeros', new Uint8Array(100_000)],
  ])('answers %s with a document or a finding', async (_name, content) => {
    const { documents, findings } = await parseFile(content);
    expect(documents.length + findings.length).toBeGreaterThan(0);
    for (const document of documents) promisesOf(document);
  });
});

/** The tree as API v2 writes it: neighbouring texts are one. */
function treeOf({ tag, attributes, children }: RandomNode): unknown {
  const joined: unknown[] = [];
  for (const child of children) {
    const before = joined.at(-1);
    if (typeof child !== 'string') joined.push(treeOf(child));
    else if (typeof before === 'string') joined.splice(-1, 1, before + child);
    else joined.push(child);
  }
  return { tag, attr: attributes, children: joined };
}
