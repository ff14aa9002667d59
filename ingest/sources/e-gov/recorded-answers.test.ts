import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkLawData, readLawPage } from './api-answers.ts';

const folder = '.corpora/laws/api_samples';

describe.skipIf(!existsSync(folder))('answers recorded from the e-Gov API (needs .corpora)', () => {
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const drifted = 'internal/source/egov/lawv2/fixtures';

  it('have the shape that the source expects of a listing', () => {
    const { total, laws, nextOffset } = readLawPage(read('apiv2_laws_list_tokkyoho.json'));
    expect({ total, nextOffset, laws: laws.length }).toEqual({ total: 12, nextOffset: undefined, laws: 12 });
    expect(new Set(laws.map(({ revision }) => revision.id)).size).toBe(12);
    for (const { revision, lawId } of laws) {
      expect(revision.id.startsWith(`${lawId}_`)).toBe(true);
      expect(Date.parse(revision.updated)).not.toBeNaN();
    }
  });

  it('have the shape that the source expects of a law', () => {
    expect(() => checkLawData(read(`${drifted}/law-document-normal.xml`), '322CO0000000016_20240401_506CO0000000161')).not.toThrow();
  });

  it('name the drifted field where a recorded answer drifted', () => {
    expect(() => readLawPage(read(`${drifted}/law-search-structural-error.json`))).toThrow(/^count: /u);
  });
});
