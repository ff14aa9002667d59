import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import { openMemoryBlobs } from './memory-blobs.ts';
import { openMemoryReferences, openReferences, type ReferenceStore } from './reference-store.ts';
import { ReferenceWriter } from './reference-writer.ts';
import { keepLaws, type SmallLaw } from './small-laws.fixture.ts';

const seed = 20261127;
const scope = { corpus: 'laws', access: publicAccess };

/** A law of so many articles, each of which mentions the next. */
function longLaw(revision: string, articles: readonly string[]): SmallLaw {
  return { law: 'A', revision, elements: articles, mentions: articles.map((article, at) => [article, 'A', articles[at + 1] ?? null]), delegations: articles.slice(0, 3) };
}

const articles = Array.from({ length: 1500 }, (_, number) => `Article_${number}`);

it('a revision takes the space of what it changed', async () => {
  const blobs = openMemoryBlobs();
  const revisions = [longLaw('1', articles)];
  await keepLaws(await ReferenceWriter.open(blobs), revisions, { purge: true });
  const alone = await blobs.bytes();
  const sizes: number[] = [];
  for (const changed of ['Article_700', 'Article_40', 'Article_1300']) {
    revisions.push(longLaw(String(revisions.length + 1), (revisions.at(-1)?.elements ?? []).flatMap((one) => (one === changed ? [one, `${one}_2`] : [one]))));
    await keepLaws(await ReferenceWriter.open(blobs), revisions, { purge: true });
    sizes.push(await blobs.bytes());
  }
  const [second = 0, third = 0, fourth = 0] = sizes;
  expect(Math.max(third - second, fourth - third) / alone).toBeLessThan(0.35);
});

it('every revision reads as if it were kept alone, whichever came and went before', async () => {
  const revision = fc.record({ revision: fc.constantFrom('1', '2', '3'), from: fc.nat(30), count: fc.integer({ min: 0, max: 400 }) });
  const state = fc.record({ laws: fc.uniqueArray(revision, { selector: (one) => one.revision, maxLength: 3 }), purge: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 5 }), async (states) => {
    const store = openMemoryReferences();
    for (const { laws, purge } of states) {
      const small = laws.map((one) => longLaw(one.revision, articles.slice(one.from, one.from + one.count)));
      await keepLaws(await store.write('laws'), small, { purge });
      const fresh = openMemoryReferences();
      await keepLaws(await fresh.write('laws'), small);
      expect(await readAll(store)).toEqual(await readAll(fresh));
    }
  }), { seed, numRuns: 40 });
});

it('what only a revision that is gone had is nowhere on the disk after a purge', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gensen-shared-revisions-'));
  const store = openReferences(folder);
  try {
    const [first, second] = [longLaw('1', articles), longLaw('2', articles.toSpliced(700, 0, 'Article_700_99'))];
    await keepLaws(await store.write('laws'), [first, second], { purge: true });
    expect(await readSegments(folder)).toContain('Article_700_99');
    await keepLaws(await store.write('laws'), [first], { purge: true });
    expect(await readSegments(folder)).not.toContain('Article_700_99');
    expect((await store.outgoing(scope, 'law/A@1'))?.sentences).toHaveLength(articles.length);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});

async function readAll(store: ReferenceStore): Promise<unknown> {
  const documents = await store.documents(scope);
  return Promise.all(documents.map(async ({ document }) => [document, await store.outgoing(scope, document), await store.elements(scope, document)]));
}

/** Everything that the segments of a corpus hold, of whatever document. */
async function readSegments(folder: string): Promise<string> {
  const names = (await readdir(join(folder, 'laws'))).filter((name) => name.endsWith('.segment'));
  return (await Promise.all(names.map(async (name) => gunzipSync(await readFile(join(folder, 'laws', name))).toString('utf8')))).join('\n');
}
