import { readCorpusDefinition, type DocumentKind } from '../../corpora-config/index.ts';
import type { ParserInput } from './parser.ts';

/** A parser's input for a fictional file: `content` in UTF-8, or bytes as they are. */
export function createInput(kind: DocumentKind, key: string, content: string | Uint8Array): ParserInput {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { definition: definitionOf(kind), key, uri: `file:///fictional/${key}`, bytes };
}

/** Text without any white space, for comparing what is kept whatever the layout. */
export function withoutSpace(text: string): string {
  return text.replaceAll(/[\s\u3000\ufeff]+/gu, '');
}

function definitionOf(kind: DocumentKind): ParserInput['definition'] {
  return readCorpusDefinition({
    id: 'fictional',
    kind,
    title: { ja: '架空', en: 'Fictional' },
    source: { kind: 'folder', path: 'fictional', include: ['**/*'] },
    rights: { licence: 'none', credit: 'none' },
  });
}
