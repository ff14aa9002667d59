import { connect } from '@lancedb/lancedb';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentHash } from '../../../../corpora-config/index.ts';
import { hashChunkRow } from '../../chunk-hash.ts';
import type { ChunkStore, StoredChunk } from '../../chunk-store.ts';
import { sampleChange, sampleChunk, sampleCorpus, sampleDocument } from '../../sample-rows.fixture.ts';
import { openLanceStore } from '../lancedb-store.ts';

let folder: string;
let store: ChunkStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-revisions-'));
  store = await openLanceStore({ folder, dimensions: 0 });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const articles = 200;
const nameOf = (revision: number): string => `law/x@${2000 + revision}0101_a`;

/** Revision `revision` changes the article of the same number and no other. */
function chunksOf(revision: number, isLast: boolean): readonly StoredChunk[] {
  const document = nameOf(revision);
  return Array.from({ length: articles }, (_, article) => {
    const text = `第${article}条　${article < revision ? `Wording${article}` : 'First'}${article}`;
    const chunk = sampleChunk({
      id: `${document}/${article}`,
      document,
      ordinal: article,
      text,
      contentHash: contentHash(text),
      terms: text,
      parent: document,
      locator: { kind: 'xml', element: String(article) },
      attributes: { revisionId: [document] },
      validFrom: `${2000 + revision}-01-01`,
      ...(isLast ? {} : { validUntil: `${2001 + revision}-01-01` }),
    });
    return { ...chunk, rowHash: hashChunkRow(chunk, chunk.analysed) };
  });
}

async function put(revision: number): Promise<void> {
  const before = revision === 0 ? [] : [revision - 1];
  await store.apply(sampleCorpus, sampleChange({ putDocuments: [...before, revision].map((one) => sampleDocument({ id: nameOf(one) })), putChunks: [...before.flatMap((one) => chunksOf(one, false)), ...chunksOf(revision, true)] }));
}

async function countRows(filter: string): Promise<number> {
  const connection = await connect(folder);
  try {
    return await (await connection.openTable(sampleCorpus)).countRows(filter);
  } finally {
    connection.close();
  }
}

it('writes one row for each provision that a new revision changes, and one list', async () => {
  for (let revision = 0; revision < 5; revision += 1) await put(revision);
  expect([await countRows("kind = 'chunk'"), await countRows("kind = 'revisions'")]).toEqual([articles + 4, 1]);
  for (let revision = 0; revision < 5; revision += 1) expect(await store.chunksOf(sampleCorpus, nameOf(revision))).toEqual(chunksOf(revision, revision === 4));
});

it('leaves nothing on the disk of wording that only a removed revision had, and all of what others have', async () => {
  for (let revision = 0; revision < 4; revision += 1) await put(revision);
  await store.apply(sampleCorpus, sampleChange({ removeDocuments: [nameOf(0)] }));
  await store.optimise(sampleCorpus, { purge: true });
  expect(await countRows("kind = 'chunk'")).toBe(articles + 2);
  for (let revision = 1; revision < 4; revision += 1) expect(await store.chunksOf(sampleCorpus, nameOf(revision))).toEqual(chunksOf(revision, revision === 3));
  await store.close();
  const bytes = await bytesOf(folder);
  store = await openLanceStore({ folder, dimensions: 0 });
  expect([bytes.includes('First0'), bytes.includes('Wording0'), bytes.includes(nameOf(0))]).toEqual([false, true, false]);
});

it('keeps the rows of the last revision alone as those of any document', async () => {
  for (let revision = 0; revision < 3; revision += 1) await put(revision);
  await store.apply(sampleCorpus, sampleChange({ removeDocuments: [nameOf(0), nameOf(2)] }));
  expect([await countRows("kind = 'chunk'"), await countRows("kind = 'revisions'"), await countRows(`document = '${nameOf(1)}'`)]).toEqual([articles, 0, articles + 1]);
  expect(await store.chunksOf(sampleCorpus, nameOf(1))).toEqual(chunksOf(1, false));
});

it('shows a reader beside the writer whole states, whatever is committed meanwhile', async () => {
  for (let revision = 0; revision < 2; revision += 1) await put(revision);
  const reader = await openLanceStore({ folder, dimensions: 0, readOnly: true });
  const otherwise = chunksOf(1, true).map((chunk) => ({ ...chunk, text: `${chunk.text}!` })).map((chunk) => ({ ...chunk, rowHash: hashChunkRow(chunk, chunk.analysed) }));
  let isWriting = true;
  const writing = (async () => {
    for (let round = 0; round < 30; round += 1) await store.apply(sampleCorpus, sampleChange({ putChunks: round % 2 === 0 ? otherwise : chunksOf(1, true) }));
    isWriting = false;
  })();
  const states = new Set<string>();
  while (isWriting) {
    const texts: string[] = [];
    for await (const { id, document, text } of reader.chunks(sampleCorpus)) texts.push(document === nameOf(1) ? text.slice(-1) : id);
    states.add(`${texts.length} ${[...new Set(texts.filter((text) => text.length === 1))].map((end) => end === '!').sort().join(' ')}`);
  }
  await writing;
  await reader.close();
  for (const state of states) expect(['400 false', '400 true', '400 false false']).toContain(state.replace(/( false)+$/u, ' false'));
});

it('writes a row whose columns were damaged again when it is put again', async () => {
  for (let revision = 0; revision < 2; revision += 1) await put(revision);
  const damage = async (): Promise<void> => {
    const connection = await connect(folder);
    await (await connection.openTable(sampleCorpus)).update({ where: `id = 'chunk:${nameOf(0)}/7'`, values: { tenant: 'ministry-a' } });
    connection.close();
  };
  await store.close();
  await damage();
  store = await openLanceStore({ folder, dimensions: 0 });
  const access = { tenants: ['public'] };
  expect(await store.getChunks(sampleCorpus, [`${nameOf(1)}/7`], access)).toEqual([]);
  await put(1);
  expect((await store.getChunks(sampleCorpus, [`${nameOf(1)}/7`], access)).map(({ id }) => id)).toEqual([`${nameOf(1)}/7`]);
});

it('finds the one revision of a month that the revisions of many works span', async () => {
  const works = Array.from({ length: 501 }, (_, at) => `law/w${at}`);
  const revisionOf = (work: string, date: string): StoredChunk => {
    const document = `${work}@${date.replaceAll('-', '')}_a`;
    const chunk = sampleChunk({ id: `${document}/1`, document, text: '同文', contentHash: contentHash('同文'), parent: document, locator: { kind: 'xml', element: '1' }, date, validFrom: date });
    return { ...chunk, rowHash: hashChunkRow(chunk, chunk.analysed) };
  };
  const chunks = [...works.flatMap((work) => [revisionOf(work, '2019-01-01'), revisionOf(work, '2021-01-01')]), revisionOf('law/w7', '2020-06-15')];
  await store.apply(sampleCorpus, sampleChange({ onlyNew: true, putDocuments: chunks.map(({ document, date = '' }) => sampleDocument({ id: document, date })), putChunks: chunks }));
  expect(await countRows("kind = 'chunk'")).toBe(works.length);
  const scope = { corpus: sampleCorpus, access: { tenants: ['public'] }, from: '2020-06-01', until: '2020-06-30' };
  expect((await store.selectLexical(scope, [{ term: 'common', weight: 1 }], 10)).map(({ chunk }) => chunk.id)).toEqual(['law/w7@20200615_a/1']);
});

async function bytesOf(place: string): Promise<string> {
  const names = await readdir(place, { recursive: true, withFileTypes: true });
  return (await Promise.all(names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))).join('\n');
}
