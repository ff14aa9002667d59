import type { Line } from './group-lines.ts';
import { joinRuns } from './join-text.ts';

/** What opens a paragraph whatever stands before it: 第一条, (1), ①, １ before white space, ・, 〇, ※. */
const opener =
  /^(?:第[一二三四五六七八九十百千〇\d０-９]+[編章節款目条項号]|[（(【〔][\d０-９一二三四五六七八九十ァ-ンa-zA-Zⅰ-ⅹivx]{1,4}[)）】〕]|[①-⑳⑴-⒇⒈-⒛㈠-㈩\ue000-\uf8ff]|[・●○〇◎■□◆◇※▶►☆★]|[\d０-９]{1,2}[\u3000 .．、]|[一二三四五六七八九十]{1,3}[\u3000、]|[ァ-ン]\u3000)/u;

interface TextLine extends Line {
  readonly text: string;
}

/** Groups the lines of one region into paragraphs, by pitch, size, indent, short last lines and what opens an item. */
export function groupParagraphs(lines: readonly Line[]): readonly (readonly Line[])[] {
  const region = measureRegion(lines);
  const paragraphs: TextLine[][] = [];
  for (const line of lines.map((one) => ({ ...one, text: joinRuns(one) }))) {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined && continues(paragraph, line, region)) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

interface Region {
  readonly end: number;
  /** Usual distance from one line to the next, in points. */
  readonly pitch: number;
}

function measureRegion(lines: readonly Line[]): Region {
  const pitches = lines.slice(1).map((line, index) => line.top - (lines[index]?.top ?? 0)).toSorted((a, b) => a - b);
  return { end: Math.max(...lines.map(({ end }) => end)), pitch: pitches[pitches.length >> 1] ?? 0 };
}

function continues(paragraph: readonly TextLine[], line: TextLine, region: Region): boolean {
  const [first] = paragraph;
  const last = paragraph.at(-1);
  if (first === undefined || last === undefined || opener.test(line.text)) return false;
  if (line.top - last.top > Math.max(region.pitch * 1.4, line.size * 1.2) || differs(line.size, last.size)) return false;
  if (last.end < region.end - last.size * 2) return false;
  return !isIndented(line, paragraph) || (opener.test(first.text) && paragraph.length === 1);
}

function differs(size: number, other: number): boolean {
  return Math.abs(size - other) > Math.min(size, other) * 0.2;
}

function isIndented(line: TextLine, paragraph: readonly TextLine[]): boolean {
  return line.start > Math.min(...paragraph.map(({ start }) => start)) + line.size * 0.7;
}
