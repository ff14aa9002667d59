import { createFinding, type Finding } from '../../corpora-config/index.ts';
import { splitLines } from './lines.ts';

/** The values of a JSON Lines text, and a finding for each line that is no JSON. */
export interface JsonLines {
  readonly values: readonly { readonly value: unknown; readonly line: number }[];
  /** Lines that are no JSON, as they stand. */
  readonly broken: readonly { readonly text: string; readonly line: number }[];
  readonly findings: readonly Finding[];
}

/** Reads JSON Lines; empty lines are nothing. */
export function readJsonLines(text: string): JsonLines {
  const values: { value: unknown; line: number }[] = [];
  const broken: { text: string; line: number }[] = [];
  const findings: Finding[] = [];
  for (const { text: line, number } of splitLines(text)) {
    if (line.trim() === '') continue;
    try {
      values.push({ value: JSON.parse(line), line: number });
    } catch (cause) {
      broken.push({ text: line, line: number });
      findings.push(createFinding('json.line-malformed', `line ${number}: ${String(cause)}`, { kind: 'line', line: number }));
    }
  }
  return { values, broken, findings };
}
