import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumbers, writeElement, writeProvision } from './law-element.ts';
import type { Provision } from './provision.ts';
import { provisionOfElement } from './provision-of-element.ts';
import { readPlaces } from './read-places.ts';
import { foldWidth } from './fold-width.ts';

const seed = 20260403;
const number = fc.integer({ min: 1, max: 999 });
const branched = fc.tuple(number, fc.array(fc.integer({ min: 2, max: 20 }), { maxLength: 2 })).map(([first, branches]) => [first, ...branches].join('_'));
/** Articles with what may stand below them, subitems only below an item. */
const provisions: fc.Arbitrary<Provision> = fc.record({ isSupplementary: fc.boolean(), article: branched, paragraph: number, item: branched, subitems: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 2 }), depth: fc.integer({ min: 1, max: 4 }) })
  .map(({ isSupplementary, article, paragraph, item, subitems, depth }) => ({ isSupplementary, article, ...(depth > 1 ? { paragraph } : {}), ...(depth > 2 ? { item } : {}), ...(depth > 3 ? { subitems } : {}) }));
const held = { appendices: [{ name: '別表1', element: 'AppdxTable[1]' }], supplements: [{ root: 'SupplProvision[1]' }, { root: 'SupplProvision[2]', amendment: '令和三年六月二日法律第五〇号' }] };

describe('a provision and its element path', () => {
  it('come out of each other', () => {
    fc.assert(fc.property(provisions, (provision) => {
      expect(provisionOfElement(writeElement(provision), held)).toEqual(provision);
    }), { seed });
  });

  it('are one when the printed form is read as a citation', () => {
    fc.assert(fc.property(provisions, (provision) => {
      const printed = foldWidth(writeProvision(provision));
      const [read] = readPlaces(printed, 0, { bareNumbers: false });
      expect(read).toEqual({ start: 0, end: printed.length, provision });
    }), { seed });
  });

  it.each([
    ['AppdxTable[1]', '別表第1'],
    ['SupplProvision[2]-Article_3', '附則（令和3年法律第50号）第3条'],
    ['MainProvision-Part_3-Chapter_5_2', '第3編第5章の2'],
    ['EnactStatement[2]', '制定文'],
    ['MainProvision-Article_38:84', '第38条'],
  ])('%s is printed %s', (element, printed) => {
    const provision = provisionOfElement(element, held);
    expect(provision === undefined ? undefined : writeProvision(provision)).toBe(printed);
  });

  it.each(['AppdxTable[9]', 'LawTitle', 'MainProvision-Article_1-TableStruct[1]'])('%s has no name that texts use', (element) => {
    expect(provisionOfElement(element, held)).toBeUndefined();
  });
});

describe('numbers with branches', () => {
  it('stand in one order, a branch behind its stem and before the next', () => {
    expect(['10', '3_10', '4', '3', '3_2'].toSorted(compareNumbers)).toEqual(['3', '3_2', '3_10', '4', '10']);
  });
});
