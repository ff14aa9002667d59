import type { Line } from './group-lines.ts';

/** A gap from this many ems on parts words; smaller ones are letter spacing. */
const latinGapEms = 0.15;
/** Japanese needs about a whole em of white: 第一条 and its title. */
const japaneseGapEms = 0.8;

const latin = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}.,:;!?)\]%”’&/-]/u;
const latinStart = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}([“‘&$¥/-]/u;
const divisionHyphen = /[-\u2010\u2011\u00ad]$/u;

/** Text of one line: a space between Latin words, U+3000 where Japanese is set apart, nothing else between its runs. */
export function joinRuns({ runs }: Line): string {
  let text = '';
  let end = 0;
  for (const { run, start, end: next } of runs) {
    text += (text === '' ? '' : gapText(text, run.text, (start - end) / run.size)) + run.text;
    end = Math.max(end, next);
  }
  return text;
}

/** Joins the lines of one paragraph: nothing between Japanese, a space between Latin words; a hyphen at a line's end is kept as it is printed. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => text + (text !== '' && needsSpace(text, line) && !divisionHyphen.test(text) ? ' ' : '') + line, '');
}

function gapText(before: string, after: string, gapEms: number): string {
  if (needsSpace(before, after)) return gapEms >= latinGapEms ? ' ' : '';
  return gapEms >= japaneseGapEms ? '\u3000' : '';
}

function needsSpace(before: string, after: string): boolean {
  return latin.test(before.at(-1) ?? '') && latinStart.test(after.at(0) ?? '');
}
