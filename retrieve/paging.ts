import { GensenError, valueHash } from '../corpora-config/index.ts';

/** What a cursor is bound to: it is valid for the same question over the same content only. */
export interface CursorBinding {
  /** Everything of the request that decides the order, as plain data. */
  readonly request: unknown;
  /** Fingerprint of the content searched. */
  readonly content: string;
}

/** Writes a cursor: base64url of `{"v":1,"o":offset,"r":request hash,"c":content hash}`. `offset` counts hits from 0. */
export function writeCursor(offset: number, binding: CursorBinding): string {
  return Buffer.from(JSON.stringify({ v: 1, o: offset, ...hash(binding) }), 'utf8').toString('base64url');
}

/**
 * The offset a cursor stands for; 0 without one.
 * Throws `GensenError` `cursor.invalid` when it was not written here, belongs to another request, or the content has changed since.
 */
export function readCursor(cursor: string | undefined, binding: CursorBinding): number {
  if (cursor === undefined) return 0;
  const written = parse(cursor);
  const expected = hash(binding);
  if (written === undefined) throw invalid('the cursor is not one this engine wrote');
  if (written.r !== expected.r) throw invalid('the cursor belongs to another request');
  if (written.c !== expected.c) throw invalid('the index has changed since the cursor was written');
  return written.o;
}

interface Written {
  readonly o: number;
  readonly r: string;
  readonly c: string;
}

function hash({ request, content }: CursorBinding): Omit<Written, 'o'> {
  return { r: valueHash(request).slice(0, 16), c: valueHash(content).slice(0, 16) };
}

function parse(cursor: string): Written | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isWritten(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isWritten(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null) return false;
  const { v, o, r, c } = value as Readonly<Record<'v' | 'o' | 'r' | 'c', unknown>>;
  return v === 1 && typeof o === 'number' && Number.isSafeInteger(o) && o >= 0 && typeof r === 'string' && typeof c === 'string';
}

function invalid(message: string): GensenError {
  return new GensenError('cursor.invalid', { message, mend: 'search again without a cursor' });
}
