import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelOf, openOutline } from './outline.ts';

const locator = { kind: 'file' } as const;

describe('an outline', () => {
  it('joins numbers below numbers and keeps words as segments of their own', () => {
    const outline = openOutline();
    outline.addHeading({ level: 2, text: '第２章　架空\n', locator });
    outline.addHeading({ level: 3, text: '第1節　試み\n', locator });
    outline.addHeading({ level: 4, text: '3　結果\n', locator });
    outline.addBody({ text: '本文\n', locator });
    outline.addHeading({ level: 7, text: '【要旨】\n', locator });
    outline.addBody({ text: '要旨の文\n', locator });
    expect(outline.sections().map(({ path }) => path.join('/'))).toEqual(['2', '2-1', '2-1-3', '2-1-3/p1', '2-1-3/要旨', '2-1-3/要旨/p1']);
    expect(outline.sections().at(-1)).toMatchObject({ parent: ['2-1-3', '要旨'], breadcrumb: ['第２章　架空', '第1節　試み', '3　結果', '【要旨】'] });
  });

  it('keeps every text in order and every path its own, whatever comes (seed 20250711)', () => {
    const step = fc.record({ level: fc.integer({ min: 0, max: 7 }), text: fc.constantFrom('第1章 甲', '1 乙', '1.2', '（2）丙', '丁', ' ', '\n', '　', '戊。\n') });
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const outline = openOutline();
      for (const { level, text } of steps) {
        if (level === 0) outline.addBody({ text, locator });
        else outline.addHeading({ level, text, locator });
      }
      const sections = outline.sections();
      const paths = new Set(sections.map(({ path }) => path.join('/')));
      return sections.map(({ text }) => text).join('') === steps.map(({ text }) => text).join('') && paths.size === sections.length && sections.every(({ path }) => !path.includes(''));
    }), { seed: 20_250_711, numRuns: 1000 });
  });

  it('moves readings along with the white space before them', () => {
    const outline = openOutline();
    outline.addBody({ text: '\n\n', locator });
    outline.addBody({ text: '架空の語', locator, readings: [{ start: 0, end: 2, reading: 'かくう' }] });
    expect(outline.sections()[0]).toMatchObject({ text: '\n\n架空の語', readings: [{ start: 2, end: 4, reading: 'かくう' }] });
  });
});

describe('a heading is called', () => {
  it.each([['第３章　架空', '3'], ['1-2－3　架空', '1-2-3'], ['（４）架空', '4'], ['5．架空', '5'], ['【照会要旨】', '照会要旨'], ['令和5年の試み', '令和5年の試み'], ['..', 'heading']])('%s → %s', (heading, label) => {
    expect(labelOf(heading)).toBe(label);
  });
});
