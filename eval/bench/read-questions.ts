import { readFileSync } from 'node:fs';

/** The questions of JSON Lines files, which call them `query`, `question` or `text`. Throws when a file cannot be read or is no JSON. */
export function readQuestions(files: readonly string[]): readonly string[] {
  return files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => {
    const { query, question, text }: { query?: string; question?: string; text?: string } = JSON.parse(line);
    return query ?? question ?? text ?? '';
  })).filter((question) => question !== '');
}
