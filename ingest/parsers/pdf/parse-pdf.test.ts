import { describe, expect, it } from 'vitest';
import { readCorpusDefinition, textOf } from '../../../corpora-config/index.ts';
import type { ParserInput, ParserOutput } from '../parser.ts';
import { parsePdfText } from './parse-pdf-text.fixture.ts';
import { pdfParser } from './parse-pdf.ts';
import { buildPdf, showText } from './pdf.fixture.ts';

const definition = readCorpusDefinition({
  id: 'gazette', kind: 'gazette', title: { ja: '官報', en: 'Gazette' }, source: { path: 'x', include: ['**'] }, rights: { licence: 'x', credit: 'x' },
  limits: { pages: 2000 },
});

function parse(bytes: Uint8Array, key = 'gazette/20250711c00128.pdf'): Promise<ParserOutput> {
  const input: ParserInput = { definition, key, uri: `file:///${key}`, bytes };
  return pdfParser.parse(input);
}

const paragraph = showText({ text: '第一条　架空水道局は、水源の保全に関する計画を', at: [40, 360] })
  + showText({ text: '定め、これを公表するものとする。', at: [40, 346] });

describe('pdfParser', () => {
  it('joins the lines of a Japanese paragraph without a space and says on which page and where it stands', async () => {
    const { documents: [document] } = await parse(buildPdf([{ content: paragraph }]));
    const [section] = document?.sections ?? [];
    expect(section?.text).toBe('第一条　架空水道局は、水源の保全に関する計画を定め、これを公表するものとする。\n');
    expect(section).toMatchObject({ path: ['p1', 'b1'], parent: ['p1'], startsUnit: true });
    expect(section?.locator).toMatchObject({ kind: 'page', page: 1 });
    expect(section?.locator.kind === 'page' ? section.locator.box?.map(Math.round) : []).toEqual([40, 31, 270, 55]);
  });

  it('reads vertical columns from right to left and keeps the vertical forms of their marks', async () => {
    const content = showText({ text: '二行目の文である。', at: [220, 360], vertical: true }) + showText({ text: '架空県告示第一号の一行目は長く続いて', at: [240, 360], vertical: true });
    const { documents: [document] } = await parse(buildPdf([{ content }]));
    expect(document === undefined ? '' : textOf(document).replaceAll('\n', '')).toBe('架空県告示第一号の一行目は長く続いて二行目の文である︒');
  });

  it('keeps every character of the text layer, on turned pages too', async () => {
    const bytes = buildPdf([{ content: paragraph, rotate: 270 }, { content: paragraph + showText({ text: '縦', at: [20, 100], vertical: true }), rotate: 90 }]);
    const { documents: [document] } = await parse(bytes);
    const bag = (text: string): string => [...text.replaceAll(/\s/gu, '')].toSorted().join('');
    expect(bag(document === undefined ? '' : textOf(document))).toBe(bag(await parsePdfText(bytes)));
  });

  it('takes the day of a gazette from its file name', async () => {
    const { documents: [document] } = await parse(buildPdf([{ content: paragraph }]));
    expect(document?.date).toBe('2025-07-11');
  });

  it('names a page that is a picture and keeps the others', async () => {
    const { documents: [document] } = await parse(buildPdf([{ content: paragraph }, { content: 'q 300 0 0 400 0 0 cm /Im Do Q', image: true }, { content: '' }]));
    expect(document?.findings.map(({ rule, place }) => [rule, place])).toEqual([
      ['pdf.image-only-page', { kind: 'page', page: 2 }],
      ['pdf.empty-page', { kind: 'page', page: 3 }],
    ]);
  });

  it('refuses a file of pictures alone', async () => {
    const { documents, findings } = await parse(buildPdf([{ content: 'q 300 0 0 400 0 0 cm /Im Do Q', image: true }]));
    expect([documents.length, findings.map(({ rule }) => rule)]).toEqual([0, ['pdf.image-only']]);
  });

  it('sums up a thousand blank pages beside one of text in a single finding', async () => {
    const pages = [{ content: paragraph }, ...Array.from({ length: 1000 }, () => ({ content: '' }))];
    const { documents: [document] } = await parse(buildPdf(pages));
    expect(document?.findings.map(({ message }) => message)).toEqual(['expected text, got a blank page on 1000 pages: 2-1001']);
  });

  it('refuses a thousand pages of nothing with one finding', async () => {
    const { documents, findings } = await parse(buildPdf(Array.from({ length: 1000 }, () => ({ content: '' }))));
    expect([documents.length, findings.map(({ rule }) => rule)]).toEqual([0, ['document.no-text']]);
  });

  it('refuses more pages than the definition allows', async () => {
    const { findings } = await parse(buildPdf(Array.from({ length: 2001 }, () => ({ content: '' }))));
    expect(findings.map(({ rule }) => rule)).toEqual(['pdf.too-many-pages']);
  });

  it.each([['a third', 1 / 3], ['nine tenths', 0.9], ['all but the last ten bytes', 0.999]])('names a file cut off after %s', async (_name, share) => {
    const whole = buildPdf([{ content: paragraph }, { content: paragraph }]);
    const { documents, findings } = await parse(whole.subarray(0, Math.min(whole.length - 10, Math.floor(whole.length * share))));
    expect([documents.length, findings.map(({ rule }) => rule)]).toEqual([0, ['pdf.broken']]);
  });

  it('names a file that only looks like a PDF', async () => {
    const { findings } = await parse(new Uint8Array(Buffer.from('%PDF-1.7\nnothing of it\n%%EOF')));
    expect(findings.map(({ rule }) => rule)).toEqual(['pdf.broken']);
  });

  it('names a file that wants a password', async () => {
    const key = 'ab'.repeat(32);
    const encrypt = `/Encrypt<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -44>>/ID[<${key.slice(0, 32)}><${key.slice(0, 32)}>]`;
    const { findings } = await parse(buildPdf([{ content: paragraph }], encrypt));
    expect(findings.map(({ rule }) => rule)).toEqual(['pdf.encrypted']);
  });

  it('leaves the bytes it was given as they were', async () => {
    const bytes = buildPdf([{ content: paragraph }]);
    const before = Buffer.from(bytes).toString('base64');
    await parse(bytes);
    expect(Buffer.from(bytes).toString('base64')).toBe(before);
  });
});
