import { describe, expect, it } from 'vitest';
import { createFinding, readCorpusDefinition } from '../../corpora-config/index.ts';
import type { StoredItem } from '../stores/chunk-store.ts';
import { countFailed, guardMassDeletion, hashItem, planSync } from './plan-sync.ts';

const definition = readCorpusDefinition({
  id: 'laws', kind: 'law', title: { ja: '法令', en: 'Statutes' }, source: { path: '.', include: ['**'] }, rights: { licence: 'none', credit: 'none' },
});

describe('the plan of a sync', () => {
  it('names what left the source, and frees its documents for others', () => {
    const plan = planSync([{ key: 'a', uri: 'a', bytes: 1 }], [itemOf('a', ['law/1']), itemOf('b', ['law/2'])], false);
    expect(plan.gone.map(({ key }) => key)).toEqual(['b']);
    expect([...plan.claims]).toEqual([['law/1', { item: 'a' }]]);
  });

  it('deletes nothing when only a part was listed', () => {
    expect(planSync([{ key: 'a', uri: 'a', bytes: 1 }], [itemOf('b', ['law/2'])], true).gone).toEqual([]);
  });

  it('keeps what an archive held while the archive itself cannot be listed', () => {
    const held = [itemOf('s/a.zip/1', ['law/1']), itemOf('s/a.zipped', ['law/2'])];
    expect(planSync([{ key: 's/a.zip', uri: 'a', bytes: 1 }], held, false).gone.map(({ key }) => key)).toEqual(['s/a.zipped']);
  });

  it('gives another hash when the listing tells of another validity', () => {
    const bytes = new Uint8Array([1]);
    expect(hashItem({ key: 'a', uri: 'a', bytes: 1 }, bytes)).not.toBe(hashItem({ key: 'a', uri: 'a', bytes: 1, validity: { validUntil: '2026-04-01' } }, bytes));
  });
});

describe('the guard against mass deletion', () => {
  const held = ['a', 'b', 'c', 'd'].map((key) => itemOf(key, [`law/${key}`]));

  it('refuses when more than the set share would go', () => {
    const plan = planSync([{ key: 'a', uri: 'a', bytes: 1 }, { key: 'b', uri: 'b', bytes: 1 }], held, false);
    expect(() => guardMassDeletion(plan, definition)).toThrow(expect.objectContaining({ code: 'sync.mass-deletion' }));
  });

  it('lets one document of several go, for one is no mass', () => {
    const plan = planSync(['a', 'b', 'c'].map((key) => ({ key, uri: key, bytes: 1 })), held, false);
    expect(() => guardMassDeletion(plan, definition)).not.toThrow();
  });

  it('refuses to delete the only document there is', () => {
    expect(() => guardMassDeletion(planSync([], held.slice(0, 1), false), definition)).toThrow(expect.objectContaining({ code: 'sync.mass-deletion' }));
  });
});

describe('counting failures', () => {
  it('counts an item without documents as one, and each failure beside documents', () => {
    const failure = createFinding('document.duplicate', 'twice');
    expect(countFailed({ documents: [], findings: [] })).toBe(1);
    expect(countFailed({ documents: ['law/1'], findings: [failure, failure, createFinding('file.wrong-extension', 'odd')] })).toBe(2);
    expect(countFailed({ documents: [], findings: [createFinding('document.repeated', 'held')] })).toBe(0);
  });
});

function itemOf(key: string, documents: readonly string[]): StoredItem {
  return { key, corpus: 'laws', uri: key, itemHash: key, stages: '1', documents, findings: [], fetched: '2026-01-01T00:00:00.000Z' };
}
