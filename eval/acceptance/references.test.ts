import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runGensen } from '../command/run-gensen.ts';

/** The built command line over a copy of the fictional sample statutes. Later claims build on earlier ones. */
const folder = mkdtempSync(join(tmpdir(), 'gensen-references-'));
const laws = join(folder, 'laws');
const data = join(folder, 'data');
const act = join(laws, '999AC0000009001_20250401_999AC0000009012.xml');
const asOf = '2026-04-01';
const gensen = (...words: readonly string[]): ReturnType<typeof runGensen> => runGensen(['--data', data, '--json', '--quiet', ...words]);

interface Edge {
  readonly direction: string;
  readonly text: string;
  readonly from: { readonly id: string; readonly element: string };
  readonly targets: readonly { readonly id: string | null; readonly element: string | null }[];
  readonly coverage?: string;
}

async function edgesOf(id: string, direction: '--in' | '--out'): Promise<readonly Edge[]> {
  const { lines, errors } = await gensen('references', id, direction, '--as-of', asOf);
  expect(errors).toBe('');
  return lines.map((line) => JSON.parse(line));
}

async function ingest(): Promise<{ readonly chunks: { readonly written: number } }> {
  const { lines, errors } = await gensen('ingest', 'laws', '--from', laws, '--yes');
  expect(lines, errors).toHaveLength(1);
  return JSON.parse(lines[0] ?? '{}');
}

beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../../ingest/sample/laws'), laws, { recursive: true });
  await ingest();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the references of the sample statutes', () => {
  it('are found from both ends: what an article cites, that article is cited by', async () => {
    const out = await edgesOf('law/999AC0000009001/MainProvision-Article_4', '--out');
    const [cited] = out.filter(({ text }) => text === '第三条');
    expect(cited?.targets[0]?.element).toBe('MainProvision-Article_3');
    const into = await edgesOf('law/999AC0000009001/MainProvision-Article_3', '--in');
    expect(into).toContainEqual(expect.objectContaining({ text: '第三条', coverage: 'exact', from: expect.objectContaining({ id: cited?.from.id }) }));
  });

  it('lead from an order to the article of its act, and back', async () => {
    const into = await edgesOf('law/999AC0000009001', '--in');
    const [order] = into.filter(({ from }) => from.id.startsWith('law/999CO0000009002'));
    expect(order).toBeDefined();
    const out = await edgesOf(order?.from.id ?? '', '--out');
    expect(out.map(({ text }) => text)).toContain(order?.text);
    const path = await gensen('path', 'law/999CO0000009002', 'law/999AC0000009001', '--as-of', asOf);
    expect(JSON.parse(path.lines[0] ?? '{}')).toMatchObject({ isFound: true, steps: [{ example: { targets: [{ law: '999AC0000009001' }] } }] });
  });

  it('show an applied provision as it is read, in the revision of the day', async () => {
    const { lines } = await gensen('references', 'law/999AC0000009001/MainProvision-Article_6', '--out', '--as-of', asOf);
    const [edge] = lines.map((line) => JSON.parse(line)).filter(({ substitutions }) => substitutions !== undefined);
    const [reading] = edge.readings;
    const shown = JSON.parse((await gensen('show', reading.id)).lines[0] ?? '{}');
    const printed = reading.replaced.toReversed().reduce((text: string, { start, end, from }: { start: number; end: number; from: string }) => text.slice(0, start) + from + text.slice(end), reading.text);
    expect(printed).toBe(shown.text);
    expect(reading.replaced.length + reading.absent.length).toBeGreaterThanOrEqual(edge.substitutions.length);
  });

  it('tell what an act leaves to orders, and the article of the order that cites back', async () => {
    const { lines, errors } = await gensen('parse', '--corpus', 'laws', '--delegations', '--register', laws, '--', laws);
    expect(errors).toBe('');
    const printed: readonly { readonly law_id: string; readonly delegations: readonly { readonly elm: string; readonly text: string; readonly answers: readonly { readonly law: string; readonly elm: string }[] }[] }[] = lines.map((line) => JSON.parse(line));
    const left = printed.filter(({ law_id: law }) => law === '999AC0000009001').flatMap(({ delegations }) => delegations);
    expect(left.length).toBeGreaterThan(5);
    const answered = left.filter(({ text, answers }) => text.startsWith('政令') && answers.some(({ law, elm }) => law === '999CO0000009002' && elm.includes('Article_')));
    expect(answered.length).toBeGreaterThan(0);
    const [asked, answer] = [answered[0], answered[0]?.answers[0]];
    const back = await edgesOf(`law/${answer?.law}/${/^.*Article_[^-]+/u.exec(answer?.elm ?? '')?.[0]}`, '--out');
    expect(back.flatMap(({ targets }) => targets.map(({ element }) => element))).toContainEqual(expect.stringMatching(new RegExp(`^${/^.*Article_[^-]+/u.exec(asked?.elm ?? '')?.[0]}`, 'u')));
  });

  it('are exported a sentence a line, with offsets that cut the mention out of the sentence', async () => {
    const { lines } = await gensen('export', 'laws', '--what', 'references');
    const mentions = lines.map((line) => JSON.parse(line)).flatMap(({ sentence, mentions: held }) => held.map(({ text, start, end }: { text: string; start: number; end: number }) => [text, sentence.slice(start, end)]));
    expect(mentions.length).toBeGreaterThan(50);
    expect(mentions.filter(([text, cut]) => text !== cut)).toEqual([]);
  });

  it('tell of a provision that does not exist which one is nearest', async () => {
    const { status, errors } = await gensen('references', 'law/999AC0000009001/MainProvision-Article_99', '--out');
    expect(status).not.toBe(0);
    expect(errors).toContain('item.not-found');
  });

  it('are made again, and no passage with them, when their folder was lost', async () => {
    const before = await edgesOf('law/999AC0000009001/MainProvision-Article_3', '--in');
    rmSync(join(data, 'references'), { recursive: true });
    expect(await ingest()).toMatchObject({ chunks: { written: 0 } });
    expect(await edgesOf('law/999AC0000009001/MainProvision-Article_3', '--in')).toEqual(before);
  });

  it('follow a changed article and a removed file', async () => {
    writeFileSync(act, readFileSync(act, 'utf8').replaceAll('第三条', '第二条'));
    rmSync(join(laws, '999CO0000009002_20240401_000000000000000.xml'));
    await ingest();
    expect((await edgesOf('law/999AC0000009001/MainProvision-Article_3', '--in')).filter(({ text }) => text === '第三条')).toEqual([]);
    expect((await edgesOf('law/999AC0000009001', '--in')).filter(({ from }) => from.id.startsWith('law/999CO0000009002'))).toEqual([]);
    expect(readdirSync(join(data, 'references', 'laws')).filter((name) => name.endsWith('.segment'))).toHaveLength(1);
  });
});
