/** Version of the choice of words below; part of the analyser's fingerprint. */
export const WORD_CHOICE_VERSION = 1;

/** Beginnings of IPADIC parts of speech that carry no content of their own. */
const LEFT_OUT: readonly string[] = [
  '助詞', '助動詞', '接続詞', '連体詞', '感動詞', 'フィラー', 'その他', '非言語音',
  '記号-一般', '記号-句点', '記号-読点', '記号-空白', '記号-括弧開', '記号-括弧閉',
  '名詞-非自立', '名詞-代名詞', '名詞-特殊', '名詞-接尾-助動詞語幹', '名詞-接続詞的', '名詞-動詞非自立的',
  '動詞-非自立', '動詞-接尾', '形容詞-非自立', '形容詞-接尾', '接頭詞-数接続',
];

/** Verbs that stand in nearly every sentence. */
const EMPTY_VERBS: ReadonlySet<string> = new Set(['する', 'ある', 'なる', 'いう', 'いる', 'おる', 'ござる', 'できる', 'よる']);

/** Counters of provisions and dates: alone they say nothing, and with their number they are a term of their own. */
const EMPTY_COUNTERS: ReadonlySet<string> = new Set('条項号章節款目編年月日');

/** Tells whether a word goes into the term stream. Numbers, nouns, verbs, adjectives, adverbs and most prefixes and suffixes do. */
export function isContentWord(partOfSpeech: string, base: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(base)) return false;
  if (LEFT_OUT.some((beginning) => partOfSpeech.startsWith(beginning))) return false;
  if (partOfSpeech.startsWith('動詞')) return !EMPTY_VERBS.has(base);
  return !(partOfSpeech.startsWith('名詞-接尾') && EMPTY_COUNTERS.has(base));
}
