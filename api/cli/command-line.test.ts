import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GensenError } from '../../corpora-config/index.ts';
import { openMemoryReferences, openMemoryStore, type ChunkStore, type Manifest, type OpenIndex, type StoredDocument, type SyncOptions, type SyncReport } from '../../index/index.ts';
import { openFakeRetriever } from '../http/retriever.fixture.ts';
import { runOnFakeTerminal } from './terminal.fixture.ts';
import type { Rooms } from './rooms.ts';

const commands = ['ingest', 'status', 'failures', 'verify', 'parse', 'analyse', 'search', 'resolve', 'show', 'versions', 'compare', 'answer', 'export', 'eval', 'serve'];

describe('the help', () => {
  it('lists every command, in Japanese and in English', async () => {
    const japanese = await runOnFakeTerminal(['--help']);
    const english = await runOnFakeTerminal(['--help', '--lang', 'en']);
    expect([japanese.status, english.status]).toEqual([0, 0]);
    for (const command of commands) {
      expect(japanese.out).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
      expect(english.out).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
    }
    expect(japanese.out).toContain('データフォルダ');
    expect(english.out).toContain('data folder');
  });

  it.each(commands)('describes every option of %s in both languages', async (command) => {
    for (const lang of ['ja', 'en']) {
      const { status, out } = await runOnFakeTerminal([command, '--help', '--lang', lang]);
      expect(status).toBe(0);
      for (const line of out.split('\n').filter((text) => /^ {2}-/u.test(text))) expect(line).toMatch(/^ {2}-\S.*\S {2,}\S/u);
    }
  });

  it('follows an English locale and lets --lang win over it', async () => {
    expect((await runOnFakeTerminal(['--help'], { variables: { LANG: 'en_GB.UTF-8' } })).out).toContain('data folder');
    expect((await runOnFakeTerminal(['--help', '--lang', 'ja'], { variables: { LANG: 'en_GB.UTF-8' } })).out).toContain('データフォルダ');
    expect((await runOnFakeTerminal(['--help'], { variables: { LANG: 'C.UTF-8' } })).out).toContain('データフォルダ');
  });

  it('prints the version', async () => {
    expect(await runOnFakeTerminal(['--version'])).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) });
  });
});

describe('wrong usage ends with 2', () => {
  it.each([
    [[]],
    [['serch']],
    [['search']],
    [['search', '灯火', '--limit', '0']],
    [['search', '灯火', '--limit', '101']],
    [['search', '灯火', '--limit', '1e9']],
    [['search', '灯火', '--as-of', '2025-02-30']],
    [['search', '灯火', '--filter', 'house']],
    [['search', '灯火', '--unknown']],
    [['answer', '灯火', '--app', 'oracle']],
    [['analyse']],
    [['analyse', '灯火', '--stream', 'words']],
    [['export', 'laws', '--what', 'secrets']],
    [['export', 'nowhere']],
    [['export', 'laws', '--limit', '0']],
    [['failures', 'waive', 'laws:a']],
    [['ingest', 'nowhere']],
    [['serve', '--port', '70000']],
    [['eval', 'run', 'no-such-condition']],
    [['search', '灯火', '--config', '/nowhere']],
  ])('%j', async (words) => {
    const { status, out, err } = await runOnFakeTerminal(words, { rooms: makeRooms() });
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  it('names a wrong variable of the environment', async () => {
    const { status, err } = await runOnFakeTerminal(['status'], { variables: { GENSEN_EMBEDDING: 'x' } });
    expect(status).toBe(2);
    expect(err).toContain('GENSEN_EMBEDDING');
  });
});

describe('an error', () => {
  it('tells code, what was expected, a plain sentence and how to mend it, on standard error', async () => {
    const { status, out, err } = await runOnFakeTerminal(['show', 'law/1'], { rooms: makeRooms() });
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/^gensen: \[item\.not-found\] nothing at law\/1.*\n {2}指定された文書または箇所は見つかりませんでした。\n {2}対処: /u);
  });

  it('is one JSON object with --json', async () => {
    const { status, out, err } = await runOnFakeTerminal(['--json', 'show', 'law/1'], { rooms: makeRooms() });
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'item.not-found', hint: 'check the identifier' }, outputs: '指定された文書または箇所は見つかりませんでした。' });
  });

  it('of a programmer ends with 1 and shows its stack', async () => {
    const { status, err } = await runOnFakeTerminal(['search', '故障'], { rooms: makeRooms() });
    expect(status).toBe(1);
    expect(err).toContain('internal.unexpected');
    expect(err).toContain('at ');
  });
});

