import type { TextPrefixes } from './raw-embedder.ts';

/** Prefixes by model name, as the model cards state them; the first that fits counts. Models not listed want none. */
const PREFIXES: readonly { readonly name: RegExp; readonly prefixes: TextPrefixes }[] = [
  { name: /(?:^|[^a-z])e5[^a-z].*mistral/iu, prefixes: { query: '', passage: '' } },
  { name: /(?:^|[^a-z0-9])e5(?:[^a-z0-9]|$)/iu, prefixes: { query: 'query: ', passage: 'passage: ' } },
  { name: /glucose.*v2/iu, prefixes: { query: 'query: ', passage: 'passage: ' } },
  { name: /ruri-v3/iu, prefixes: { query: '検索クエリ: ', passage: '検索文書: ' } },
  { name: /ruri/iu, prefixes: { query: 'クエリ: ', passage: '文章: ' } },
];

/** The prefixes a model was trained with, by its name. Default: none. */
export function prefixesOf(modelName: string): TextPrefixes {
  return PREFIXES.find(({ name }) => name.test(modelName))?.prefixes ?? { query: '', passage: '' };
}
