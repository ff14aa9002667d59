import { describe, expect, it } from 'vitest';
import { readAskedTerm } from './find-definitions.ts';

describe('a question for a definition', () => {
  it.each([
    ['特定湧水とは', '特定湧水'],
    ['「特定湧水」とは何ですか？', '特定湧水'],
    ['特定湧水の定義', '特定湧水'],
    ['特定湧水の意味は何か', '特定湧水'],
    ['架空法における特定湧水とは', '特定湧水'],
  ])('%s asks for %s', (query, term) => {
    expect(readAskedTerm(query)).toBe(term);
  });

  it.each(['特定湧水を採取するときの届出', '水とは限らない場合', '湧水の定義を定める法律', 'とは', '水 とは 何'])('%s asks for none', (query) => {
    expect(readAskedTerm(query)).toBeUndefined();
  });
});