describe('search', () => {
  it('prints one JSON object a line, whether --json stands before or after the command', async () => {
    for (const words of [['--json', 'search', '灯火'], ['search', '灯火', '--json']]) {
      const { status, out } = await runOnFakeTerminal(words, { rooms: makeRooms() });
      expect(status).toBe(0);
      expect(out.trimEnd().split('\n').map((line) => JSON.parse(line) as object)).toMatchObject([{ corpus: 'laws', score: 1.5, contentHash: expect.any(String) }]);
    }
  });

  it('passes corpora, filters given twice, date, limit and explain on', async () => {
    const retriever = openFakeRetriever();
    await runOnFakeTerminal(['search', '灯火', '--corpus', 'laws', 'diet', '--filter', 'speaker=甲', '--filter', 'speaker=乙', '--filter', 'from=2025-01-01', '--as-of', '2025-06-01', '--limit', '5', '--explain'], { rooms: makeRooms({ retriever }) });
    expect(retriever.calls[0]?.request).toEqual({ query: '灯火', corpora: ['laws', 'diet'], filters: { speaker: ['甲', '乙'], from: '2025-01-01' }, asOf: '2025-06-01', limit: 5, explain: true });
  });

  it('says that a provision does not exist, with the nearest, on standard error beside the hits', async () => {
    const { status, err } = await runOnFakeTerminal(['search', '架空灯台法99条'], { rooms: makeRooms() });
    expect(status).toBe(0);
    expect(err).toContain('第99条はありません。');
    expect(err).toMatch(/→ law\/\S+\/MainProvision-Article_1\n/u);
  });

  it('that finds nothing is done, with an empty result', async () => {
    expect(await runOnFakeTerminal(['search', '何もない', '--json', '--quiet'], { rooms: makeRooms() })).toEqual({ status: 0, out: '', err: '' });
  });

  it('of an empty data folder ends with 1 and says what to do', async () => {
    const { status, err } = await runOnFakeTerminal(['search', '灯火'], { rooms: makeRooms({ held: [] }) });
    expect(status).toBe(1);
    expect(err).toContain('run gensen ingest');
  });

  it('is left at once when interrupted: 130', async () => {
    const hanging = { ...openFakeRetriever(), search: () => new Promise<never>(() => {}) };
    const interruption = AbortSignal.abort();
    expect((await runOnFakeTerminal(['search', '灯火'], { rooms: makeRooms({ retriever: hanging }), interruption })).status).toBe(130);
  });
});

describe('answer', () => {
  it('prints the answer, then its numbered sources', async () => {
    const { status, out } = await runOnFakeTerminal(['answer', '灯火は誰が保つか', '--app', 'lawsy'], { rooms: makeRooms() });
    expect(status).toBe(0);
    expect(out).toContain('[1] 架空灯台<法> 第一条 https://example.test/law/999AC0000000001');
  });

  it('adds the named tenant to what may be seen', async () => {
    const retriever = openFakeRetriever();
    await runOnFakeTerminal(['answer', '灯火', '--tenant', 'moj'], { rooms: makeRooms({ retriever }) });
    expect(retriever.calls[0]?.access).toEqual({ tenants: ['public', 'moj'] });
  });

  it('abstains with exit 0', async () => {
    expect(await runOnFakeTerminal(['answer', '何もない'], { rooms: makeRooms() })).toMatchObject({ status: 0, out: '該当する資料が見つかりませんでした。\n' });
  });
});

