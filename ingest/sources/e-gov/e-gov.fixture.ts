import { readCorpusDefinition, type CorpusDefinition } from '../../../corpora-config/index.ts';
import type { SourceItem } from '../source.ts';
import { buildZip } from '../zip.fixture.ts';
import type { Outside } from './outside.ts';
import type { ReplayAnswer } from './replay-server.fixture.ts';

/** A revision of a fictional law. */
export interface FictionalRevision {
  /** `{law_id}_{YYYYMMDD}_{amending}`. */
  readonly id: string;
  readonly updated: string;
  readonly text: string;
  readonly status?: 'CurrentEnforced' | 'UnEnforced' | 'PreviousEnforced' | 'Repeal';
}

/** A fictional law; the first revision is the one that the listing shows. */
export interface FictionalLaw {
  readonly id: string;
  readonly title: string;
  readonly revisions: readonly FictionalRevision[];
}

/** A server's holdings, changed by tests, and the answers of its API in the shape of `lawapi-v2.yaml`. */
export interface FictionalEGov {
  laws: readonly FictionalLaw[];
  /** Archives by `update_date`; `full` is that of all laws. */
  archives: Record<string, ReplayAnswer>;
  /** Answers to give first: by the beginning of path and query, one after the other. */
  readonly faults: Map<string, ReplayAnswer[]>;
  readonly answer: (path: URL) => ReplayAnswer;
}

/** A server with these laws. */
export function createFictionalEGov(laws: readonly FictionalLaw[]): FictionalEGov {
  const world: FictionalEGov = {
    laws,
    archives: {},
    faults: new Map(),
    answer: (path) => takeFault(world, path) ?? answerOf(world, path),
  };
  return world;
}

/** A law of one revision. */
export function lawOf(number: number, text: string, updated = '2026-04-01T09:00:00+09:00'): FictionalLaw {
  const id = `508AC000000${String(9000 + number)}`;
  return { id, title: `架空第${number}法`, revisions: [{ id: `${id}_20260401_000000000000000`, updated, text, status: 'CurrentEnforced' }] };
}

/** An archive in the layout of the bulk download: a folder a revision, and the list of laws. */
export function archiveOf(revisions: readonly FictionalRevision[]): Uint8Array {
  return buildZip([
    { name: 'all_law_list.csv', content: '\uFEFF法令種別,法令番号,法令名\r\n' },
    ...revisions.map((revision) => ({ name: `${revision.id}/${revision.id}.xml`, content: writeLaw('架空法', revision) })),
  ]);
}

