import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileSource } from './file-source.ts';
import { openFolderSource } from './folder-source.ts';
import { openMultiSource } from './multi-source.ts';
import { openSource } from './open-source.ts';
import { describeSource, type SourceCase } from './source.contract.ts';
import type { Source } from './source.ts';
import { buildZip } from './zip.fixture.ts';
import { openZipSource } from './zip-source.ts';

const archiveBytes = 10_000_000;
const include = ['**/*.{txt,xml}'];
const exclude = ['**/SOURCES.txt'];
const encoder = new TextEncoder();

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'gensen-sources-'));
  await mkdir(join(root, 'corpus', 'inner'), { recursive: true });
  await mkdir(join(root, 'other', 'corpus'), { recursive: true });
  await mkdir(join(root, 'bad'));
  await Promise.all([
    writeFile(join(root, 'corpus', 'b.txt'), '架空の文書ｂ'),
    writeFile(join(root, 'corpus', 'inner', 'a.TXT'), '架空の文書ａ'),
    writeFile(join(root, 'corpus', 'SOURCES.txt'), 'left out'),
    writeFile(join(root, 'corpus', 'picture.png'), 'left out'),
    writeFile(join(root, 'corpus', 'laws.zip'), buildZip([{ name: '架空/法.xml', content: '<Law/>' }, { name: '架空/', content: '' }])),
    writeFile(join(root, 'other', 'corpus', 'b.txt'), 'another b'),
    writeFile(join(root, 'secret.txt'), 'outside'),
    writeFile(join(root, 'whole.zip'), buildZip([{ name: 'x/a.txt', content: '架空ａ' }, { name: 'b.xml', content: '<架空/>' }, { name: '__MACOSX/._b.xml', content: '?' }])),
    writeFile(join(root, 'bad', 'good.txt'), 'stays'),
    writeFile(join(root, 'bad', 'hostile.zip'), buildZip([{ name: 'ok.txt', content: 'ok' }, { name: '../evil.txt', content: 'evil' }])),
    writeFile(join(root, 'bad', 'cut.zip'), buildZip([{ name: 'ok.txt', content: 'ok' }]).subarray(0, 40)),
    writeFile(join(root, 'bad', 'bomb.zip'), buildZip([{ name: 'zeros.txt', content: new Uint8Array(60_000_000) }])),
  ]);
  await symlink(join(root, 'corpus'), join(root, 'corpus', 'inner', 'loop'));
  await mkdir(join(root, 'linked', 'inner'), { recursive: true });
  await writeFile(join(root, 'linked', 'inner', 'a.txt'), 'inside');
  await Promise.all(Object.entries({ 'same.txt': 'linked/inner/a.txt', 'leak.txt': 'secret.txt', 'leak.png': 'secret.txt', 'gone.txt': 'nothing.txt', 'again': 'linked/inner', 'away': 'corpus', 'SOURCES.txt': 'secret.txt' }).map(([name, target]) => symlink(join(root, target), join(root, 'linked', name))));
});
afterAll(() => rm(root, { recursive: true }));

const folderItems = { 'corpus/b.txt': '架空の文書ｂ', 'corpus/inner/a.TXT': '架空の文書ａ', 'corpus/laws.zip/架空/法.xml': '<Law/>' };
const folderIgnored = ['corpus/SOURCES.txt', 'corpus/inner/loop', 'corpus/picture.png'];

describeSource('folder', async (): Promise<SourceCase> => ({
  source: openFolderSource({ path: join(root, 'corpus'), archiveBytes, include, exclude }), items: folderItems, ignored: folderIgnored,
}));
describeSource('zip', async (): Promise<SourceCase> => ({
  source: openZipSource({ path: join(root, 'whole.zip'), archiveBytes, include, exclude }),
  items: { 'whole.zip/x/a.txt': '架空ａ', 'whole.zip/b.xml': '<架空/>' },
  ignored: ['whole.zip/__MACOSX/._b.xml'],
}));
describeSource('file', async (): Promise<SourceCase> => ({
  source: openFileSource(join(root, 'corpus', 'b.txt')), items: { 'corpus/b.txt': '架空の文書ｂ' }, ignored: [],
}));
describeSource('several places', async (): Promise<SourceCase> => ({
  source: openMultiSource({ paths: [join(root, 'corpus'), join(root, 'other', 'corpus'), join(root, 'secret.txt'), join(root, 'whole.zip')], archiveBytes, include, exclude }),
  items: { ...folderItems, 'corpus~2/b.txt': 'another b', [`${basename(root)}/secret.txt`]: 'outside', 'whole.zip/x/a.txt': '架空ａ', 'whole.zip/b.xml': '<架空/>' },
  ignored: [...folderIgnored, 'whole.zip/__MACOSX/._b.xml'],
}));