describe('analyse', () => {
  const openAnalyser: Rooms['openAnalyser'] = async () => ({
    fingerprint: 'fake',
    tokens: (text) => [{ surface: text, base: text.toLowerCase(), start: 0, end: text.length, partOfSpeech: '名詞', indexed: true }],
    terms: (text) => [text],
  });

  it('prints a line per input line', async () => {
    const { out } = await runOnFakeTerminal(['analyse', '--file', '-', '--json'], { rooms: { openAnalyser, dictionaryFileOf: () => '' }, input: 'A\nB\n' });
    expect(out.trimEnd().split('\n').map((line) => JSON.parse(line) as object)).toEqual(['A', 'B'].map((surface) => ({ tokens: [{ surface, base: surface.toLowerCase(), start: 0, end: 1, pos: '名詞', indexed: true }] })));
  });
});

describe('ingest', () => {
  it('ends with 0 when nothing failed, and reports a corpus a line', async () => {
    const { rooms, asked } = recordIngest();
    const { status, out } = await runOnFakeTerminal(['ingest', 'laws', 'diet', '--json', '--jobs', '3', '--limit', '7'], { rooms });
    expect(status).toBe(0);
    expect(out.trimEnd().split('\n').map((line) => (JSON.parse(line) as SyncReport).corpus)).toEqual(['laws', 'diet']);
    expect(asked[0]).toMatchObject({ limit: 7, yes: false });
    expect(asked[0]?.paths[0]).toMatch(/ingest\/sample\/laws$/u);
  });

  it('ends with 1 when a document failed', async () => {
    const { rooms } = recordIngest({ failed: 2 });
    expect((await runOnFakeTerminal(['ingest', 'laws'], { rooms })).status).toBe(1);
  });

  it('ends with 0 when every failure was waived', async () => {
    const { rooms } = recordIngest({ failed: 2, waived: 2 });
    expect((await runOnFakeTerminal(['ingest', 'laws'], { rooms })).status).toBe(0);
  });

  it('ends with 3 when a mass deletion is refused, and still takes the other corpora', async () => {
    const { rooms, asked } = recordIngest({ refuse: 'diet' });
    const { status, err } = await runOnFakeTerminal(['ingest'], { rooms });
    expect(status).toBe(3);
    expect(err).toContain('sync.mass-deletion');
    expect(asked.length).toBeGreaterThan(3);
  });

  it('takes each sub-folder of --from that is named like a corpus', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gensen-from-'));
    for (const name of ['laws', 'diet', 'unrelated']) mkdirSync(join(folder, name));
    const { rooms, asked } = recordIngest();
    expect((await runOnFakeTerminal(['ingest', '--from', folder], { rooms })).status).toBe(0);
    expect(asked.map(({ definition, paths }) => [definition.id, paths])).toEqual([['diet', [join(folder, 'diet')]], ['laws', [join(folder, 'laws')]]]);
  });

  it('gives every --from path to the one corpus that is named', async () => {
    const { rooms, asked } = recordIngest();
    await runOnFakeTerminal(['ingest', 'laws', '--from', 'a', 'b.zip'], { rooms, workingFolder: '/work-here' });
    expect(asked.map(({ paths }) => paths)).toEqual([['/work-here/a', '/work-here/b.zip']]);
  });

  it('refuses a --from in which nothing is named like a corpus', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gensen-from-'));
    const { rooms } = recordIngest();
    expect((await runOnFakeTerminal(['ingest', '--from', folder], { rooms })).status).toBe(2);
  });

  it('goes on from the paths of the last run', async () => {
    const { rooms, asked } = recordIngest({ paths: ['/elsewhere/laws'] });
    await runOnFakeTerminal(['ingest', 'laws'], { rooms });
    expect(asked[0]?.paths).toEqual(['/elsewhere/laws']);
  });

  it('ends with 130 when interrupted, the remaining corpora untouched', async () => {
    const { rooms, asked } = recordIngest({ interrupt: true });
    expect((await runOnFakeTerminal(['ingest'], { rooms })).status).toBe(130);
    expect(asked).toHaveLength(1);
  });
});

