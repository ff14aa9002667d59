import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicAccess } from '../../corpora-config/index.ts';
import type { BlobFolder } from './blob-folder.ts';
import { openFileBlobs } from './file-blobs.ts';
import { openReferences } from './reference-store.ts';
import { ReferenceWriter } from './reference-writer.ts';
import { keepLaws, type SmallLaw } from './small-laws.fixture.ts';

/** Before and after: one law is changed, one leaves, one comes, one stays but points at another law now. */
const before: readonly SmallLaw[] = [
  { law: 'A', mentions: [['Article_1', 'B', 'Article_2'], ['Article_2', 'C', null]], terms: ['灯台'], delegations: ['Article_2'] },
  { law: 'B', mentions: [['Article_1', 'A', 'Article_2']] },
  { law: 'C', mentions: [['Article_1', 'A', 'Article_1'], ['Article_2', 'B', 'Article_1']] },
];
const after: readonly SmallLaw[] = [
  { law: 'A', mentions: [['Article_1', 'B', 'Article_2'], ['Article_2', 'D', null]], terms: ['霧笛'], delegations: ['Article_2'] },
  { law: 'B', elements: ['Article_1'], mentions: [['Article_1', 'A', 'Article_2']] },
  { law: 'D', mentions: [['Article_1', 'A', 'Article_2'], ['Article_1', 'B', 'Article_2']] },
];

/** When a process dies: before a step, in the middle of its bytes, or right after it. */
const moments = ['before', 'amid', 'after'] as const;
/** `1`: every flush publishes what is known so far, as a long run does. */
const publishedBytes = [undefined, 1] as const;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gensen-cut-off-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.each(moments)('a run that dies %s a step of writing references', (moment) => {
  it.each(publishedBytes)('leaves a state from which the next run equals an undisturbed one, whichever step it was (published after %s bytes)', async (bytes) => {
    const [first, second] = [await undisturbed([before]), await undisturbed([before, after])];
    let dead = true;
    for (let step = 1; dead; step += 1) {
      const place = join(folder, `${step}`);
      await write(openFileBlobs(join(place, 'laws')), before);
      dead = await dies(join(place, 'laws'), { step, moment, bytes });
      const left = await readAll(place);
      if (bytes === undefined) expect([JSON.stringify(first), JSON.stringify(second)], `readers after step ${step}`).toContain(JSON.stringify(left));
      await write(openFileBlobs(join(place, 'laws')), after);
      expect(await readAll(place), `after step ${step}`).toEqual(second);
      if (bytes === undefined) expect((await readdir(join(place, 'laws'))).filter((name) => name.endsWith('.segment'))).toHaveLength(1);
    }
  });

  it('leaves nothing that a law which comes back is taken to say', async () => {
    const second = await undisturbed([before, after]);
    let dead = true;
    for (let step = 1; dead; step += 1) {
      const place = join(folder, `${step}`);
      await write(openFileBlobs(join(place, 'laws')), [...after.slice(0, 2), { law: 'C', mentions: [['Article_1', 'A', 'Article_1']] }, { law: 'D' }]);
      dead = await dies(join(place, 'laws'), { step, moment, bytes: 1, laws: after });
      await write(openFileBlobs(join(place, 'laws')), [...after, { law: 'C' }]);
      expect(await citing(place, 'A'), `after step ${step}`).toEqual(['law/B@1', 'law/D@1']);
      await write(openFileBlobs(join(place, 'laws')), after);
      expect(await readAll(place)).toEqual(second);
    }
  });
});

interface Death {
  readonly step: number;
  readonly moment: (typeof moments)[number];
  readonly bytes: number | undefined;
  readonly laws?: readonly SmallLaw[];
}

/** Whether the run came to the step at which it dies. */
async function dies(place: string, { step, moment, bytes, laws = after }: Death): Promise<boolean> {
  const blobs = openFileBlobs(place);
  try {
    await write(mortal(blobs, step, moment), laws, bytes);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ message: 'killed' });
    return true;
  } finally {
    await blobs.close();
  }
}

async function write(blobs: BlobFolder, laws: readonly SmallLaw[], bytes?: number): Promise<void> {
  await keepLaws(await ReferenceWriter.open(blobs, bytes === undefined ? {} : { publishedBytes: bytes }), laws, { purge: true });
  await blobs.close();
}

/** Dies at a step that changes the disk; nothing that comes later happens. */
function mortal(blobs: BlobFolder, step: number, moment: Death['moment']): BlobFolder {
  let left = step;
  const live = async <Result>(whole: () => Promise<Result>, half: () => Promise<unknown>): Promise<Result> => {
    left -= 1;
    if (left > 0) return whole();
    if (left === 0 && moment === 'amid') await half();
    if (left === 0 && moment === 'after') await whole();
    throw new Error('killed');
  };
  return {
    ...blobs,
    append: (bytes) => live(() => blobs.append(bytes), () => blobs.append(bytes.map((blob) => blob.subarray(0, blob.length / 2)))),
    publish: (root, segments) => live(() => blobs.publish(root, segments), async () => {}),
    turn: () => live(() => blobs.turn(), async () => {}),
  };
}

async function undisturbed(states: readonly (readonly SmallLaw[])[]): Promise<unknown> {
  const place = await mkdtemp(join(folder, 'undisturbed-'));
  for (const laws of states) await write(openFileBlobs(join(place, 'laws')), laws);
  return readAll(place);
}

async function citing(place: string, law: string): Promise<readonly string[]> {
  const store = openReferences(place);
  const incoming = await store.incoming({ corpus: 'laws', access: publicAccess }, law);
  await store.close();
  return incoming.map(({ document }) => document);
}

/** Everything that a reader can ask. */
async function readAll(place: string): Promise<unknown> {
  const store = openReferences(place);
  const scope = { corpus: 'laws', access: publicAccess };
  const documents = await store.documents(scope);
  const kept = {
    documents,
    outgoing: await Promise.all(documents.map(({ document }) => store.outgoing(scope, document))),
    elements: await Promise.all(documents.map(({ document }) => store.elements(scope, document))),
    incoming: await Promise.all(['A', 'B', 'C', 'D'].map((law) => store.incoming(scope, law))),
    defining: await Promise.all(['灯台', '霧笛'].map((term) => store.defining(scope, term))),
    edges: await store.lawEdges(scope),
  };
  await store.close();
  return kept;
}
