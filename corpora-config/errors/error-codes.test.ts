import { describe, expect, it } from 'vitest';
import { errorCodes, type ErrorCode } from './error-codes.ts';
import { GensenError } from './gensen-error.ts';

const table = Object.entries(errorCodes);

describe('the table of error codes', () => {
  it.each(table)('%s has a name of two words, an HTTP error status, an exit status of the command line and a Japanese sentence', (code, outcome) => {
    expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/u);
    expect([400, 401, 403, 404, 409, 413, 422, 429, 500, 502, 503]).toContain(outcome.status);
    expect([1, 2, 3, 130]).toContain(outcome.exit);
    expect(outcome.sentence).toMatch(/^[^a-zA-Z]{8,}。$/u);
  });

  it('has a sentence of its own for each code', () => {
    expect(new Set(table.map(([, { sentence }]) => sentence)).size).toBe(table.length);
  });

  it('keeps every code ever promised', () => {
    const promised: readonly ErrorCode[] = [
      'identifier.invalid', 'request.invalid', 'request.too-large', 'route.not-found', 'item.not-found', 'corpus.unknown', 'cursor.invalid',
      'configuration.invalid', 'source.unreadable', 'source.hostile-path', 'source.too-large', 'parse.failed', 'parse.unsupported', 'store.failed',
      'store.busy', 'store.format-too-new', 'store.format-too-old', 'index.fingerprint-mismatch', 'index.empty', 'sync.mass-deletion', 'embedding.failed',
      'evaluation.gate-failed', 'evaluation.unlike', 'operation.interrupted', 'internal.unexpected', 'source.unreachable', 'source.incomplete', 'source.format-changed',
    ];
    expect(Object.keys(errorCodes)).toEqual(expect.arrayContaining([...promised]));
  });
});

describe('a GensenError', () => {
  it('carries its code, message, advice, details, cause and outcome', () => {
    const cause = new Error('disk');
    const error = new GensenError('store.failed', { message: 'expected a table, got none', mend: 'run `gensen ingest`', details: { table: 'chunks' }, cause });
    expect(error).toMatchObject({ name: 'GensenError', code: 'store.failed', message: 'expected a table, got none', mend: 'run `gensen ingest`', details: { table: 'chunks' }, cause });
    expect(error.outcome).toEqual({ status: 503, exit: 1, sentence: errorCodes['store.failed'].sentence });
  });

  it('has no `cause` at all when none was met', () => {
    expect(Object.hasOwn(new GensenError('request.invalid', { message: 'x' }), 'cause')).toBe(false);
  });
});
