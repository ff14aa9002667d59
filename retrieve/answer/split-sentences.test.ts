import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './split-sentences.ts';

const read = (text: string): readonly string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitting sentences', () => {
  it('does not end a sentence inside brackets', () => {
    expect(read('月は（欠ける。満ちる。）丸い。星も「光る。」という。')).toEqual(['月は（欠ける。満ちる。）丸い。', '星も「光る。」という。']);
  });

  it('knows the signs of vertical setting', () => {
    expect(read('月は︵欠ける︒満ちる︒︶丸い︒星も光る︒')).toEqual(['月は︵欠ける︒満ちる︒︶丸い︒', '星も光る︒']);
  });

  it('ends at line ends and leaves out the space around sentences', () => {
    expect(read('　第一条　月。\n\n２　星')).toEqual(['第一条　月。', '２　星']);
  });

  it('keeps every character that is not white space, once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('月', '。', '（', '）', '「', '」', '\n', ' ', '！', '？', 'a'), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        expect(read(text).join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
      }),
      { seed: 20260406 },
    );
  });
});
