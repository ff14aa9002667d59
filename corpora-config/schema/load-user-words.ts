import { resolve } from 'node:path';
import type { UserWord } from '../vocabulary/user-word.ts';
import type { CorpusDefinition } from './corpus-definition.ts';
import { readUserDictionary } from './read-user-dictionary.ts';

/**
 * The words of every corpus's user dictionary, one dictionary after the other; one that several corpora name is read once.
 * @param root where relative paths start
 * Errors: `configuration.invalid` with file, line, what was expected and what stands there.
 */
export async function loadUserWords(definitions: readonly Pick<CorpusDefinition, 'analysis'>[], root: string): Promise<readonly UserWord[]> {
  const paths = definitions.flatMap(({ analysis }) => analysis.userDictionary ?? []);
  const dictionaries = await Promise.all([...new Set(paths)].map((path) => readUserDictionary(resolve(root, path), path)));
  return dictionaries.flat();
}
