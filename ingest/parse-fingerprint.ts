import { valueHash, type CorpusDefinition } from '../corpora-config/index.ts';
import { chunkerVersion } from './chunking/chunk-document.ts';
import { parserVersions } from './parsers/choose-parser.ts';

/**
 * Names everything that decides what an item's bytes become: parsers, chunker and the definition's own choices.
 * When it changes, the corpus's items are read again. 16 hexadecimal digits.
 */
export function stageFingerprint(definition: CorpusDefinition): string {
  const { id, kind, tenant, chunking, uriTemplate, limits } = definition;
  return valueHash({ id, kind, tenant, chunking, uriTemplate, pages: limits.pages, parsers: parserVersions(kind), chunker: chunkerVersion }).slice(0, 16);
}
