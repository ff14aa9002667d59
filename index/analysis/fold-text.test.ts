import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

function folded(source: string): string {
  return foldText(source).text;
}

describe('foldText makes one of', () => {
  it.each([
    ['第七百九条', '第709条'],
    ['第二十四条の二', '第24条の2'],
    ['７条ノ２', '7条の2'],
    ['第二十四条ノ二ノ三', '第24条の2の3'],
    ['第三十八条の三の二第一項', '第38条の3の2第1項'],
    ['別表第一の二', '別表第1の2'],
    ['一〇五', '105'],
    ['千二百万円', '12000000円'],
    ['３，０００万円', '30000000円'],
    ['二、五〇〇円', '2500円'],
    ['昭和五年法律第二十三号', '昭和5年法律第23号'],
    ['令和元年', '令和1年'],
    ['三分の二以上', '3分の2以上'],
    ['十分の一', '10分の1'],
    ['〇・五パーセント', '0.5パーセント'],
    ['十五・二倍', '15.2倍'],
    ['〇・九九一を乗じる', '0.991を乗じる'],
    ['一・三億円', '1.3億円'],
    ['午後零時三十分、午前九時、一時間', '午後0時30分、午前9時、1時間'],
    ['九九パーセント', '99パーセント'],
    ['五類感染症', '5類感染症'],
    ['六か月', '6か月'],
    ['金壱百弐拾円', '金120円'],
  ])('%s and %s', (written, expected) => {
    expect(folded(written)).toBe(expected);
  });

  it.each([
    ['國會議員の辯護士', '国会議員の弁護士'],
    ['ｶﾞｽ事業とﾊﾟﾌﾞﾘｯｸ', 'ガス事業とパブリック'],
    ['か\u3099', 'が'],
    ['人々、馬鹿々々しい、こゝろ、すゞ、ヽ', '人人、馬鹿馬鹿しい、こころ、すず、ヽ'],
    ['ＡＢＣ１２３', 'abc123'],
    ['㍻ ㈱ 髙﨑 ① ㌔', '平成 株式会社 高崎 1 キロ'],
    ['葛\u{e0100}城市', '葛城市'],
    ['サ―ビス－ビル', 'サービスービル'],
    ['東京－大阪', '東京-大阪'],
    ['甲は，乙とする．', '甲は、乙とする。'],
    ['𠮷野', '吉野'],
    ['⽇本の⺠法', '日本の民法'],
    ['Café', 'cafe'],
  ])('%s and %s', (written, expected) => {
    expect(folded(written)).toBe(expected);
  });
});

describe('foldText leaves alone', () => {
  const words = [
    '一般', '一部', '一時金', '一定', '一切', '一方', '一体', '一時', '一括', '一律', '一層', '三菱', '十分', '九州', '四国', '三重', '八戸', '千葉', '千代田', '万一', '万全',
    '百貨店', '六本木', '五輪', '二酸化炭素', '三権分立', '十字架', '千歳', '五十嵐', '四日市', '八百屋', '七五三', '四万十', '億劫', '万国', '一目瞭然',
    '二次', '三者', '両三', '参議院', '参加', '八つ', '三つ', '〇〇県', '第十条の一部を改正する'.slice(4), '唯一の', '統一', '均一', '同一', '随一',
  ];
  it.each(words)('%s', (word) => {
    expect(folded(word)).toBe(word);
  });

  it('一部 after an article number', () => {
    expect(folded('第十条の一部を改正する')).toBe('第10条の一部を改正する');
    expect(folded('第三条の三つの要件')).toBe('第3条の三つの要件');
  });

  it('printable ASCII without capitals or commas', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('').replace(/[A-Z,]/g, '');
    expect(folded(ascii)).toBe(ascii);
  });
});

describe('foldText, for any text,', () => {
  const fragments = fc.constantFrom(...'〇一二三十百千万億条項号第の分ノ月年日、，,.．・0123ｶﾊﾞﾟ゛゜ゝゞ々ヽ國か－―-アサー㍻㈱髙元明治令和壱参拾部つ第及', '第十条の', '昭和', '𠮷', '\u{e0100}', '\ud842', '\udfb7', '\u200b', '\u0301', 'Ａ', 'İ', 'ß', '\u0000');
  const japanese = fc.array(fragments, { maxLength: 30 }).map((parts) => parts.join(''));
  const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 40 });
  const texts = fc.oneof(japanese, anything);

  it('gives the same when done twice', () => {
    fc.assert(fc.property(texts, (text) => { expect(folded(folded(text))).toBe(folded(text)); }), { seed: 20250603, numRuns: 8000 });
  });

  it('gives the same when done twice, character by character, over the planes in use', () => {
    const once = folded(Array.from({ length: 0x20000 }, (_, codePoint) => String.fromCodePoint(codePoint)).join('\n')).split('\n');
    const changed = once.filter((line) => folded(line) !== line);
    expect(changed).toEqual([]);
  });

  it('keeps offsets within the source, never decreasing, ending at its length', () => {
    fc.assert(fc.property(texts, (text) => {
      const result = foldText(text);
      const offsets = Array.from({ length: result.text.length + 1 }, (_, index) => result.offsetOf(index));
      expect(offsets.at(-1)).toBe(text.length);
      expect(offsets.every((offset, index) => offset >= (offsets[index - 1] ?? 0) && offset <= text.length)).toBe(true);
    }), { seed: 20250604, numRuns: 3000 });
  });

  it('gives every unit a place in the source that is not empty', () => {
    fc.assert(fc.property(texts, (text) => {
      const result = foldText(text);
      for (let index = 0; index < result.text.length; index += 1) {
        const [start, end] = result.spanOf(index, index + 1);
        expect(end).toBeGreaterThan(start);
      }
    }), { seed: 20250605, numRuns: 3000 });
  });
});

describe('foldText remembers places', () => {
  it('for a number, the whole of what was written', () => {
    const result = foldText('民法第七百九条');
    const start = result.text.indexOf('709');
    expect(result.spanOf(start, start + 3)).toEqual([3, 6]);
  });

  it('for part of an expanded character, the character', () => {
    expect(foldText('㈱源').spanOf(0, 2)).toEqual([0, 1]);
  });
});

describe('foldText accounts for every unit of a long text', () => {
  it.each([['digits', '1'], ['numerals', '一'], ['grouped digits', '1,000'], ['branches', 'の二'], ['marks', '々']])('for a megabyte of %s', (_, unit) => {
    const text = unit.repeat(1_000_000 / unit.length);
    const folded = foldText(text);
    expect(folded.spanOf(0, folded.text.length)).toEqual([0, text.length]);
  });
});