describe('verify', () => {
  it.each([[[], 0], [['law/1'], 1]])('with %j missing ends with %i', async (missing, status) => {
    const verifyCorpus: Rooms['verifyCorpus'] = async () => ({ corpus: 'laws', drift: { missing, extra: [], changed: [] }, checked: 5 });
    const ran = await runOnFakeTerminal(['verify', 'laws', '--json'], { rooms: { ...makeRooms(), verifyCorpus } });
    expect(ran.status).toBe(status);
    expect(JSON.parse(ran.out)).toEqual({ drift: { missing, extra: [], changed: [] }, checked: 5 });
  });
});

describe('the rest', () => {
  it('status names every configured corpus, engine and size', async () => {
    const listFailures: Rooms['listFailures'] = async function* noFailures() {};
    const { status, out } = await runOnFakeTerminal(['status', '--json'], { rooms: { ...makeRooms(), listFailures } });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ corpora: expect.arrayContaining([expect.objectContaining({ corpus: 'laws', documents: 0 })]), store: { engine: 'lancedb' }, fingerprints: {} });
  });

  it('failures lists a line each', async () => {
    const failure = { id: 'laws:a.xml', corpus: 'laws', source: 'a.xml', rule: 'xml.malformed', cause: 'cut off', mend: 'fetch it again' };
    const listFailures: Rooms['listFailures'] = async function* oneFailure() {
      yield failure;
    };
    const { out } = await runOnFakeTerminal(['failures', '--json'], { rooms: { ...makeRooms(), listFailures } });
    expect(JSON.parse(out)).toEqual(failure);
  });

  it('failures says that there are none', async () => {
    const listFailures: Rooms['listFailures'] = async function* noFailures() {};
    expect(await runOnFakeTerminal(['failures'], { rooms: { ...makeRooms(), listFailures } })).toEqual({ status: 0, out: '', err: '失敗はありません。\n' });
  });

  it('export --limit gives the first of what there is, and no more', async () => {
    const shared = { corpus: 'laws', tenant: 'public', title: '', attributes: {}, contentHash: '', rowHash: '' };
    const documents = async function* documents(): AsyncGenerator<StoredDocument> {
      for (const id of ['law/3', 'law/1', 'law/2']) yield { ...shared, id, item: id, uri: '', revision: { id: '' }, chunks: 2, characters: 0, findings: [] };
    };
    const chunksOf: ChunkStore['chunksOf'] = async (_corpus, document) => ['a', 'b'].map((path, ordinal) => ({
      ...shared, id: `${document}/${path}`, document, parent: document, ordinal, breadcrumb: [], text: '', locator: { kind: 'file' }, terms: '', headingTerms: '', analysed: '',
    }));
    const exported = async (...words: string[]): Promise<readonly string[]> => {
      const { out } = await runOnFakeTerminal(['export', 'laws', ...words], { rooms: makeRooms({ store: { documents, chunksOf } }) });
      return out.trimEnd().split('\n').map((line) => (JSON.parse(line) as { id: string }).id);
    };
    expect(await exported('--limit', '2')).toEqual(['law/1', 'law/2']);
    expect(await exported('--what', 'chunks', '--limit', '3')).toEqual(['law/1/a', 'law/1/b', 'law/2/a']);
    expect(await exported()).toHaveLength(3);
  });

  it('parse that cannot read a file ends with 2', async () => {
    expect((await runOnFakeTerminal(['parse', '/nowhere/a.pdf'], { rooms: makeRooms() })).status).toBe(2);
  });

  it('parse ends with 1 when a file gave no document, and still prints a line for it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gensen-parse-')), 'a.txt');
    writeFileSync(file, '');
    const items = [{ key: 'a.txt', uri: 'a.txt', bytes: 0 }];
    const openSource: Rooms['openSource'] = async () => ({
      description: 'one file',
      list: async function* list() {
        yield* items;
      },
      listKeys: async function* listKeys() {},
      listIgnored: async function* listIgnored() {},
      open: async () => Promise.reject(new GensenError('source.unreadable', { message: 'gone' })),
      close: async () => {},
    });
    const { status, out } = await runOnFakeTerminal(['parse', file, '--corpus', 'manuals', '--json'], { rooms: { ...makeRooms(), openSource } });
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ id: null, corpus: 'manuals', sections: [], findings: [{ rule: 'file.unreadable' }] });
    const told = await Promise.all(['ja', 'en'].map((language) => runOnFakeTerminal(['parse', file, '--corpus', 'manuals', '--lang', language], { rooms: { ...makeRooms(), openSource } })));
    expect(told.map((run) => run.out)).toEqual([expect.stringContaining('[file.unreadable] ファイルを読めない（gone）対処: 権限'), expect.stringContaining('[file.unreadable] gone (check permissions')]);
  });
});

