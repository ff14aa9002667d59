import { cutLongLine, type Line } from '../lines.ts';

/** A heading, a row of a pipe table, or a paragraph, its blank lines with it. */
export interface MarkdownRun {
  readonly kind: 'heading' | 'table' | 'text';
  /** 1–6 for headings, else 0. */
  readonly level: number;
  /** As in the source, marks included. */
  readonly text: string;
  /** The heading without its marks; empty for the rest. */
  readonly title: string;
  /** From 1. */
  readonly line: number;
  readonly lastLine: number;
}

/** Splits Markdown into runs; joined, they are the source. Inside a code fence nothing is a heading or a table. */
export function findMarkdownRuns(lines: readonly Line[]): readonly MarkdownRun[] {
  const runs: OpenRun[] = [];
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line.text)?.[1];
    const inFence = fence !== undefined || mark !== undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true) fence = undefined;
    appendLine(runs, line, inFence ? plainLine : classify(line.text, lines[index + 1]?.text));
  }
  return runs.flatMap(closeRun);
}

interface OpenRun extends Omit<MarkdownRun, 'text' | 'lastLine'> {
  readonly lines: string[];
  lastLine: number;
  /** A blank line has been met. */
  closed: boolean;
}

interface LineClass {
  readonly kind: 'heading' | 'underline' | 'table' | 'text' | 'blank';
  readonly level: number;
  readonly title: string;
}

const plainLine: LineClass = { kind: 'text', level: 0, title: '' };

/** `next` tells a heading that is underlined by === or ---. */
function classify(text: string, next: string | undefined): LineClass {
  if (text.trim() === '') return { kind: 'blank', level: 0, title: '' };
  const [, marks, title = ''] = /^ {0,3}(#{1,6})(?:[\s\u3000]+(.*?))?(?:\s+#+)?\s*$/u.exec(text) ?? [];
  if (marks !== undefined) return { kind: 'heading', level: marks.length, title: title.trim() };
  if (/^ {0,3}\|/u.test(text)) return { kind: 'table', level: 0, title: '' };
  const underline = /^ {0,3}(?:(=+)|(-{2,}))\s*$/u.exec(next ?? '');
  const underlined = underline !== null && !/^\s*(?:[-=>*+]|\d+\.\s)/u.test(text);
  if (underlined) return { kind: 'heading', level: underline[1] === undefined ? 2 : 1, title: text.trim() };
  return /^ {0,3}(?:=+|-{2,})\s*$/u.test(text) ? { kind: 'underline', level: 0, title: '' } : plainLine;
}

function appendLine(runs: OpenRun[], { text, number }: Line, { kind, level, title }: LineClass): void {
  const last = runs.at(-1);
  const underlines = kind === 'underline' && last?.kind === 'heading' && last.lastLine === number - 1;
  const continues = kind === 'text' && last?.kind === 'text' && !last.closed;
  if (last === undefined || !(kind === 'blank' || underlines || continues)) {
    runs.push({ kind: kind === 'heading' || kind === 'table' ? kind : 'text', level, lines: [text], title, line: number, lastLine: number, closed: kind === 'blank' });
    return;
  }
  last.lines.push(text);
  last.lastLine = number;
  last.closed ||= kind === 'blank';
}

/** A paragraph of one very long line is cut at sentence ends. */
function closeRun({ kind, level, lines, title, line, lastLine }: OpenRun): readonly MarkdownRun[] {
  const text = lines.join('');
  const pieces = text.length <= 100_000 ? [text] : cutLongLine(text, 10_000);
  return pieces.map((piece) => ({ kind, level, text: piece, title, line, lastLine }));
}
