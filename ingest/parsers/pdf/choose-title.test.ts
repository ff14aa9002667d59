import { describe, expect, it } from 'vitest';
import { chooseTitle } from './choose-title.ts';
import type { PdfPage } from './read-page.ts';

const page: PdfPage = { number: 1, layer: 'readable', blocks: [
  { role: 'header', text: '架空官報', box: [0, 0, 1, 1] },
  { role: 'heading', text: '第一条　目的', box: [0, 0, 1, 1] },
  { role: 'heading', text: '水源保全のための架空の条約', box: [0, 0, 1, 1] },
] };

describe('chooseTitle', () => {
  it.each([
    ['the embedded title when it is Japanese', { embedded: '水道の手引', key: 'a/1.pdf' }, '水道の手引'],
    ['not a title left over from a template', { embedded: '様式第３号.docx', key: 'a/水道の手引.pdf' }, '水道の手引'],
    ['a Japanese file name', { embedded: 'Microsoft Word - x', key: 'a/水道の手引.pdf' }, '水道の手引'],
    ['what stands like a title at the head of the first page', { embedded: '', key: 'a/001.pdf' }, '水源保全のための架空の条約'],
  ])('takes %s', (_name, sources, title) => {
    expect(chooseTitle({ ...sources, pages: [page] })).toBe(title);
  });

  it('falls back to the file name', () => {
    expect(chooseTitle({ embedded: '', key: 'a/001.pdf', pages: [] })).toBe('001');
  });
});
