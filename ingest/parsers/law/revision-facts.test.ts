import { describe, expect, it } from 'vitest';
import { listRevisions } from './list-revisions.ts';
import { readRevisionFacts } from './revision-facts.ts';

const entry = (revision: string, more: object = {}): object => ({
  law_revision_id: `506AC0000000901_${revision}`, amendment_enforcement_date: '2024-04-01', amendment_enforcement_comment: null, amendment_law_id: revision.slice(9),
  amendment_law_title: '架空灯台法の一部を改正する法律', amendment_law_num: '令和六年法律第九千号', amendment_type: '3', repeal_status: 'None', repeal_date: null, remain_in_force: false, updated: '2024-04-02T00:00:00+09:00', ...more,
});
const repealed = { amendment_type: '8', amendment_enforcement_date: '2026-04-01', repeal_status: 'Repeal', repeal_date: '2026-04-01' };
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Lists a source of these files. */
async function list(files: Readonly<Record<string, unknown>>): ReturnType<typeof listRevisions> {
  const contents = new Map(Object.entries(files).map(([key, value]) => [key, encode(value)]));
  return listRevisions([...contents].map(([key, bytes]) => ({ key, bytes: bytes.length })), async (key) => contents.get(key));
}

describe('readRevisionFacts', () => {
  it('reads /laws and /law_revisions as lists, and /law_data as the text of one law', () => {
    const laws = { total_count: 1, laws: [{ law_info: { law_id: '506AC0000000901' }, revision_info: entry('20240401_506AC0000009000'), current_revision_info: entry('20250401_507AC0000009000') }] };
    const revisions = { law_info: {}, revisions: [entry('20240401_506AC0000009000')] };
    const data = { law_info: {}, revision_info: entry('20240401_506AC0000009000'), law_full_text: { tag: 'Law' } };
    const read = [laws, revisions, data].map((value) => readRevisionFacts(JSON.stringify(value)));
    expect(read.map(({ isList, facts }) => [isList, facts.length])).toEqual([[true, 2], [true, 1], [false, 1]]);
    expect(read[1]?.facts[0]?.attributes['revisionLawTitle']).toEqual(['架空灯台法の一部を改正する法律']);
  });

  it('reads the same of XML, takes attached files for no revisions, and gives nothing for broken input', () => {
    const xml = `<law_revisions_response><revisions>${Object.entries(entry('20240401_506AC0000009000')).map(([key, value]) => `<${key}>${value ?? ''}</${key}>`).join('')}</revisions></law_revisions_response>`;
    expect(readRevisionFacts(xml)).toEqual(readRevisionFacts(JSON.stringify({ revisions: [entry('20240401_506AC0000009000')] })));
    expect(readRevisionFacts('{"attached_files":[{"law_revision_id":"506AC0000000901_20240401_506AC0000009000","src":"./pict/a.jpg"}]}').facts).toEqual([]);
    expect(['{"law_revision_id":', '<law_revision_id>', 'law_revision_id', ''].map((text) => readRevisionFacts(text).facts)).toEqual([[], [], [], []]);
  });
});

describe('listRevisions', () => {
  it('ends the last revision held where a list tells of a repeal, says so to every revision, and leaves the list out', async () => {
    const { validity, lists } = await list({
      'laws/506AC0000000901_20240401_506AC0000009000.xml': '', 'laws/506AC0000000901_20250401_507AC0000009000.xml': '',
      'laws/law_revisions.json': { revisions: [entry('20260401_508AC0000009000', repealed), entry('20250401_507AC0000009000'), entry('20240401_506AC0000009000')] },
    });
    expect([...lists]).toEqual(['laws/law_revisions.json']);
    const [older, newer] = [...validity.values()];
    expect([older?.validFrom, older?.validUntil, newer?.validFrom, newer?.validUntil]).toEqual(['2024-04-01', '2025-04-01', '2025-04-01', '2026-04-01']);
    expect([older, newer].map((one) => one?.attributes?.['repealDate'])).toEqual([['2026-04-01'], ['2026-04-01']]);
  });

  it('ends a revision at one that only a list tells of', async () => {
    const { validity } = await list({ 'laws/506AC0000000901_20240401_506AC0000009000.xml': '', 'laws/list.json': { laws: [{ revision_info: entry('20270401_508AC0000009000') }] } });
    expect([...validity.values()].map(({ validUntil }) => validUntil)).toEqual(['2027-04-01']);
  });

  it('keeps a law in force that was repealed but remains in force', async () => {
    const { validity } = await list({ 'laws/506AC0000000901_20240401_506AC0000009000.xml': '', 'laws/list.json': { laws: [{ revision_info: entry('20240401_506AC0000009000', { ...repealed, amendment_type: '3', remain_in_force: true }) }] } });
    expect([...validity.values()]).toEqual([expect.objectContaining({ validFrom: '2024-04-01', attributes: expect.objectContaining({ remainInForce: ['true'], repealStatus: ['Repeal'] }) })]);
    expect([...validity.values()][0]?.validUntil).toBeUndefined();
  });

  it('knows the revision of an answer with text, whatever its file is called, and of what a listing tells', async () => {
    const { validity, lists } = await list({ 'laws/answer.json': { revision_info: entry('20240401_506AC0000009000'), law_full_text: {} }, 'laws/506AC0000000901_20250401_507AC0000009000.xml': '' });
    expect(validity.get('laws/answer.json')).toMatchObject({ validFrom: '2024-04-01', validUntil: '2025-04-01' });
    expect(lists.size).toBe(0);
    const told = await listRevisions([{ key: 'law/1', bytes: 0, metadata: { law_revision_id: '506AC0000000901_20240401_506AC0000009000', repeal_status: 'Expire', repeal_date: '2024-05-01' } }], async () => undefined);
    expect(told.validity.get('law/1')).toMatchObject({ validFrom: '2024-04-01', validUntil: '2024-05-01' });
  });
});
