import kuromoji, { type KuromojiTokenizer } from 'kuromoji';
import { findDictionaryPackage } from './dictionary-files.ts';

/** kuromoji's own tokenizer, what the lattice is compared with. */
export async function openOracle(): Promise<KuromojiTokenizer> {
  const { folder } = await findDictionaryPackage();
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath: folder }).build((error, tokenizer) => (error ? reject(new Error('kuromoji does not load', { cause: error })) : resolve(tokenizer)));
  });
}
