import { GensenError } from '../../corpora-config/index.ts';
import type { LawPath, ProvisionPlace, ReferenceEdge, ReferenceRequest, ReferencesResult, TermsResult } from '../../retrieve/index.ts';

const law = '999AC0000000001';
const document = `law/${law}@20250401_999AC0000000002`;
const title = '架空灯台<法>';
const sentence = '前条の管理者は、<b>灯火</b>を絶やしてはならない。';

function placeAt(element: string | null): ProvisionPlace {
  return { id: element === null ? document : `${document}/${element}`, law, title, element };
}

const edge: ReferenceEdge = {
  relation: 'cites',
  from: placeAt('MainProvision-Article_2-Paragraph_1'),
  text: '前条',
  start: 0,
  end: 2,
  kind: 'relative',
  targets: [{ ...placeAt('MainProvision-Article_1'), part: null }],
  except: [],
  sentence,
  sentenceStart: 0,
  passage: { id: `${document}/MainProvision-Article_2-Paragraph_1`, start: 0, end: 3 },
};

/** The same, applied in other words. */
const applying: ReferenceEdge = {
  ...edge,
  relation: 'applies',
  coverage: 'exact',
  substitutions: [{ place: '', from: '灯火', to: '霧笛' }, { place: '', from: '信号', to: '鐘' }],
  readings: [{
    id: `${document}/MainProvision-Article_1`, law, title, element: 'MainProvision-Article_1', text: '架空の<i>霧笛</i>を絶やさない。',
    replaced: [{ start: 6, end: 8, from: '灯火' }], absent: [{ place: '', from: '信号', to: '鐘' }],
  }],
};

/** One edge each way, of the law that the fake retriever holds. */
export function fakeReferences(id: string, { direction }: ReferenceRequest): ReferencesResult {
  checkHeld(id);
  return { id, direction, asOf: '2025-06-01', edges: [direction === 'in' ? applying : edge], total: 1 };
}

/** One step. */
export function fakePath(from: string): LawPath {
  checkHeld(from);
  const other = { id: null, law: '999AC0000000002', title: '架空灯火令', element: null };
  return { from: placeAt(null), to: other, asOf: '2025-06-01', steps: [{ from: placeAt(null), to: other, mentions: 1, example: edge }], isFound: true };
}

/** One term. */
export function fakeTerms(id: string): TermsResult {
  checkHeld(id);
  const definedAt = { ...placeAt('MainProvision-Article_1'), start: 10, end: 13 };
  const passage = `${document}/MainProvision-Article_1-Paragraph_1`;
  return { id, asOf: '2025-06-01', terms: [{ term: '管理者', meaning: '架空の灯台を<i>管理する</i>者', form: 'short-name', definedAt, uses: [{ id: passage, start: 10, end: 13 }] }] };
}

function checkHeld(id: string): void {
  if (!id.startsWith(`law/${law}`)) throw new GensenError('item.not-found', { message: `nothing at ${id}; the nearest is ${document}`, mend: 'check the identifier' });
}
