import { describe, expect, it } from 'vitest';
import type { Analyser, Token } from '../../index/index.ts';
import { findPlainWords } from './find-plain-words.ts';
import { plainWords } from './plain-words.ts';

/** An analyser that cuts at `|`, which the text given to it does not have. */
function cutAt(marked: string): { readonly query: string; readonly analyser: Analyser } {
  const tokens: Token[] = [];
  let start = 0;
  for (const surface of marked.split('|')) {
    tokens.push({ surface, base: surface, start, end: start + surface.length, indexed: true });
    start += surface.length;
  }
  return { query: tokens.map(({ surface }) => surface).join(''), analyser: { fingerprint: 'cut', tokens: () => tokens, terms: () => [] } };
}

function find(marked: string): ReturnType<typeof findPlainWords> {
  const { query, analyser } = cutAt(marked);
  return findPlainWords(query, analyser);
}

describe('words of daily use', () => {
  it('lead to the printed words, with their place', () => {
    expect(find('明日|クビ|に|する')).toEqual([{ start: 2, end: 4, printed: ['解雇'] }]);
  });

  it('are whole words, of one token or several', () => {
    expect(find('ブン|ネット|ワーク|社')).toEqual([{ start: 2, end: 5, printed: ['インターネット'] }]);
    expect(find('ブン|ネットワーク|社')).toEqual([]);
    expect(find('ネット|通販').map(({ start, end }) => [start, end])).toContainEqual([0, 5]);
  });

  it('say nothing when the query has the printed word already', () => {
    expect(find('スマホ|、|スマートフォン')).toEqual([]);
  });

  it('stand in one row each, are none of the printed words, and no row repeats itself', () => {
    const said = plainWords.flatMap(([words]) => words);
    expect(said.filter((words, at) => said.indexOf(words) !== at)).toEqual([]);
    const forms = new Set(plainWords.flatMap(([, printed]) => printed));
    expect(said.filter((words) => forms.has(words))).toEqual([]);
    expect(plainWords.filter(([, printed]) => new Set(printed).size !== printed.length || printed.length === 0)).toEqual([]);
  });
});
