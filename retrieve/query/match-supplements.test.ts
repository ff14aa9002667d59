import { describe, expect, it } from 'vitest';
import { matchSupplements } from './match-supplements.ts';
import { appendixOfHeading } from './read-appendix.ts';

const own = { root: 'SupplProvision[1]' };
const first = { root: 'SupplProvision[2]', amendment: '平成一八年六月二日法律第五〇号' };
const second = { root: 'SupplProvision[3]', amendment: '平成十八年十二月二十日法律第百十五号' };

describe('the 附則 that a text means', () => {
  it("is the law's own when no amending law is named, and any when it has none", () => {
    expect(matchSupplements([own, first], undefined)).toEqual([own]);
    expect(matchSupplements([first, second], undefined)).toEqual([first, second]);
  });

  it('is that of the amending law, by year and by number, however its digits are written', () => {
    expect(matchSupplements([own, first, second], { era: '平成', year: 18 })).toEqual([first, second]);
    expect(matchSupplements([own, first, second], { era: '平成', year: 18, number: 115 })).toEqual([second]);
    expect(matchSupplements([own, first, second], { era: '令和', year: 1 })).toEqual([]);
  });
});

describe('the appendix that a heading names', () => {
  it.each([
    ['別表第一（第三条関係）', '別表1'],
    ['別表第一の二', '別表1_2'],
    ['別　表', '別表'],
    ['別記様式第三号の二（第五条関係）', '別記様式3_2'],
    ['様式第一号', '様式1'],
    ['附録第二', '付録2'],
    ['第一章　総則', undefined],
  ])('%s is %s', (heading, name) => {
    expect(appendixOfHeading(heading)).toBe(name);
  });
});
