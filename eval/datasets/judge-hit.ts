import type { Hit } from '../../retrieve/index.ts';
import type { GoldItem } from './dataset.ts';

/** Shorter quotations must stand whole. */
const shortestPartialQuote = 10;
const partialShare = 0.7;

/** Whether a hit satisfies a gold item: by element path (equal, above or below), by quotation, or, when the gold names neither, by document. */
export function satisfies(hit: Pick<Hit, 'id' | 'text' | 'document'>, gold: GoldItem): boolean {
  if (gold.element !== undefined && gold.document !== undefined && hit.id.includes(gold.document) && isWithin(elementOf(hit.id), gold.element)) return true;
  if (gold.quote !== undefined) return holdsQuote(squeeze(hit.text), squeeze(gold.quote));
  return gold.element === undefined && gold.document !== undefined && namesDocument(hit, gold.document);
}

/** A quotation stands in a text when all of it does, or at least 70 % of a long one in one run. */
export function holdsQuote(text: string, quote: string): boolean {
  return text.includes(quote) || (quote.length >= shortestPartialQuote && longestRun(quote, text) >= partialShare * quote.length);
}

function elementOf(id: string): string | undefined {
  return /(?:MainProvision|SupplProvision|Appdx|Preamble|EnactStatement)\S*/u.exec(id)?.[0];
}

function isWithin(element: string | undefined, gold: string): boolean {
  if (element === undefined) return false;
  return element === gold || element.startsWith(`${gold}-`) || gold.startsWith(`${element}-`);
}

/**
 * Whether a path names the hit's document: one ends with the other at a `/`. Identifiers write `:` for `/`, keep the extension
 * and begin below the folder that was ingested, so that they may hold less of the path than the gold does.
 */
function namesDocument({ document }: Pick<Hit, 'document'>, name: string): boolean {
  const path = withoutExtension(document.id.split('/').slice(2).join('/').replaceAll(':', '/'));
  return [path, withoutExtension(document.uri)].some((held) => endsWithPath(held, name) || (held.includes('/') && endsWithPath(name, held)));
}

function withoutExtension(path: string): string {
  return path.replace(/\.[a-z]{2,5}$/u, '');
}

function endsWithPath(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

function longestRun(needle: string, text: string): number {
  let best = 0;
  for (let at = 0; at + best < needle.length; at += 1) {
    while (at + best < needle.length && text.includes(needle.slice(at, at + best + 1))) best += 1;
  }
  return best;
}
