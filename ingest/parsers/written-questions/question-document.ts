import { buildIdentifier, createFinding, type Document, type Finding, type Section } from '../../../corpora-config/index.ts';
import { attributesOf, buildDocument } from '../build-document.ts';
import { splitLines } from '../lines.ts';
import type { ParserInput } from '../parser.ts';
import type { QuestionRecord } from './question-record.ts';
import { splitAnswer, splitQuestion, type PointRun } from './split-points.ts';

/**
 * One document of a written question: `question/{shu|san}/{session}/{number}`, an answer held apart `…/{number}-answer`.
 * Sections `question/1`, `question/1-2`, `answer/2+3`; paragraphs after the first of a point `question/1/p2`.
 */
export function createQuestionDocument(input: ParserInput, record: QuestionRecord): Document {
  const number = `${record.number}${record.part === undefined ? '' : `-${record.part}`}`;
  return buildDocument(input, {
    id: buildIdentifier({ kind: 'question', document: [record.house, String(record.session), number], path: [] }),
    title: record.title,
    sections: sectionsOf(record),
    findings: findTrouble(record),
    date: record.submitted ?? record.answered,
    uri: record.url,
    attributes: attributesOf({
      house: record.house === 'shu' ? '衆議院' : '参議院',
      session: record.session,
      number: record.number,
      submitter: record.submitter,
      submitted: record.submitted,
      answered: record.answered,
      part: record.part ?? (record.answer === undefined ? 'question' : undefined),
    }),
  });
}

function sectionsOf({ question, answer, entry }: QuestionRecord): readonly Section[] {
  return [
    ...sectionsOfText('question', question, splitQuestion),
    ...sectionsOfText('answer', answer, splitAnswer),
    ...(entry === undefined ? [] : [sectionOfEntry(entry)]),
  ];
}

function sectionsOfText(part: 'question' | 'answer', given: string | undefined, split: (text: string) => readonly PointRun[]): readonly Section[] {
  if (given === undefined || given.trim() === '') return [];
  const text = given.endsWith('\n') ? given : `${given}\n`;
  const { navigation, body, after } = setNavigationApart(text);
  const before = paragraphsOf({ text: navigation }, part, 'navigation');
  const points = split(body).flatMap((run) => paragraphsOf(run, part, run.label ?? 'front'));
  return makeUnique([...before, ...points, ...paragraphsOf({ text: after }, part, 'links')]);
}

/** Text of the page around the document itself: what stands before 令和…提出/受領, and the links after it. */
function setNavigationApart(text: string): { readonly navigation: string; readonly body: string; readonly after: string } {
  const start = /^[ \u3000]*(?:明治|大正|昭和|平成|令和)[^\n]{1,14}日(?:提出|受領)/mu.exec(text)?.index ?? 0;
  const links = /^[ \u3000]*(?:経過へ|質問本文|答弁本文|質問の一覧|一覧に戻る|ページの先頭|衆議院\n|〒|Copyright)[\s\S]*$/mu.exec(text.slice(start));
  const end = links === null ? text.length : start + links.index;
  const nearEnd = text.length - end < 2000;
  return { navigation: text.slice(0, start), body: text.slice(start, nearEnd ? end : text.length), after: nearEnd ? text.slice(end) : '' };
}

function paragraphsOf({ text, label }: PointRun, part: 'question' | 'answer', name: string): readonly Section[] {
  const unit = [part, label?.split(/[-+]/u)[0] ?? name];
  const framed = name === 'navigation' || name === 'links';
  const paragraphs = framed ? [text].filter((whole) => whole !== '') : joinBlankLines(text);
  return paragraphs.map((paragraph, index): Section => ({
    path: index === 0 ? [part, name] : [part, name, `p${index + 1}`],
    parent: unit,
    role: name === 'navigation' ? 'header' : name === 'links' ? 'footer' : 'text',
    startsUnit: index === 0 && (label === undefined || !label.includes('-')),
    breadcrumb: [part === 'question' ? '質問' : '答弁', ...(label === undefined || framed ? [] : [label])],
    text: paragraph,
    locator: { kind: 'anchor', anchor: `${part}/${name}` },
  }));
}

function joinBlankLines(text: string): readonly string[] {
  const paragraphs: string[] = [];
  for (const { text: line } of splitLines(text)) {
    const last = paragraphs.at(-1);
    if (last !== undefined && (line.trim() === '' || last.trim() === '')) paragraphs[paragraphs.length - 1] = last + line;
    else paragraphs.push(line);
  }
  return paragraphs;
}

/** A label met twice (points counted anew in a second part) gets `.2`, `.3` … */
function makeUnique(sections: readonly Section[]): readonly Section[] {
  const used = new Map<string, number>();
  return sections.map((section) => {
    const key = section.path.join('/');
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return count === 1 ? section : { ...section, path: [...section.path.slice(0, -1), `${section.path.at(-1) ?? ''}.${count}`] };
  });
}

function sectionOfEntry(entry: readonly (readonly [string, string])[]): Section {
  const text = entry.map(([label, value]) => `${label}: ${value}\n`).join('');
  return { path: ['entry'], role: 'text', startsUnit: true, breadcrumb: [], text, locator: { kind: 'anchor', anchor: 'entry' } };
}

/** 200 characters without a line break are more than any paragraph before the first point holds. */
function findTrouble({ question, answer, title }: QuestionRecord): readonly Finding[] {
  if (question === undefined && answer === undefined) return [createFinding('question.no-body', `only the index entry of ${title} is held`)];
  const flat = [question, answer].some((text) => text !== undefined && text.length > 200 && !text.trim().includes('\n'));
  return flat ? [createFinding('question.flattened', `the line breaks of ${title} are lost`)] : [];
}
