import { createFinding, type Finding, type Section } from '../../../corpora-config/index.ts';
import { buildDocument } from '../build-document.ts';
import { decodeText, findReplacements } from '../decode-text.ts';
import { detectFormat } from '../detect-format.ts';
import { dateOfName, nameDocument } from '../document-name.ts';
import { readJsonLines } from '../json-lines.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import { flattenJson, type JsonLeaf } from './flatten-json.ts';

/** Reads any JSON or JSON Lines: each value becomes a line `path: value`, so that nothing is lost. */
export const jsonParser: Parser = {
  version: 'json-1',
  parse: (input) => Promise.resolve(parseJson(input)),
};

function parseJson(input: ParserInput): ParserOutput {
  const decoded = decodeText(input.bytes);
  const read = detectFormat(input.bytes, input.key).format === 'jsonl' ? readLines(decoded.text) : readWhole(decoded.text);
  if (read.findings.some((finding) => finding.severity === 'failure')) return { documents: [], findings: read.findings };
  const title = input.key.slice(input.key.lastIndexOf('/') + 1);
  const parts = { id: nameDocument({ ...input, title }), title, sections: [...leavesToSections(flattenJson(read.value)), ...read.kept] };
  const findings = [...findReplacements(decoded), ...read.findings];
  return { documents: [buildDocument(input, { ...parts, findings, date: dateOfName(input.key) })], findings: [] };
}

interface Read {
  readonly value: unknown;
  /** Lines that are no JSON, as text. */
  readonly kept: readonly Section[];
  readonly findings: readonly Finding[];
}

function readWhole(text: string): Read {
  try {
    return { value: JSON.parse(text), kept: [], findings: [] };
  } catch (cause) {
    return { value: undefined, kept: [], findings: [createFinding('json.malformed', String(cause))] };
  }
}

function readLines(text: string): Read {
  const { values, broken, findings } = readJsonLines(text);
  const kept = broken.map(({ text: line, line: number }): Section => ({
    path: [`line-${number}`], role: 'text', startsUnit: true, breadcrumb: [], text: line, locator: { kind: 'line', line: number },
  }));
  return { value: values.map(({ value }) => value), kept, findings };
}

/** The values of one element of the outermost list or object are a unit. */
function leavesToSections(leaves: readonly JsonLeaf[]): readonly Section[] {
  const used = new Map<string, number>();
  let before: string | undefined;
  return leaves.map(({ path, text }): Section => {
    const unit = path[0] ?? 'value';
    const startsUnit = unit !== before;
    before = unit;
    const segments = (path.length === 0 ? ['value'] : path).map((segment) => (segment === '' ? '""' : segment));
    const count = (used.get(segments.join('\n')) ?? 0) + 1;
    used.set(segments.join('\n'), count);
    return {
      path: ['v', ...segments, ...(count === 1 ? [] : [`again-${count}`])], parent: ['v', segments[0] ?? 'value'], role: 'text', startsUnit, breadcrumb: [],
      text: `${path.length === 0 ? '' : `${path.join('.')}: `}${text}\n`, locator: { kind: 'anchor', anchor: path.join('.') || '.' },
    };
  });
}
