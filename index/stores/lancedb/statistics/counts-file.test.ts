import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CorpusCounts } from './corpus-counts.ts';
import { readCounts, saveCounts } from './counts-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-counts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function sampleCounts(): CorpusCounts {
  const counts = new CorpusCounts();
  counts.count({ tenant: 'public', terms: '税 税 法', headingTerms: '民法' }, 1);
  counts.count({ tenant: 'ministry-a', terms: '税', headingTerms: '' }, 1);
  return counts;
}

it('gives back what was saved, tenant by tenant', async () => {
  const path = join(folder, 'a.counts');
  await saveCounts(path, { version: 7, counts: sampleCounts() });
  const read = await readCounts(path);
  expect(read?.version).toBe(7);
  for (const tenants of [['public'], ['ministry-a'], ['public', 'ministry-a']]) {
    expect(read?.counts.statistics(tenants, ['税', '法', '民法', 'x'])).toEqual(sampleCounts().statistics(tenants, ['税', '法', '民法', 'x']));
  }
});

it('takes a missing, cut, longer or foreign file for none', async () => {
  const path = join(folder, 'a.counts');
  expect(await readCounts(path)).toBeUndefined();
  await saveCounts(path, { version: 7, counts: sampleCounts() });
  const whole = await readFile(path);
  const broken = [whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('x')]), Buffer.from('{'), Buffer.alloc(0), Buffer.from(whole.toString('latin1').replace('"format":1', '"format":2'), 'latin1')];
  for (const bytes of broken) {
    await writeFile(path, bytes);
    expect(await readCounts(path)).toBeUndefined();
  }
});
