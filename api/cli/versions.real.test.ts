import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCorpora, publicAccess } from '../../corpora-config/index.ts';
import { openIndex, type OpenIndex } from '../../index/index.ts';
import { openRetriever, type Comparison, type Retriever, type Version } from '../../retrieve/index.ts';

/**
 * Point in time on real statutes: the first twenty laws by 法令ID that have several revisions anywhere in the data, and the three that
 * have most, ingested alone.
 * At every border of theirs, the day before and the day itself must give each the text of exactly one revision.
 */
const root = join(import.meta.dirname, '../..');
const corpora = join(root, '.corpora/laws');
const folder = mkdtempSync(join(tmpdir(), 'gensen-versions-'));
const lawsTaken = 20;
const mostRevisedTaken = 3;

/** An article of which two neighbouring revisions, both in force one after the other, have different texts. */
interface Border {
  readonly law: string;
  readonly day: string;
  readonly before: Version;
  readonly after: Version;
  readonly comparison: Comparison;
}

describe.skipIf(!existsSync(corpora))('revisions of real statutes (needs .corpora)', () => {
  let index: OpenIndex;
  let retriever: Retriever;
  const versions = new Map<string, readonly Version[]>();
  const borders: Border[] = [];

  beforeAll(async () => {
    const laws = copyLaws(join(folder, 'laws'));
    execFileSync(process.execPath, [join(root, 'dist/api/cli/main.js'), 'ingest', 'laws', '--from', join(folder, 'laws'), '--data', join(folder, 'data'), '--json']);
    index = await openIndex({ dataFolder: join(folder, 'data'), embedding: 'none', readOnly: true });
    retriever = await openRetriever({ store: index.store, analyser: await index.analyser(), embedder: index.embedder, corpora: await loadCorpora(join(root, 'corpora-config')), today: () => '2026-01-01' });
    for (const law of laws) {
      const held = await retriever.versions(`law/${law}`, publicAccess);
      versions.set(law, held);
      borders.push(...await findBorders(retriever, law, held));
    }
  });
  afterAll(async () => {
    await retriever?.close();
    await index?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives on the day before, on, and after each border the text of the revision in force, article by article', async () => {
    let compared = 0;
    for (const { law, day, before, after, comparison } of borders) {
      for (const { from, to } of comparison.provisions.filter(({ change }) => change === 'changed').slice(0, 3)) {
        const place = `law/${law}${(to?.id ?? '').slice(after.id.length)}`;
        const [eve, same, next] = await Promise.all([addDays(day, -1), day, addDays(day, 1)].map((asOf) => showText(retriever, place, asOf)));
        expect(eve, `${place} before ${day}`).toEqual({ revision: before.revision.id, text: from?.text });
        expect(same, `${place} on ${day}`).toEqual({ revision: after.revision.id, text: to?.text });
        if (after.revision.validUntil !== addDays(day, 1)) expect(next, `${place} after ${day}`).toEqual(same);
        compared += 1;
      }
    }
    process.stdout.write(`${versions.size} laws, ${[...versions.values()].flat().length} revisions, ${borders.length} borders, ${compared} changed articles\n`);
    expect(borders.length).toBeGreaterThanOrEqual(10);
    expect(compared).toBeGreaterThan(10);
  });

  it('has on every border and the day before it at most one revision of each law in force', () => {
    const days = [...versions.values()].flat().flatMap(({ revision: { validFrom = '' } }) => [addDays(validFrom, -1), validFrom]);
    for (const [law, held] of versions) {
      for (const day of days) {
        const inForce = held.filter(({ revision }) => (revision.validFrom ?? '') <= day && (revision.validUntil === undefined || day < revision.validUntil));
        expect(inForce.length, `${law} on ${day}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('says what a law was before its first revision held, instead of not finding it', async () => {
    for (const [law, [first]] of versions) {
      const day = addDays(first?.revision.validFrom ?? '2020-01-01', -1);
      await expect(retriever.show(`law/${law}`, publicAccess, day)).rejects.toMatchObject({ code: 'revision.not-in-force', details: { nearest: first?.id, status: 'not-yet-in-force' } });
    }
  });

  it('finds for the words of a changed article on two days what differs only where the text does', async () => {
    for (const { day, before, after, comparison } of borders.slice(0, 10)) {
      const changed = comparison.provisions.find(({ change, to }) => change === 'changed' && (to?.text.length ?? 0) > 60);
      const query = changed?.to?.text.replaceAll(/\s/gu, '').slice(0, 60) ?? '';
      if (query === '') continue;
      const [eve, same] = await Promise.all([addDays(day, -1), day].map(async (asOf) => (await retriever.search({ query, asOf, limit: 100 }, publicAccess)).hits));
      const plain = (hits: typeof eve, document: string): ReadonlyMap<string, string> => new Map((hits ?? []).filter((hit) => hit.document.id === document).map((hit) => [hit.id.slice(document.length), hit.text]));
      const [old, current] = [plain(eve, before.id), plain(same, after.id)];
      expect((eve ?? []).filter((hit) => hit.document.id === after.id), `${after.id} the day before`).toEqual([]);
      expect((same ?? []).filter((hit) => hit.document.id === before.id), `${before.id} on the day`).toEqual([]);
      const untouched = new Set(comparison.provisions.flatMap(({ from, to }) => [from, to].flatMap((side) => (side === undefined ? [] : [side.id.slice(side.id.indexOf('/', 4))]))));
      for (const [path, text] of current) if (old.has(path) && ![...untouched].some((unit) => path.startsWith(unit))) expect(text, path).toBe(old.get(path));
    }
  });

  it('gives both texts back from every comparison, and pins each side to its revision and hash', () => {
    for (const { before, after, comparison } of borders) {
      for (const { from, to, parts } of comparison.provisions) {
        expect(parts.filter(({ kind }) => kind !== 'added').map(({ text }) => text).join('')).toBe(from?.text ?? '');
        expect(parts.filter(({ kind }) => kind !== 'removed').map(({ text }) => text).join('')).toBe(to?.text ?? '');
        expect([from?.id.startsWith(before.id) ?? true, to?.id.startsWith(after.id) ?? true]).toEqual([true, true]);
      }
    }
  });
});

/** Copies every revision of the chosen laws, one file a revision. */
function copyLaws(target: string): readonly string[] {
  mkdirSync(target, { recursive: true });
  const revisions = new Map<string, Map<string, string>>();
  for (const name of readdirSync(corpora, { recursive: true, encoding: 'utf8' })) {
    const [, file = '', law, revision] = /(?:^|\/)((\d{3}[A-Za-z][0-9A-Za-z]*)_(\d{8}_[0-9A-Za-z]+)\.xml)$/u.exec(name) ?? [];
    if (law === undefined || revision === undefined) continue;
    const held = revisions.get(law) ?? new Map<string, string>();
    revisions.set(law, held.has(file) ? held : held.set(file, name));
  }
  const several = [...revisions].filter(([, held]) => held.size > 1).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const mostRevised = several.toSorted(([, a], [, b]) => b.size - a.size).slice(0, mostRevisedTaken);
  const chosen = [...new Map([...several.slice(0, lawsTaken), ...mostRevised])];
  for (const [file, name] of chosen.flatMap(([, held]) => [...held])) copyFileSync(join(corpora, name), join(target, file));
  return chosen.map(([law]) => law);
}

/** Days on which one revision held followed another that was in force the day before. */
async function findBorders(retriever: Retriever, law: string, held: readonly Version[]): Promise<readonly Border[]> {
  const inForce = held.filter(({ revision }) => revision.validUntil !== revision.validFrom && !(revision.validFrom ?? '').startsWith('2117'));
  const pairs = inForce.slice(1).map((after, at) => ({ before: inForce[at], after }));
  return Promise.all(pairs.flatMap(({ before, after }) => (before === undefined ? [] : [{ before, after }])).map(async ({ before, after }) => (
    { law, day: after.revision.validFrom ?? '', before, after, comparison: await retriever.compare({ id: `law/${law}`, from: before.revision.id, to: after.revision.id }, publicAccess) }
  )));
}

async function showText(retriever: Retriever, place: string, asOf: string): Promise<{ readonly revision: string; readonly text: string }> {
  const { revision, text } = await retriever.show(place, publicAccess, asOf);
  return { revision: revision.id, text };
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
