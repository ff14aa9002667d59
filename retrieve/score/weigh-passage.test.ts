import { expect, it } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { createPassageWeight, type PassageWishes } from './weigh-passage.ts';

const { evidence } = defaultSettings;
const wishes: PassageWishes = { query: '灯台の設置', corpora: new Set(), laws: new Set(), dates: [] };
const weightOf = (given: Partial<PassageWishes>, passage: Partial<Parameters<ReturnType<typeof createPassageWeight>>[0]>): number =>
  createPassageWeight({ ...wishes, ...given }, evidence)({ id: 'law/x/1', corpus: 'laws', text: '', attributes: {}, ...passage });

const speech = (attributes: Readonly<Record<string, readonly string[]>>, text = '○架空太郎君　伺います。'): { id: string; corpus: string; text: string; attributes: typeof attributes } => ({ id: 'diet/m_1', corpus: 'diet', text, attributes });

it('leaves a passage as it is that nothing is known of', () => {
  expect(weightOf({}, {})).toBe(1);
});

it.each([
  { what: 'a supplementary provision', passage: { attributes: { provision: ['supplementary'] } }, asking: '経過措置はどうなるか', weight: evidence.supplement },
  { what: 'a provision of an amending law', passage: { attributes: { provision: ['amendment'] } }, asking: '附則第三条', weight: evidence.supplement },
  { what: 'an ordinance of a ministry', passage: { attributes: { lawType: ['MinisterialOrdinance'] } }, asking: '省令で定める届出', weight: evidence.ordinance },
  { what: 'a question of a member', passage: speech({}), asking: '何を質問したか', weight: evidence.question },
])('weighs $what less, unless it is asked for', ({ passage, asking, weight }) => {
  expect([weightOf({}, passage), weightOf({ query: asking }, passage)]).toEqual([weight, 1]);
});

it('weighs the ordinance that is named as any other text', () => {
  expect(weightOf({ laws: new Set(['x']) }, { attributes: { lawType: ['MinisterialOrdinance'], lawId: ['x'] } })).toBe(1);
});

it.each([
  ['a post', speech({ speakerPosition: ['灯台大臣'] })],
  ['a role', speech({ speakerRole: ['参考人'] })],
  ['an introduction', speech({}, '○国務大臣（架空花子君）　お答えします。')],
])('takes a speaker with %s for one who answers', (_, passage) => {
  expect(weightOf({}, passage)).toBe(1);
});

it('weighs an answer that is asked for no less because the query says that it was a question', () => {
  expect(weightOf({ query: '質問への答弁' }, speech({}))).toBe(evidence.question);
});

it('weighs what the query names more: the corpus, the house, and the time in which it was said', () => {
  expect(weightOf({ corpora: new Set(['diet']) }, speech({ speakerRole: ['参考人'] }))).toBe(evidence.namedCorpus);
  expect(weightOf({ query: '参議院の議論' }, speech({ speakerRole: ['参考人'], house: ['参議院'] }))).toBe(evidence.namedHouse);
  const dates = [{ from: '2024-10-01', until: '2024-10-31' }];
  expect(['2024-10-01', '2024-10-31', '2024-11-01'].map((date) => weightOf({ dates }, { ...speech({ speakerRole: ['参考人'] }), date }))).toEqual([evidence.namedDate, evidence.namedDate, 1]);
});

it('takes a year in a query for no year of a white paper, which tells of the years before', () => {
  expect(weightOf({ dates: [{ from: '2020-01-01', until: '2020-12-31' }] }, { id: 'white-paper/x', date: '2020-07-01' })).toBe(1);
});
