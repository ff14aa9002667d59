import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import kuromoji, { type KuromojiTokenizer } from 'kuromoji';

/** The tokenizer of the package kuromoji over its own dictionary: the yardstick of pace and of words. */
export async function openKuromoji(): Promise<KuromojiTokenizer> {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict');
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => (error ? reject(new Error('kuromoji does not load', { cause: error })) : resolve(tokenizer)));
  });
}
