import type { Analyser } from '../../index/index.ts';
import { plainWords } from './plain-words.ts';

/** Words of daily use in a query, and what documents print for them. Offsets are UTF-16 code units; `end` is exclusive. */
export interface PlainWord {
  readonly start: number;
  readonly end: number;
  /** Printed forms that the query does not have itself; at least one. */
  readonly printed: readonly string[];
}

/** Finds one place of each, the longest, whole words only: バイト is not found in アルバイト. In the order of the list. */
export function findPlainWords(query: string, analyser: Analyser): readonly PlainWord[] {
  const tokens = analyser.tokens(query, 'morphemes');
  const starts = new Set(tokens.map(({ start }) => start));
  const ends = new Set(tokens.map(({ end }) => end));
  return plainWords.flatMap(([said, forms]) => {
    const printed = forms.filter((form) => !query.includes(form));
    const [place] = said.flatMap((words) => findWhole(query, words, { starts, ends })).toSorted((a, b) => b.end - b.start - (a.end - a.start));
    return place === undefined || printed.length === 0 ? [] : [{ ...place, printed }];
  });
}

interface Borders {
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

function findWhole(query: string, words: string, { starts, ends }: Borders): readonly Pick<PlainWord, 'start' | 'end'>[] {
  for (let start = query.indexOf(words); start >= 0; start = query.indexOf(words, start + 1)) {
    if (starts.has(start) && ends.has(start + words.length)) return [{ start, end: start + words.length }];
  }
  return [];
}
