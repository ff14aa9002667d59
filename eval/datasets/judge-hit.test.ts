import { describe, expect, it } from 'vitest';
import { satisfies } from './judge-hit.ts';

const hit = (id: string, text = '', uri = ''): Parameters<typeof satisfies>[0] => ({ id, text, document: { id: id.split('/').slice(0, 3).join('/'), title: '', date: null, uri } });

describe('a hit is right', () => {
  it('when its element is the gold one, lies in it or holds it', () => {
    const gold = { document: '999AC0000000001', element: 'MainProvision-Article_5-Paragraph_2', grade: 2 };
    const at = (element: string): boolean => satisfies(hit(`law/999AC0000000001@20250401_1/${element}`), gold);
    expect(at('MainProvision-Article_5-Paragraph_2')).toBe(true);
    expect(at('MainProvision-Article_5-Paragraph_2-Item_1')).toBe(true);
    expect(at('MainProvision-Article_5')).toBe(true);
    expect(at('MainProvision-Article_5-Paragraph_20')).toBe(false);
    expect(at('MainProvision-Article_50')).toBe(false);
  });

  it('only in the law that the gold names', () => {
    expect(satisfies(hit('law/999AC0000000002/MainProvision-Article_5'), { document: '999AC0000000001', element: 'MainProvision-Article_5', grade: 2 })).toBe(false);
  });

  it('when its text holds the quotation, white space aside, or 70 % of it in one run', () => {
    const gold = { quote: '架空の水脈を保全する者は届け出る', grade: 2 };
    expect(satisfies(hit('a/b', '…架空の水脈を\n保全する者は届け出る。'), gold)).toBe(true);
    expect(satisfies(hit('a/b', '架空の水脈を保全する者はそうする'), gold)).toBe(true);
    expect(satisfies(hit('a/b', '架空の水脈を保全'), gold)).toBe(false);
  });

  it('by its document when the gold names nothing else, and not by a longer name that begins alike', () => {
    const gold = { document: 'tsutatsu/text/shotoku/216-1', grade: 1 };
    expect(satisfies(hit('manual/public/nta:tsutatsu:text:shotoku:216-1.txt/l1'), gold)).toBe(true);
    expect(satisfies(hit('manual/public/text:shotoku:216-1.txt/l1'), gold)).toBe(true);
    expect(satisfies(hit('manual/public/nta:tsutatsu:text:shotoku:216-10.txt/l1'), gold)).toBe(false);
    expect(satisfies(hit('manual/public/text:hojin:216-1.txt/l1'), gold)).toBe(false);
  });
});
