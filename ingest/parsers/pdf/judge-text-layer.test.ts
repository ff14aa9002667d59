import { describe, expect, it } from 'vitest';
import { judgeTextLayer } from './judge-text-layer.ts';

describe('judgeTextLayer', () => {
  it.each([
    ['Japanese', '架空水道局は、水源の保全に関する計画を定める。', 'readable'],
    ['a page of one foreign language', 'การจัดการน้ำของเมืองสมมติ', 'readable'],
    ['a list of languages in a Japanese page', '対応言語は日本語のほか、タイ語（ไทย）、ヒンディー語（हिन्दी）、アラビア語（العربية）、ヘブライ語（עברית）、ベンガル語（বাংলা）である。これらの言語での相談は平日の昼間に受け付けているので、あらかじめ電話で予約してから窓口へおいでください。', 'readable'],
    ['private-use glyphs alone', '\ue000\ue001\ue002', 'unreadable'],
    ['replacement characters', '\ufffd\ufffd\ufffdあ', 'unreadable'],
    ['code points scattered over many scripts', '֚२ఊ୕ൄ҃עبআ←⅕', 'unreadable'],
    ['white space alone', ' \n\u3000', 'none'],
  ])('%s', (_name, text, verdict) => {
    expect(judgeTextLayer(text)).toBe(verdict);
  });
});
