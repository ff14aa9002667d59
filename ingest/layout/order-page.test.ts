import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlyphRun } from './glyph-run.ts';
import { orderPage } from './order-page.ts';

const size = { width: 600, height: 800 };
const seed = 20250711;

/** A run of `text` that begins at its left top corner; each character is an em wide (or high). */
function run(text: string, [left, top]: readonly [number, number], { em = 10, advance = 'right' as GlyphRun['advance'] } = {}): GlyphRun {
  const length = [...text].length * em;
  const [width, height] = advance === 'right' || advance === 'left' ? [length, em] : [em, length];
  return { text, box: [left, top, left + width, top + height], size: em, advance };
}

/** Lines of the same text, from `top` downwards. */
function column(name: string, left: number, { top = 100, lines = 8 } = {}): readonly GlyphRun[] {
  return Array.from({ length: lines }, (_, index) => run(`${name}の段組みの本文が続いてゆく${index}`, [left, top + index * 15]));
}

function textsOf(runs: readonly GlyphRun[]): readonly string[] {
  return orderPage(runs, size).map(({ text }) => text);
}

describe('orderPage', () => {
  it('reads two columns of text one after the other, and the line across them first', () => {
    const text = textsOf([...column('右', 300), run('両段にわたる見出しの行でありここに長く横たわる', [100, 80]), ...column('左', 60)]).join('');
    expect(text.indexOf('両段')).toBe(0);
    expect(text.lastIndexOf('左')).toBeLessThan(text.indexOf('右'));
  });

  it('reads the rows of a table of figures, not its columns', () => {
    const rows = Array.from({ length: 6 }, (_, row) => [run(`1,23${row}`, [60, 100 + row * 15]), run(`5,67${row}`, [300, 100 + row * 15])]).flat();
    expect(textsOf(rows).join(' ')).toMatch(/1,230.5,670.*1,235.5,675/su);
  });

  it('reads vertical columns from right to left, the upper tier before the lower one', () => {
    const tier = (name: string, top: number): readonly GlyphRun[] =>
      Array.from({ length: 5 }, (_, index) => run(`${name}の段の本文がここに続いてゆく${index}`, [500 - index * 20, top], { advance: 'down' }));
    const text = textsOf([...tier('下', 420), ...tier('上', 60)]).join('');
    expect([...text.matchAll(/[上下]の段.*?(\d)/gu)].map(([whole, digit]) => `${whole[0]}${digit}`)).toEqual(
      ['上0', '上1', '上2', '上3', '上4', '下0', '下1', '下2', '下3', '下4'],
    );
  });

  it('takes glyphs set one by one as vertical when their neighbours stand below', () => {
    const glyphs = ['架空県公報第三号に掲げる告示', '次のとおり定める架空の規則案'].flatMap((text, line) =>
      [...text].map((character, index) => run(character, [500 - line * 20, 60 + index * 11])));
    expect(textsOf(glyphs).join('')).toBe('架空県公報第三号に掲げる告示次のとおり定める架空の規則案');
  });

  it('sets a short number upright into its vertical column (縦中横)', () => {
    const runs = [run('1', [497, 60]), run('前項の規定による届出は', [495, 75], { advance: 'down' }), run('同条の定めるところによる', [475, 75], { advance: 'down' })];
    expect(textsOf(runs).join('')).toMatch(/^1\u3000?前項の規定による届出は/u);
  });

  it('keeps a reading out of the paragraph it is printed in', () => {
    const runs = [run('水源の涵養に関する計画を定めて公表し', [60, 100]), run('かんよう', [90, 112], { em: 5 }), run('毎年度これを見直すものとする', [60, 118])];
    expect(orderPage(runs, size).map(({ role, text }) => [role, text])).toEqual([
      ['text', '水源の涵養に関する計画を定めて公表し毎年度これを見直すものとする'],
      ['note', 'かんよう'],
    ]);
  });

  it('joins Latin words by a space and keeps a hyphen at a line\'s end', () => {
    const lines = ['The fictional water', 'office is respon-', 'sible for it and so'].map((text, index) => run(text, [60, 100 + index * 15]));
    expect(textsOf(lines)).toEqual(['The fictional water office is respon-sible for it and so']);
  });

  it('ends a paragraph at a short line and begins one at an item mark', () => {
    const lines = ['届出は次の各号に掲げる事項を記載して', 'しなければならない。', '（1）氏名及び住所を記載した書面の写し', '（2）使用する水の量'];
    expect(textsOf(lines.map((text, index) => run(text, [60, 100 + index * 15])))).toEqual([`${lines[0]}${lines[1]}`, lines[2], lines[3]]);
  });

  it('names a lone number in the margin a page number', () => {
    const blocks = orderPage([...column('本', 60), run('12', [290, 780])], size);
    expect(blocks.at(-1)).toMatchObject({ role: 'page-number', text: '12' });
  });

  it(`keeps every character of any page (seed ${seed})`, () => {
    const runs = fc.array(fc.record({
      text: fc.stringMatching(/^[あ-ん漢字A-Za-z0-9（）。、]{1,12}$/u),
      place: fc.tuple(fc.integer({ min: 0, max: 560 }), fc.integer({ min: 0, max: 760 })),
      em: fc.integer({ min: 4, max: 24 }),
      advance: fc.constantFrom<GlyphRun['advance']>('right', 'down', 'up', 'left'),
    }).map(({ text, place, em, advance }) => run(text, place, { em, advance })), { maxLength: 60 });
    const bag = (texts: readonly string[]): string => [...texts.join('').replaceAll(/\s/gu, '')].toSorted().join('');
    fc.assert(fc.property(runs, (page) => bag(textsOf(page)) === bag(page.map(({ text }) => text))), { seed, numRuns: 300 });
  });
});
