import type { Analyser } from '../../index/index.ts';
import type { TextPart } from '../retriever.ts';
import { diffSequences, type SequenceRun } from './diff-sequences.ts';

/** More words than this on both sides together are not compared one by one: the passage is shown as replaced. */
const mostWords = 30_000;
/** A same piece this short between two changes (の, 、) is part of one change: marks would hide what changed. In UTF-16 units. */
const shortestSame = 1;

/** What changed between two texts, word by word: lines that are the same are set apart first, then the words of the other lines are compared. */
export function diffTexts(from: string, to: string, analyser: Pick<Analyser, 'tokens'>): readonly TextPart[] {
  const [fromLines, toLines] = [splitLines(from), splitLines(to)];
  const parts = diffSequences(fromLines, toLines).flatMap((run) => {
    const [before, after] = [cut(fromLines, run.from), cut(toLines, run.to)];
    return run.same ? [{ kind: 'same' as const, text: before }] : diffWords(before, after, analyser);
  });
  return joinParts(parts);
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

function cut(pieces: readonly string[], { start, end }: SequenceRun['from']): string {
  return pieces.slice(start, end).join('');
}

function diffWords(from: string, to: string, analyser: Pick<Analyser, 'tokens'>): readonly TextPart[] {
  const [fromWords, toWords] = [splitWords(from, analyser), splitWords(to, analyser)];
  if (fromWords.length + toWords.length > mostWords) return partsOf(from, to);
  const parts = diffSequences(fromWords, toWords).flatMap((run) => {
    const [before, after] = [cut(fromWords, run.from), cut(toWords, run.to)];
    return run.same ? [{ kind: 'same' as const, text: before }] : partsOf(before, after);
  });
  return parts.flatMap((part, at) => (isBetweenChanges(parts, at) && part.text.length <= shortestSame ? partsOf(part.text, part.text) : [part]));
}

function isBetweenChanges(parts: readonly TextPart[], at: number): boolean {
  const [before, after] = [parts[at - 1], parts[at + 1]];
  return parts[at]?.kind === 'same' && before !== undefined && after !== undefined && before.kind !== 'same' && after.kind !== 'same';
}

/** The words of the index, and what stands between them. */
function splitWords(text: string, analyser: Pick<Analyser, 'tokens'>): readonly string[] {
  const words: string[] = [];
  let at = 0;
  for (const { start, end } of analyser.tokens(text, 'morphemes')) {
    if (start < at) continue;
    words.push(...text.slice(at, start), text.slice(start, end));
    at = end;
  }
  return [...words, ...text.slice(at)].filter((word) => word !== '');
}

function partsOf(from: string, to: string): readonly TextPart[] {
  const both: readonly TextPart[] = [{ kind: 'removed', text: from }, { kind: 'added', text: to }];
  return both.filter(({ text }) => text !== '');
}

/** Neighbours of one kind become one; of a change, what was removed comes first. */
function joinParts(parts: readonly TextPart[]): readonly TextPart[] {
  const joined: TextPart[] = [];
  let [removed, added] = ['', ''];
  for (const { kind, text } of [...parts, { kind: 'same' as const, text: '' }]) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      joined.push(...partsOf(removed, added));
      [removed, added] = ['', ''];
      const last = joined.at(-1);
      if (last?.kind === 'same') joined[joined.length - 1] = { kind, text: last.text + text };
      else if (text !== '') joined.push({ kind, text });
    }
  }
  return joined;
}
