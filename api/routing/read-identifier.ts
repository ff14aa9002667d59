import { GensenError, parseIdentifier } from '../../corpora-config/index.ts';
import type { ApiContext } from './app-parts.ts';

/**
 * The identifiers that the rest of a request's path after `prefix` may mean, likeliest first: as written; with the
 * characters outside ASCII decoded, as browsers encode them (white space stays encoded in every identifier); decoded once, as `encodeURIComponent` writes it.
 * Errors: `identifier.invalid` when none of them is an identifier.
 */
export function readIdentifiers(context: ApiContext, prefix: string): readonly string[] {
  const { pathname } = new URL(context.req.url);
  return identifiersFrom(pathname.slice(pathname.indexOf(prefix) + prefix.length));
}

/** The same for a path that was already cut out of its URL. */
export function identifiersFrom(raw: string): readonly string[] {
  const readings = [...new Set([raw, decodeBeyondAscii(raw), decodeOnce(raw)])];
  const identifiers = readings.filter(isIdentifier);
  if (identifiers.length === 0) parseIdentifier(decodeOnce(raw));
  return identifiers;
}

/** The first identifier that is found. Errors: `item.not-found` of the first one when none is. */
export async function findFirst<Found>(identifiers: readonly string[], find: (identifier: string) => Promise<Found>): Promise<Found> {
  let missing: unknown;
  for (const identifier of identifiers) {
    try {
      return await find(identifier);
    } catch (error) {
      if (!(error instanceof GensenError) || error.code !== 'item.not-found') throw error;
      missing ??= error;
    }
  }
  throw missing;
}

function isIdentifier(text: string): boolean {
  try {
    parseIdentifier(text);
    return true;
  } catch {
    return false;
  }
}

function decodeBeyondAscii(raw: string): string {
  return raw.replace(/(?:%[89a-f][0-9a-f])+/giu, (run) => decodeOnce(run).replace(/\s/gu, encodeURIComponent));
}

function decodeOnce(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
