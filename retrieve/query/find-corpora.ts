import type { CorpusDefinition } from '../../corpora-config/index.ts';

/** A word that names a kind of documents, with the corpora that hold it. */
export interface CorpusMention {
  readonly start: number;
  readonly end: number;
  readonly corpora: readonly CorpusDefinition[];
}

const words: readonly (readonly [pattern: RegExp, kind: CorpusDefinition['kind']])[] = [
  [/白書/gu, 'white-paper'],
  [/官報|入札公告|政府調達/gu, 'gazette'],
  [/質問主意書|答弁書|(?<=[たの])質問(?=[をは]|$)/gu, 'question'],
  [/答弁(?!書)|党首討論|国会(?!法)|会議録|議事録|(?:本会議|委員会)(?=で|に|の)/gu, 'diet'],
  [/法令|条文/gu, 'law'],
  [/通達|マニュアル|ガイドライン|手引|質疑応答事例|タックスアンサー/gu, 'manual'],
];

/** Finds words for corpora. They are recorded, never applied: 「白書に載った国会の議論」 names two. */
export function findCorpora(folded: string, corpora: readonly CorpusDefinition[]): readonly CorpusMention[] {
  return words
    .flatMap(([pattern, kind]) => [...folded.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      corpora: corpora.filter((corpus) => corpus.kind === kind),
    })))
    .toSorted((a, b) => a.start - b.start);
}
