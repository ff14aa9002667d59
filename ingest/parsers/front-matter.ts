import type { Line } from './lines.ts';

/** Lines of `key: value` before the text, and what they say. */
export interface FrontMatter {
  /** Number of lines, fences and the blank line after them included; 0 when there is none. */
  readonly lineCount: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads the block of `key: value` lines at the head of a Markdown or text file: between two `---` fences, or from the first
 * line to a `---` line or a blank line. `item: 1-2 / title: 定義` gives two fields. Keys are lower-case ASCII words; a block
 * with any other line, or of more than 50 lines, is text.
 */
export function readFrontMatter(lines: readonly Line[]): FrontMatter {
  const head = lines.slice(0, maximumLines).map((line) => line.text.trim());
  const fenced = head[0] === '---';
  const first = fenced ? 1 : 0;
  const end = head.findIndex((line, index) => index >= first && (line === '---' || (!fenced && line === '')));
  const block = head.slice(first, Math.max(end, first));
  if (block.length === 0 || !block.every((line) => keyAndValue.test(line))) return { lineCount: 0, fields: {} };
  return { lineCount: end + 1, fields: Object.fromEntries(block.flatMap(fieldsOf)) };
}

const maximumLines = 52;
const keyAndValue = /^([a-z][a-z0-9_]*):(?:\s+(.*))?$/u;

function fieldsOf(line: string): readonly (readonly [string, string])[] {
  return line.split(/ \/ (?=[a-z_]+: )/u).flatMap((part) => {
    const [, key, value] = keyAndValue.exec(part) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value.replaceAll(/^["']|["']$/gu, '')] as const];
  });
}

/** The title that front matter states: 表題, with the document and the item number before it when they are given. */
export function titleOfFields(fields: Readonly<Record<string, string>>): string | undefined {
  const title = fields['title'];
  if (title === undefined) return undefined;
  const around = fields['doc']?.replace(/\s*\([a-z0-9_]+\)$/u, '');
  return around === undefined ? title : [around, fields['item'], title].filter((part) => part !== undefined).join(' ');
}
