import { describe, expect, it } from 'vitest';
import { lawValidity } from './validity.ts';

const name = (law: string, date: string, amending = '000000000000000'): string => `laws/${law}_${date}_${amending}.xml`;

describe('lawValidity', () => {
  it('ends each revision where the next later one held begins, whatever the order of the keys', () => {
    const [first, second, third] = ['20200101', '20220401', '21171231'].map((date) => name('506AC0000000901', date));
    expect([...lawValidity([third ?? '', first ?? '', second ?? ''])]).toEqual([
      [third, { validFrom: '2117-12-31' }],
      [first, { validFrom: '2020-01-01', validUntil: '2022-04-01' }],
      [second, { validFrom: '2022-04-01', validUntil: '2117-12-31' }],
    ]);
  });

  it('lets of several revisions of one day only that of the last promulgated law hold, and the one before end on that day', () => {
    const [before, second, first, after] = [name('506AC0000000901', '20190101'), name('506AC0000000901', '20200101', '501AC0000000012'), name('506AC0000000901', '20200101', '430AC0000000099'), name('506AC0000000901', '20210101')];
    expect(Object.fromEntries(lawValidity([before, second, first, after].filter((key) => key !== undefined)))).toEqual({
      [before ?? '']: { validFrom: '2019-01-01', validUntil: '2020-01-01' },
      [first ?? '']: { validFrom: '2020-01-01', validUntil: '2020-01-01' },
      [second ?? '']: { validFrom: '2020-01-01', validUntil: '2021-01-01' },
      [after ?? '']: { validFrom: '2021-01-01' },
    });
  });

  it('keeps laws apart whose ids differ in case, and leaves out other names', () => {
    const keys = [name('321M30000f40001', '20200101'), name('321M30000F40001', '20210101'), 'laws/140AC0000000045.xml'];
    expect([...lawValidity(keys).values()]).toEqual([{ validFrom: '2020-01-01' }, { validFrom: '2021-01-01' }]);
  });
});