interface RoomChanges {
  readonly retriever?: Awaited<ReturnType<Rooms['openRetriever']>>;
  readonly manifest?: Manifest;
  /** Corpora that hold anything. */
  readonly held?: readonly string[];
  /** What the store answers otherwise than an empty one. */
  readonly store?: Partial<ChunkStore>;
}

function makeRooms({ retriever = openFakeRetriever(), manifest = { version: 1, corpora: {} }, held = ['laws'], store = {} }: RoomChanges = {}): Partial<Rooms> {
  const index: OpenIndex = {
    dataFolder: '/nowhere',
    store: { ...openMemoryStore(), corpora: async () => held, ...store },
    analyser: async () => ({ fingerprint: 'fake', tokens: () => [], terms: () => [] }),
    analysis: async () => ({}),
    references: openMemoryReferences(),
    analyserFingerprint: 'fake',
    embedder: { fingerprint: 'none', dimensions: 0, maximumTexts: 1, embed: async () => [], close: async () => {} },
    manifest,
    close: async () => {},
  };
  return { openIndex: async () => index, openRetriever: async () => retriever };
}

interface IngestChanges {
  readonly failed?: number;
  readonly waived?: number;
  readonly refuse?: string;
  readonly interrupt?: boolean;
  readonly paths?: readonly string[];
}

function recordIngest({ failed = 0, waived = 0, refuse, interrupt, paths }: IngestChanges = {}): { readonly rooms: Partial<Rooms>; readonly asked: readonly SyncOptions[] } {
  const asked: SyncOptions[] = [];
  const syncCorpus: Rooms['syncCorpus'] = async (options) => {
    asked.push(options);
    const { id } = options.definition;
    if (id === refuse) throw new GensenError('sync.mass-deletion', { message: 'would delete 9 of 10' });
    if (interrupt === true) throw new GensenError('operation.interrupted', { message: 'stopped' });
    return {
      corpus: id,
      documents: { listed: 3, added: 3 - failed, changed: 0, unchanged: 0, removed: 0, failed, waived },
      chunks: { written: 1, kept: 0, removed: 0, analysed: 1, embedded: 0 },
      characters: 10,
      findings: {},
      seconds: { total: 1, read: 0, parse: 0, analyse: 0, embed: 0, write: 0, references: 0 },
      ignored: 0,
    };
  };
  const corpora = paths === undefined ? {} : { laws: { paths, stages: 's', started: '2025-06-01T00:00:00Z' } };
  return { rooms: { ...makeRooms({ manifest: { version: 1, corpora } }), syncCorpus }, asked };
}
