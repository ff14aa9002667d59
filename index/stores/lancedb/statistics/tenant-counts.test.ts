import { expect, it } from 'vitest';
import { TermCounter } from '../../packed/term-counter.ts';
import { TenantCounts } from './tenant-counts.ts';

const first = { headingTerms: '税', terms: '保険 _保険 税 保険' };
const second = { headingTerms: '', terms: '保険 _険料' };

function blockOf(chunks: readonly (typeof first)[]): ReturnType<TermCounter['finish']> {
  const counter = new TermCounter('public');
  for (const { headingTerms, terms } of chunks) {
    const bytes = Buffer.from(`${headingTerms}\n${terms}`);
    counter.countChunk({ bytes, start: 0, headingEnd: Buffer.byteLength(headingTerms), end: bytes.length });
  }
  return counter.finish();
}

it('counts a block as it counts its chunks one by one, before and after others leave', () => {
  const [plain, packed] = [new TenantCounts(), new TenantCounts()];
  for (const chunk of [first, second, first]) plain.count(chunk, 1);
  packed.countIn(blockOf([first, second]));
  packed.countIn(blockOf([first]));
  for (const counts of [plain, packed]) counts.count(first, -1);
  expect(packed.totals).toEqual(plain.totals);
  for (const term of ['税', '保険', '_保険', '_険料', '無い']) expect(packed.chunkFrequency(term)).toBe(plain.chunkFrequency(term));
  expect(packed.sorted).toEqual(plain.sorted);
});