describe('sources', () => {
  it('open the adapter that fits the path', async () => {
    const open = (name: string): Promise<Source> => openSource({ paths: [join(root, name)], include, exclude, limits: { archiveBytes } });
    expect((await open('corpus')).description).toMatch(/^folder/u);
    expect((await open('whole.zip')).description).toMatch(/^zip/u);
    expect((await open('secret.txt')).description).toMatch(/^file/u);
    await expect(open('absent')).rejects.toMatchObject({ code: 'source.unreadable' });
  });

  it('list a hostile, a cut and a bomb archive as items that throw when opened, and go on', async () => {
    const source = openFolderSource({ path: join(root, 'bad'), archiveBytes, include, exclude });
    const codes: Record<string, string> = {};
    for await (const { key } of source.list()) codes[key] = await source.open(key, 1e9).then(() => 'read', (error: { code: string }) => error.code);
    expect(codes).toEqual({ 'bad/bomb.zip': 'source.too-large', 'bad/cut.zip': 'source.unreadable', 'bad/good.txt': 'read', 'bad/hostile.zip': 'source.hostile-path' });
  });

  it('follow links to files of the folder, and pass over no other link in silence', async () => {
    const source = openFolderSource({ path: join(root, 'linked'), archiveBytes, include, exclude });
    const codes: Record<string, string> = {};
    for await (const { key } of source.list()) codes[key] = await source.open(key, 1e9).then((bytes) => new TextDecoder().decode(bytes), (error: { code: string }) => error.code);
    const refused = 'source.link-not-followed';
    expect(codes).toEqual({ 'linked/inner/a.txt': 'inside', 'linked/same.txt': 'inside', 'linked/leak.txt': refused, 'linked/gone.txt': refused, 'linked/away': refused });
    const ignored: Record<string, string> = {};
    for await (const { key, reason } of source.listIgnored()) ignored[key] = reason;
    expect(ignored).toEqual({ 'linked/SOURCES.txt': 'excluded', 'linked/again': 'linked', 'linked/leak.png': 'not-included' });
  });

  it.each(['../up.txt', 'a/../../up.txt', '/etc/up.txt', 'C:/up.txt', 'a\\..\\up.txt', 'nul\0.txt'])('refuse the entry name %j', async (name) => {
    const source = await zipOf([{ name, content: 'x' }]);
    await expect(source.list()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'source.hostile-path' });
  });

  it('refuse an archive that grows over 200-fold even below the size limit', async () => {
    const source = openZipSource({ path: join(root, 'bad', 'bomb.zip'), archiveBytes: 1e12, include, exclude });
    await expect(source.list()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'source.too-large' });
  });

  it('refuse an entry that unpacks to more than its directory declares', async () => {
    const source = await zipOf([{ name: 'liar.txt', content: 'x'.repeat(1000), declaredBytes: 10 }]);
    await expect(source.open('made.zip/liar.txt', 100)).rejects.toMatchObject({ name: 'GensenError' });
  });

  it('read entry names in code page 932', async () => {
    const source = await zipOf([{ name: Uint8Array.from([0x89, 0xcb, 0x8b, 0xf3, 0x2e, 0x74, 0x78, 0x74]), content: '架空' }]);
    for await (const { key } of source.list()) expect(key).toBe('made.zip/架空.txt');
  });

  it('keep every entry of an archive that names several alike', async () => {
    const source = await zipOf([{ name: 'が.txt', content: '一' }, { name: 'が.txt', content: '二' }, { name: 'が.txt'.normalize('NFD'), content: '三' }, { name: 'が~2.txt', content: '四' }]);
    const texts: Record<string, string> = {};
    for await (const { key } of source.list()) texts[key] = new TextDecoder().decode(await source.open(key, 100));
    expect(Object.values(texts).toSorted()).toEqual(['一', '二', '三', '四'].toSorted());
    expect(texts['made.zip/が.txt']).toBe('一');
  });

  it('give composed keys for decomposed names', async () => {
    const folder = await mkdtemp(join(root, 'composed-'));
    await writeFile(join(folder, 'が.txt'.normalize('NFD')), encoder.encode('x'));
    const keys: string[] = [];
    for await (const key of openFolderSource({ path: folder, archiveBytes, include, exclude }).listKeys()) keys.push(key);
    expect(keys).toEqual([`${basename(folder)}/が.txt`]);
  });
});

async function zipOf(entries: Parameters<typeof buildZip>[0]): Promise<Source> {
  const file = join(await mkdtemp(join(root, 'made-')), 'made.zip');
  await writeFile(file, buildZip(entries));
  return openZipSource({ path: file, archiveBytes, include, exclude });
}
