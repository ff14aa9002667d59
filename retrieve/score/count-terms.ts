/** Looks up terms of a stored stream without cutting the stream into strings. */
export interface TermCounter {
  /**
   * Occurrences of each asked term in a stream of terms with single spaces between, and the number of all its terms.
   * `occurrences[i]` belongs to `terms[i]`; it is overwritten by the next call.
   */
  count(stream: string): { readonly occurrences: Uint32Array; readonly total: number };
}

interface Slot {
  readonly term: string;
  readonly index: number;
}

const space = 32;

/**
 * Prepares a counter for distinct terms. A stream of a thousand terms costs one pass over its characters: a rolling hash per
 * term, compared with the string only when the hash is one of those asked. (Splitting a thousand candidates into strings is
 * what makes rescoring slow.)
 */
export function createTermCounter(terms: readonly string[]): TermCounter {
  const slots = groupByHash(terms);
  const occurrences = new Uint32Array(terms.length);
  return {
    count(stream) {
      occurrences.fill(0);
      return { occurrences, total: scan(stream, slots, occurrences) };
    },
  };
}

function groupByHash(terms: readonly string[]): ReadonlyMap<number, readonly Slot[]> {
  const slots = new Map<number, Slot[]>();
  for (const [index, term] of terms.entries()) {
    const hash = hashOf(term);
    slots.set(hash, [...(slots.get(hash) ?? []), { term, index }]);
  }
  return slots;
}

function hashOf(term: string): number {
  let hash = 0;
  for (let at = 0; at < term.length; at += 1) hash = (Math.imul(hash, 31) + term.charCodeAt(at)) | 0;
  return hash;
}

function scan(stream: string, slots: ReadonlyMap<number, readonly Slot[]>, occurrences: Uint32Array): number {
  let total = 0;
  let start = 0;
  let hash = 0;
  for (let at = 0; at <= stream.length; at += 1) {
    const code = at === stream.length ? space : stream.charCodeAt(at);
    if (code !== space) {
      hash = (Math.imul(hash, 31) + code) | 0;
      continue;
    }
    if (at > start) {
      total += 1;
      const found = slots.get(hash);
      if (found !== undefined) tally(found, stream.slice(start, at), occurrences);
    }
    start = at + 1;
    hash = 0;
  }
  return total;
}

function tally(slots: readonly Slot[], word: string, occurrences: Uint32Array): void {
  for (const { term, index } of slots) if (term === word) occurrences[index] = (occurrences[index] ?? 0) + 1;
}
