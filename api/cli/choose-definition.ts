import { open } from 'node:fs/promises';
import { sep } from 'node:path';
import { GensenError, type CorpusDefinition, type DocumentKind } from '../../corpora-config/index.ts';

/** Marks near the beginning of a file that tell its kind. */
const marks: readonly { readonly kind: DocumentKind; readonly pattern: RegExp }[] = [
  { kind: 'law', pattern: /<Law[\s>]|"law_full_text"/u },
  { kind: 'diet', pattern: /"meetingRecord"|<meetingRecord>|"speechRecord"|<speechRecord>|"issueID"/u },
  { kind: 'question', pattern: /質問主意書/u },
];

/**
 * The corpus that a file is read as: the one asked for; else the innermost folder above it that is named like one; else
 * what its first 64 kB look like; else manuals, which take every format.
 * Errors: `corpus.unknown` when the asked one, or every fitting one, is not configured.
 */
export async function chooseDefinition(definitions: readonly CorpusDefinition[], { corpus, path }: { readonly corpus: string | undefined; readonly path: string }): Promise<CorpusDefinition> {
  const found = corpus === undefined ? byFolder(definitions, path) ?? await byContent(definitions, path) : definitions.find(({ id }) => id === corpus);
  if (found !== undefined) return found;
  throw new GensenError('corpus.unknown', {
    message: `expected one of ${definitions.map(({ id }) => id).join(', ')}, got ${corpus ?? `a file that fits none, ${path}`}`,
    mend: 'name the corpus with --corpus',
  });
}

function byFolder(definitions: readonly CorpusDefinition[], path: string): CorpusDefinition | undefined {
  const folders = path.split(sep).slice(0, -1).toReversed();
  return folders.map((folder) => definitions.find(({ id }) => id === folder)).find((definition) => definition !== undefined);
}

async function byContent(definitions: readonly CorpusDefinition[], path: string): Promise<CorpusDefinition | undefined> {
  const head = await readHead(path);
  const kind = marks.find(({ pattern }) => pattern.test(head))?.kind ?? 'manual';
  return definitions.find((definition) => definition.kind === kind);
}

async function readHead(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new GensenError('source.unreadable', { message: `cannot read ${path}`, mend: 'check the path', cause });
  }
}
