import { describe, expect, it } from 'vitest';
import { provisionStretches, type LaidPassage } from './provision-stretch.ts';

const article = 'MainProvision-Article_3';
const paragraphs = [
  '第三条　灯台を守る。ただし、霧の日（夜を除く。）は笛を吹く。\n',
  '２　次に掲げる者は届け出る。この場合において、灯台の名を書く。\n一　灯台を守る者\nイ　笛を吹く者\nロ　油を運ぶ者\n二　灯台を建てる者\n二の二　灯台を塗る者\n',
];

function stretchesOf(step: string, part: Parameters<typeof provisionStretches>[2]['part'] = null): readonly string[] {
  const passages: LaidPassage[] = [];
  let text = '';
  for (const [at, words] of paragraphs.entries()) {
    passages.push({ start: text.length, end: text.length + words.length, element: `${article}-Paragraph_${at + 1}` });
    text += words;
  }
  return provisionStretches(text, passages, { element: step === '' ? article : `${article}-${step}`, part }).map(({ start, end }) => text.slice(start, end));
}

describe('where a provision stands in the text of its article', () => {
  it('is all of it for the article, and one passage for a paragraph', () => {
    expect(stretchesOf('')).toEqual([paragraphs.join('')]);
    expect(stretchesOf('Paragraph_2')).toEqual([paragraphs[1]]);
  });

  it('is the lines of an item, those of its letters among them, and of one letter alone', () => {
    expect(stretchesOf('Paragraph_2-Item_1')).toEqual(['一　灯台を守る者\nイ　笛を吹く者\nロ　油を運ぶ者\n']);
    expect(stretchesOf('Paragraph_2-Item_1-Subitem1_2')).toEqual(['ロ　油を運ぶ者\n']);
    expect(stretchesOf('Paragraph_2-Item_2')).toEqual(['二　灯台を建てる者\n']);
    expect(stretchesOf('Paragraph_2-Item_2_2')).toEqual(['二の二　灯台を塗る者\n']);
  });

  it('is the sentence or the proviso that is named', () => {
    expect(stretchesOf('Paragraph_1', 'main')).toEqual(['第三条　灯台を守る。']);
    expect(stretchesOf('Paragraph_1', 'proviso')).toEqual(['ただし、霧の日（夜を除く。）は笛を吹く。\n']);
    expect(stretchesOf('Paragraph_2', '柱書')).toEqual(['２　次に掲げる者は届け出る。この場合において、灯台の名を書く。\n']);
    expect(stretchesOf('Paragraph_2', 'first')).toEqual(['２　次に掲げる者は届け出る。']);
    expect(stretchesOf('Paragraph_2', 'second')[0]).toMatch(/^この場合において/u);
  });

  it('is everything around an item that does not stand there', () => {
    expect(stretchesOf('Paragraph_2-Item_9')).toEqual([paragraphs[1]]);
  });
});
