import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { GensenError } from '../../corpora-config/index.ts';

/** Fields of every non-empty line of a white-space separated file, `.gz` unpacked. Throws `source.unreadable` when a line has another number of fields. */
export function readTrecLines(file: string, fields: number): readonly (readonly string[])[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const values = line.trim().split(/\s+/u);
    if (values.length === fields) return [values];
    throw new GensenError('source.unreadable', { message: `${file} line ${at + 1}: expected ${fields} fields, got ${values.length}`, mend: 'give a file in TREC form' });
  });
}
