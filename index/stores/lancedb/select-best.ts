import type { Candidate, StoredChunk } from '../chunk-store.ts';
import { compareBestFirst, compareText } from '../selection.ts';

/** What to ask the engine for. */
export interface BestQuestions {
  /** Its best `count` candidates, whole. */
  candidates(count: number): Promise<readonly Candidate[]>;
  /** Its best `count` identifiers with their scores: a third of the time. */
  scores(count: number): Promise<readonly ScoredId[]>;
  chunks(ids: readonly string[]): Promise<readonly StoredChunk[]>;
  /** Absent: every row is one chunk. Else: the chunks inside the scope that the rows stand for. */
  expand?(rows: readonly Candidate[]): Promise<readonly Candidate[]>;
}

interface ScoredId {
  readonly id: string;
  readonly score: number;
}

/** More are asked for, up to this many, when scores tie at the end of the list. */
const maximumAsked = 4096;

/**
 * The best `limit` candidates with ties in order of their ids. The engine orders ties by nothing, so when the last one wanted
 * ties with the next, more are asked for until the tie is whole. Beyond 4,096 equal scores the engine's own choice stands.
 */
export async function selectBest(questions: BestQuestions, limit: number): Promise<readonly Candidate[]> {
  if (questions.expand !== undefined) return selectExpanded({ ...questions, expand: questions.expand }, limit);
  const found = await questions.candidates(limit + 1);
  if (found.length <= limit || !isTieCut(found, limit)) return found.toSorted(compareBestFirst).slice(0, limit);
  const best = await settleTie(questions, limit);
  const held = new Map(found.map(({ chunk }) => [chunk.id, chunk]));
  const missing = await questions.chunks(best.filter(({ id }) => !held.has(id)).map(({ id }) => id));
  for (const chunk of missing) held.set(chunk.id, chunk);
  return best.flatMap(({ id, score }) => toCandidate(held.get(id), score));
}

/** The same when a row may be several chunks or none inside the scope: more rows are asked for until those left out cannot be among the best. */
async function selectExpanded({ candidates, expand }: Pick<Required<BestQuestions>, 'candidates' | 'expand'>, limit: number): Promise<readonly Candidate[]> {
  for (let asked = limit + 1; ; asked = asked < maximumAsked ? Math.min(asked * 4, maximumAsked) : asked * 4) {
    const rows = await candidates(asked);
    const inside = (await expand(rows)).toSorted(compareBestFirst);
    const least = rows.reduce((score, row) => Math.min(score, row.score), Number.POSITIVE_INFINITY);
    const isDecided = (inside[limit - 1]?.score ?? Number.NEGATIVE_INFINITY) > least || (inside.length >= limit && asked >= maximumAsked);
    if (rows.length < asked || isDecided) return inside.slice(0, limit);
  }
}

async function settleTie(questions: BestQuestions, limit: number): Promise<readonly ScoredId[]> {
  let asked = limit + 1;
  let found: readonly ScoredId[];
  do {
    asked = Math.max(limit + 1, Math.min(asked * 4, maximumAsked));
    found = await questions.scores(asked);
  } while (found.length === asked && asked < maximumAsked && isTieCut(found, limit));
  return found.toSorted((a, b) => b.score - a.score || compareText(a.id, b.id)).slice(0, limit);
}

/** Whether the last one wanted has the score of the last one found. */
function isTieCut(found: readonly { readonly score: number }[], limit: number): boolean {
  const scores = found.map(({ score }) => score).sort((a, b) => b - a);
  return scores[limit - 1] === scores.at(-1);
}

function toCandidate(chunk: StoredChunk | undefined, score: number): readonly Candidate[] {
  return chunk === undefined ? [] : [{ chunk, score }];
}