/** 法令標準XML of one article. */
export function writeLaw(title: string, { text }: Pick<FictionalRevision, 'text'>): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Law Era="Reiwa" Year="8" Num="901" LawType="Act" Lang="ja" PromulgateMonth="04" PromulgateDay="01"><LawNum>令和八年法律第九百一号</LawNum><LawBody><LawTitle>${title}</LawTitle><MainProvision><Article Num="1"><ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence Num="1">${text}</Sentence></ParagraphSentence></Paragraph></Article></MainProvision></LawBody></Law>`;
}

/** An answer of JSON. */
export function json(value: unknown, headers: Readonly<Record<string, string>> = {}): ReplayAnswer {
  return { headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}

/** A corpus of statutes that is fetched from `baseUrl`, without any rest. */
export function liveLaws(kind: 'e-gov-bulk' | 'e-gov-api', baseUrl: string, eGov: object = {}): CorpusDefinition {
  return readCorpusDefinition({
    id: 'laws', kind: 'law', title: { ja: '法令', en: 'Statutes' }, rights: { licence: 'none', credit: 'none' }, sync: { massDeletionShare: 0.5 },
    source: { kind, path: 'unused', include: ['**/*.xml'], exclude: ['**/*_000000000000009.xml'], eGov: { baseUrl, pauseMs: 0, backoffMs: 0, tries: 3, pageSize: 2, ...eGov } },
  });
}

/** A world whose clock moves by sleeping alone. */
export interface TestOutside extends Outside {
  /** Rests asked for, in milliseconds. */
  readonly slept: number[];
  /** Moves the clock. */
  pass(ms: number): void;
}

/** The real network, a clock that stands at 2026-11-24 in Japan, and jitter of a fixed seed. */
export function createTestOutside(fetch: Outside['fetch'] = globalThis.fetch): TestOutside {
  let now = Date.UTC(2026, 10, 24, 3);
  let seed = 20_261_124;
  const slept: number[] = [];
  return {
    fetch,
    slept,
    pass: (ms) => (now += ms),
    nowMs: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    random: () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    },
  };
}

/** Everything a listing gives. */
export async function collectItems(items: AsyncIterable<SourceItem>): Promise<readonly SourceItem[]> {
  const collected: SourceItem[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

function takeFault({ faults }: FictionalEGov, { pathname, search }: URL): ReplayAnswer | undefined {
  for (const [start, answers] of faults) if (`${pathname}${search}`.startsWith(start)) return answers.shift();
  return undefined;
}

function answerOf(world: FictionalEGov, path: URL): ReplayAnswer {
  const [, endpoint, id = ''] = /^\/(?:api\/2\/)?([a-z_]+)(?:\/([^/]+))?$/u.exec(path.pathname) ?? [];
  if (endpoint === 'laws') return answerLaws(world, path);
  if (endpoint === 'bulkdownload') return world.archives[path.searchParams.get('update_date') ?? 'full'] ?? { status: 500, body: '' };
  const law = world.laws.find((one) => one.id === id || one.revisions.some((revision) => revision.id === id));
  if (law === undefined) return { ...json({ code: '404001', message: '該当する法令はありません。' }), status: 404 };
  return endpoint === 'law_revisions' ? json({ law_info: lawInfo(law), revisions: law.revisions.map((revision) => revisionInfo(law, revision)) }) : answerData(law, id);
}

function answerLaws({ laws }: FictionalEGov, { searchParams }: URL): ReplayAnswer {
  const [offset, limit] = [Number(searchParams.get('offset')), Number(searchParams.get('limit'))];
  const page = laws.slice(offset, offset + limit).map((law) => ({ law_info: lawInfo(law), revision_info: revisionInfo(law, law.revisions[0]) }));
  return json({ total_count: laws.length, count: page.length, ...(offset + limit < laws.length ? { next_offset: offset + limit } : {}), laws: page });
}

function answerData(law: FictionalLaw, id: string): ReplayAnswer {
  const revision = law.revisions.find((one) => one.id === id) ?? law.revisions[0];
  const text = writeLaw(law.title, { text: revision?.text ?? '' }).replace(/^<\?xml[^>]*\?>\n/u, '');
  const body = `<?xml version="1.0" encoding="UTF-8"?><law_data_response><law_info><law_id>${law.id}</law_id></law_info><revision_info><law_revision_id>${id}</law_revision_id></revision_info><law_full_text>${text}</law_full_text></law_data_response>`;
  return { headers: { 'content-type': 'application/xml; charset=utf-8' }, body };
}

function lawInfo({ id }: FictionalLaw): object {
  return { law_type: 'Act', law_id: id, law_num: '令和八年法律第九百一号', law_num_era: 'Reiwa', law_num_year: 8, law_num_type: 'Act', law_num_num: '901', promulgation_date: '2026-01-15' };
}

function revisionInfo({ title }: FictionalLaw, revision: FictionalRevision | undefined): object {
  const [, year = '', month = '', day = '', amending = ''] = /_(\d{4})(\d{2})(\d{2})_(.*)$/u.exec(revision?.id ?? '') ?? [];
  const status = revision?.status ?? 'CurrentEnforced';
  return {
    law_revision_id: revision?.id, law_type: 'Act', law_title: title, law_title_kana: 'かくうほう', abbrev: null, category: '行政手続', updated: revision?.updated,
    amendment_promulgate_date: '2026-01-15', amendment_enforcement_date: `${year}-${month}-${day}`, amendment_enforcement_comment: null, amendment_scheduled_enforcement_date: null,
    amendment_law_id: amending, amendment_type: '3', repeal_status: status === 'Repeal' ? 'Repeal' : 'None', repeal_date: status === 'Repeal' ? '2026-11-21' : null, remain_in_force: false, mission: 'New', current_revision_status: status,
  };
}
