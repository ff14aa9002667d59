import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnalyserSettings } from './analysis/open-analyser.ts';
import { writeManifest } from './manifest.ts';
import { openIndex, type OpenIndex } from './open-index.ts';

let dataFolder = '';
let opened: OpenIndex | undefined;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'gensen-index-'));
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  await rm(dataFolder, { recursive: true });
});

async function open(analysis: AnalyserSettings | undefined, readOnly: boolean): Promise<OpenIndex> {
  await opened?.close();
  opened = await openIndex({ dataFolder, embedding: 'none', analysis, readOnly });
  return opened;
}

describe('an index made with one analysis', () => {
  const words: AnalyserSettings = { userWords: [{ surface: '湧水保全法' }] };

  it.each<[string, AnalyserSettings | undefined]>([
    ['no user word', undefined],
    ['another cost', { userWords: [{ surface: '湧水保全法', cost: -100 }] }],
    ['a further word', { userWords: [{ surface: '湧水保全法' }, { surface: '水守' }] }],
    ['search mode', { ...words, mode: 'search' }],
    ['kuromoji', { morphology: 'kuromoji' }],
  ])('refuses a reader with %s, and takes it as a writer', async (_name, other) => {
    const { analyserFingerprint } = await open(words, false);
    await writeManifest(dataFolder, { version: 1, analyser: analyserFingerprint, embedder: 'none', corpora: {} });
    expect((await open(words, true)).analyserFingerprint).toBe(analyserFingerprint);
    await expect(open(other, true)).rejects.toThrow(expect.objectContaining({ code: 'index.fingerprint-mismatch', message: expect.stringContaining('analyser') }));
    expect((await open(other, false)).analyserFingerprint).not.toBe(analyserFingerprint);
  });

  it('refuses a reader while one corpus still has the terms of another analysis', async () => {
    const { analyserFingerprint } = await open(words, false);
    const record = (stages: string): { paths: string[]; stages: string; started: string; ended: string } => ({ paths: [], stages, started: '2027-04-01', ended: '2027-04-01' });
    const manifest = { version: 1, analyser: analyserFingerprint, embedder: 'none' };
    await writeManifest(dataFolder, { ...manifest, corpora: { laws: record(`parser ${analyserFingerprint} none`) } });
    await open(words, true);
    await writeManifest(dataFolder, { ...manifest, corpora: { laws: record(`parser ${analyserFingerprint} none`), manuals: record('parser older none') } });
    await expect(open(words, true)).rejects.toThrow(expect.objectContaining({ code: 'index.fingerprint-mismatch', message: expect.stringContaining('manuals') }));
  });

  it('gives queries and threads the words', async () => {
    const index = await open(words, false);
    expect((await index.analyser()).terms('湧水保全法')[0]).toBe('湧水保全法');
    const { settings, sharedWords } = await index.analysis();
    expect(settings).toEqual({});
    expect(sharedWords).toBeInstanceOf(SharedArrayBuffer);
  });
});

it('a writer is refused before anything is read when a user word cannot be used', async () => {
  await expect(open({ userWords: [{ surface: '水守', partOfSpeech: '職名' }] }, false)).rejects.toThrow(expect.objectContaining({ code: 'configuration.invalid' }));
});
