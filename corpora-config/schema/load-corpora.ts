import { join } from 'node:path';
import { readCorpusDefinition, type CorpusDefinition } from './corpus-definition.ts';
import { readDefinitions } from './read-definitions.ts';

/**
 * Reads every `corpora/*.yaml` of a configuration folder, sorted by corpus id.
 * Throws `GensenError` `configuration.invalid` naming the file and the key when one is wrong or two share an id.
 */
export function loadCorpora(folder: string): Promise<readonly CorpusDefinition[]> {
  return readDefinitions(join(folder, 'corpora'), readCorpusDefinition);
}
