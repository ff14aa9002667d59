import { hash } from 'node:crypto';

/** SHA-256 of bytes, or of a text in UTF-8, in lower-case hexadecimal. */
export function contentHash(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** SHA-256 over a value's JSON; equal values with the same key order give equal hashes. */
export function valueHash(value: unknown): string {
  return contentHash(JSON.stringify(value) ?? 'undefined');
}
