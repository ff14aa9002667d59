import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analyser } from '../../index/index.ts';
import { chooseQuote } from './choose-quote.ts';

/** Every pair of neighbouring characters is a term; enough to tell which sentence speaks of what. */
const analyser: Analyser = {
  fingerprint: 'pairs',
  tokens: () => [],
  terms: (text) => Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)),
};

function quote(text: string, question: string, maximumCharacters = 300): string | undefined {
  const chosen = chooseQuote({ text, termWeights: new Map(analyser.terms(question).map((term) => [term, 1])) }, analyser, maximumCharacters);
  return chosen === undefined ? undefined : text.slice(chosen.start, chosen.end);
}

describe('a quote', () => {
  it('is what stands under a heading, not the heading that repeats the question', () => {
    expect(quote('第３章　灯台守の登録\n\n第１節　登録の状況\n\n登録を受けた者は四十二人である。\n', '灯台守の登録の状況')).toBe('登録を受けた者は四十二人である。');
    expect(quote('## 1 この手引の目的\n\n灯台守が守ることを示します。\n', '手引の目的')).toBe('灯台守が守ることを示します。');
  });

  it('leaves out the caption of an article', () => {
    expect(quote('（灯台守手当）\n第十九条　市町村は、手当を支給することができる。\n', '灯台守手当はいくらか')).toBe('第十九条　市町村は、手当を支給することができる。');
  });

  it('answers a listed question with its answer, more of it when it is only はい', () => {
    const text = '問２　三月に届出を済ませました。出し直す必要はありますか。\n答　いいえ。届出の時の期限によるため、出し直す必要はありません。控えは保管してください。\n';
    expect(quote(text, '届出を出し直す必要はありますか')).toBe('答　いいえ。届出の時の期限によるため、出し直す必要はありません。控えは保管してください。');
  });

  it('gives the rows of a table, not its head alone', () => {
    expect(quote('窓口\t受付時間\n甲県\t9時から\n乙県\t10時から\n', '窓口の受付時間')).toBe('窓口\t受付時間\n甲県\t9時から\n乙県\t10時から');
  });

  it('joins a sentence that lines break', () => {
    expect(quote('概要\n灯台の数は年々減っており、令和七年には四十二基と\nなったところである。\n', '灯台の数')).toBe('灯台の数は年々減っており、令和七年には四十二基と\nなったところである。');
  });

  it('takes items of a list for text, though they end without a full stop', () => {
    expect(quote('必要な書類\n一　住民票の写し\n二　誓約書\n', '必要な書類は')).toContain('住民票の写し');
  });

  it('is never 右質問する。 after the question', () => {
    const text = '四　灯台の水を運ぶ行為についてはどうか。\n右質問する。\n';
    expect(chooseQuote({ text, termWeights: new Map(analyser.terms('灯台の水').map((term) => [term, 1])) }, analyser, 300)).toMatchObject({ start: 0, isQuestion: true });
  });

  it('ends at the full stop of vertical setting', () => {
    expect(quote('灯台は白い︒\n令和七年三月三十一日\n', '灯台')).toBe('灯台は白い︒');
  });

  it('tells when the text only asks', () => {
    const text = '１　灯台守の平均年齢の推移を示されたい。';
    expect(chooseQuote({ text, termWeights: new Map() }, analyser, 300)).toEqual({ start: 0, end: text.length, isQuestion: true });
  });

  it.each(['第五章　罰則', '（目的）', '# 目的', '問１　届出は必要ですか。', ''])('of %j alone is none', (text) => {
    expect(quote(text, '罰則の目的')).toBeUndefined();
  });

  it('is no longer than asked, unless one sentence is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('灯台は白い。', '届出は十四日前までにする。', '第一章　総則\n', '問１　いつですか。\n', '甲\t乙\n', '四十二基である。\n'), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const chosen = quote(text, '届出は灯台', 20);
        if (chosen === undefined) return;
        expect(text).toContain(chosen);
        expect(chosen.length <= 20 || !/。./su.test(chosen)).toBe(true);
        expect(chosen).not.toMatch(/^第一章　総則$|^問１/u);
      }),
      { seed: 20260408 },
    );
  });
});
