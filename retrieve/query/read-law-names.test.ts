import { describe, expect, it } from 'vitest';
import { findNamedLaws } from './find-laws.ts';
import { nameLaws, type NamingDocument } from './read-law-names.ts';

function document(id: string, title: string, attributes: NamingDocument['attributes'] = {}): NamingDocument {
  return { id: `law/${id}`, corpus: 'laws', tenant: 'public', title, revision: { id: id.split('@')[1] ?? '0' }, attributes };
}

const names = nameLaws([
  document('501AC0000000901@20200101_0', '月面の採掘に関する法律', { abbreviation: ['月採法、採掘法'], lawNumber: ['令和元年法律第九百一号'], kana: ['げつめんのさいくつにかんするほうりつ'] }),
  document('501AC0000000901@20230101_0', '月面及び軌道の採掘に関する法律'),
  document('501CO0000000902@20200101_0', '月面及び軌道の採掘に関する法律施行令'),
  document('502AC0000000903@20200101_0', '星間通信事業法', { abbreviation: ['星通法'], oldTitle: ['星間電信法'] }),
  document('503AC0000000904@20200101_0', '星間通商法', { abbreviation: ['星通法'] }),
  document('119AC0000000905@18861001_0', '明治十九年法律第九百五号（星屑ノ取扱ニ関スル法律）', { lawNumber: ['明治十九年法律第九百五号'] }),
  document('504AC0000000906@20210101_0', '國際隕石取締法'),
]);

function find(text: string): readonly (readonly [string, string, string | undefined])[] {
  return findNamedLaws(text, names).map(({ start, end, laws, reason }) => [text.slice(start, end), laws.map(({ law }) => law.id.slice(4)).join(' '), reason]);
}

describe('names of laws', () => {
  it.each([
    ['題名', '月面及び軌道の採掘に関する法律', '501AC0000000901'],
    ['旧題名', '月面の採掘に関する法律', '501AC0000000901'],
    ['過去の版の略称', '採掘法', '501AC0000000901'],
    ['読み', 'げつめんのさいくつにかんするほうりつ', '501AC0000000901'],
    ['データにある旧題名', '星間電信法', '502AC0000000903'],
    ['件名', '星屑ノ取扱ニ関スル法律', '119AC0000000905'],
    ['法令番号', '令和元年法律第901号', '501AC0000000901'],
    ['略した法令番号', '令元法901', '501AC0000000901'],
    ['略称の施行令', '月採法施行令', '501CO0000000902'],
    ['新字体', '国際隕石取締法', '504AC0000000906'],
    ['空白', '星間 通商法', '503AC0000000904'],
  ])('find a law by its %s', (_, text, law) => {
    expect(find(text)).toEqual([[text, law, undefined]]);
  });

  it('report an abbreviation that two laws share', () => {
    expect(find('星通法')).toEqual([['星通法', '503AC0000000904 502AC0000000903', '「星通法」は複数の法令を指しうる：星間通商法、星間通信事業法。']]);
  });

  it.each([
    ['一字の違い', '星間通尚法3条', '星間通尚法', '503AC0000000904'],
    ['一字の脱落', '星間通信業法3条', '星間通信業法', '502AC0000000903'],
    ['一字の余り', '星間間通商法3条', '星間間通商法', '503AC0000000904'],
    ['入れ替わり', '星間商通法3条', '星間商通法', '503AC0000000904'],
    ['送り仮名', '国際隕石取り締まり法3条', '国際隕石取り締まり法', '504AC0000000906'],
    ['題名の一部', '月面及び軌道の採掘に3条', '月面及び軌道の採掘に', '501AC0000000901'],
  ])('are guessed from %s before an article, and say so', (...[, text, written, law]) => {
    const [[found, ids, reason] = []] = find(text);
    expect([found, ids]).toEqual([written, law]);
    expect(reason).toContain('という名の法令は見当たらない');
  });

  it('are not guessed within a sentence that cites nothing', () => {
    expect(find('星間通尚法について教えてください')).toEqual([]);
  });

  it.each([
    ['星間通商法3条と架空漁業法4条', '架空漁業法'],
    ['星間通商法3条、星間灯台条例4条', '星間灯台条例'],
    ['星通規則3条', '星通規則'],
    ['架空の浜の利用に関する法律3条', '架空の浜の利用に関する法律'],
  ])('that nobody bears are told as unknown before an article: %s', (text, unknown) => {
    expect(findNamedLaws(text, names).filter(({ isUnknown }) => isUnknown === true).map(({ title, laws }) => [title, laws])).toEqual([[unknown, []]]);
  });

  it.each(['星間通商法3条と同法4条', '旧法3条', '施行令3条', '改正法附則3条', '星間通商法の規則3条', '架空漁業法について'])('are no unknown law where the words only point at one, or cite nothing: %s', (text) => {
    expect(findNamedLaws(text, names).filter(({ isUnknown }) => isUnknown === true)).toEqual([]);
  });

  it('lack their 法 only before an article', () => {
    expect(find('月採3条')).toEqual([['月採', '501AC0000000901', undefined]]);
    expect(find('月採の予定')).toEqual([]);
  });

  it('do not reach over a comma that they do not have', () => {
    expect(find('星間、通商法')).toEqual([]);
  });
});
