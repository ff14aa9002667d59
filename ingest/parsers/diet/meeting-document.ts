import { buildIdentifier, createFinding, type Attributes, type Document, type Finding, type Section } from '../../../corpora-config/index.ts';
import { attributesOf, buildDocument } from '../build-document.ts';
import { splitLines } from '../lines.ts';
import type { ParserInput } from '../parser.ts';
import type { Meeting, Speech } from './meeting.ts';

/**
 * One document of a meeting, or of one speech that a search found: `diet/{issueID}`, a section for each paragraph (line) of a speech. The first paragraph of speech 12 is
 * `…_012`, its second `…_012/2`. Meetings without an issueID are named `{session}-{house}-{meeting}-{date}`.
 */
export function createMeetingDocument(input: ParserInput, meeting: Meeting): Document {
  const name = nameDocument(meeting);
  const labels = labelSpeeches(meeting.speeches);
  return buildDocument(input, {
    id: buildIdentifier({ kind: 'diet', document: [name], path: [] }),
    title: titleOf(meeting),
    sections: meeting.speeches.flatMap((speech, index) => sectionsOf(speech, labels[index] ?? '', name)),
    attributes: attributesOfMeeting(meeting),
    findings: findTrouble(meeting, name),
    date: /^\d{4}-\d{2}-\d{2}$/u.test(meeting.date ?? '') ? meeting.date : undefined,
    uri: meeting.url,
  });
}

/**
 * A search finds single speeches of a meeting, and the next search others; each is a document of its own, `diet/{issueID}.{order}`,
 * so that the answers of several searches add up instead of replacing one another. A whole meeting stays one document.
 */
export function separateSpeeches(meeting: Meeting): readonly Meeting[] {
  return meeting.partial ? meeting.speeches.map((speech) => ({ ...meeting, speeches: [speech] })) : [meeting];
}

/** Joins meetings of one name; speeches with the same id and text, or the same order and text, stand once, all in order. */
export function mergeMeetings(meetings: readonly Meeting[]): readonly Meeting[] {
  const merged = new Map<string, Meeting>();
  for (const meeting of meetings) {
    const name = meeting.issueId ?? nameMeeting(meeting);
    const before = merged.get(name);
    merged.set(name, before === undefined ? meeting : { ...before, speeches: [...before.speeches, ...meeting.speeches], partial: before.partial && meeting.partial });
  }
  return [...merged.values()].map((meeting) => ({ ...meeting, speeches: orderSpeeches(meeting.speeches) }));
}

function orderSpeeches(speeches: readonly Speech[]): readonly Speech[] {
  const distinct = new Map(speeches.map((speech) => [JSON.stringify([speech.id ?? '', speech.order, speech.text]), speech]));
  return [...distinct.values()].toSorted((a, b) => a.order - b.order);
}

function nameDocument(meeting: Meeting): string {
  const name = meeting.issueId ?? nameMeeting(meeting);
  const [first] = meeting.speeches;
  return meeting.partial && first !== undefined ? `${name}.${labelOf(first)}` : name;
}

function labelOf({ order }: Speech): string {
  return String(order).padStart(3, '0');
}

function nameMeeting({ session, house, meeting, date }: Meeting): string {
  return [session, house, meeting, date].map((part) => part ?? '不明').join('-');
}

/** Three digits of the order; a different speech with the same order gets `-2`. */
function labelSpeeches(speeches: readonly Speech[]): readonly string[] {
  const used = new Map<string, number>();
  return speeches.map((speech) => {
    const label = labelOf(speech);
    const count = (used.get(label) ?? 0) + 1;
    used.set(label, count);
    return count === 1 ? label : `${label}-${count}`;
  });
}

function titleOf(meeting: Meeting): string {
  const session = meeting.session === undefined ? undefined : `第${meeting.session}回国会`;
  const issue = meeting.issue === undefined ? undefined : meeting.issue.replace(/^(\d+)号$/u, '第$1号');
  const parts = [session, houseOf(meeting), meeting.meeting, issue, kindOf(meeting)].filter((part) => part !== undefined);
  return parts.length === 0 ? '会議録' : parts.join(' ');
}

/** The fifth character of an issueID tells the house where the record leaves it out. */
function houseOf({ house, issueId }: Meeting): string | undefined {
  return house ?? ({ 0: '衆議院', 1: '参議院', 2: '両院' } as Readonly<Record<string, string>>)[issueId?.charAt(4) ?? ''];
}

function kindOf({ imageKind }: Meeting): string | undefined {
  return imageKind === '会議録' ? undefined : imageKind;
}

function attributesOfMeeting(meeting: Meeting): Attributes {
  const { session, meeting: name, issue, closing, partial } = meeting;
  return attributesOf({ session, house: houseOf(meeting), meeting: name, issue, closing, imageKind: kindOf(meeting), record: partial ? 'partial' : undefined });
}

function sectionsOf(speech: Speech, label: string, meetingName: string): readonly Section[] {
  const paragraphs = joinEmptyLines(speech.text);
  const attributes = attributesOf({
    speaker: speech.speaker,
    speakerPosition: speech.position,
    speakerGroup: speech.group,
    speakerRole: speech.role,
    speakerReading: speech.speakerReading,
  });
  return paragraphs.map((text, index): Section => ({
    path: index === 0 ? [label] : [label, String(index + 1)],
    parent: [label],
    role: speech.order === 0 ? 'header' : 'text',
    startsUnit: index === 0,
    breadcrumb: breadcrumbOf(speech),
    text,
    locator: { kind: 'speech', speech: speech.id ?? `${meetingName}#${speech.order}`, paragraph: index + 1 },
    attributes,
  }));
}

/** The line end of the last paragraph is added, so that joined speeches stay apart; blank lines stay with the line before. */
function joinEmptyLines(text: string): readonly string[] {
  const ended = text === '' || /[\r\n]$/u.test(text) ? text : `${text}\n`;
  const paragraphs: string[] = [];
  for (const { text: line } of splitLines(ended)) {
    const last = paragraphs.at(-1);
    if (last !== undefined && (line.trim() === '' || last.trim() === '')) paragraphs[paragraphs.length - 1] = last + line;
    else paragraphs.push(line);
  }
  return paragraphs;
}

function breadcrumbOf({ speaker, position }: Speech): readonly string[] {
  if (speaker === undefined) return position === undefined ? [] : [position];
  return [position === undefined ? speaker : `${speaker}（${position}）`];
}

function findTrouble(meeting: Meeting, name: string): readonly Finding[] {
  const cut = meeting.speeches.filter((speech) => speech.text.length <= 503 && speech.text.endsWith('...'));
  const findings = cut.map((speech) => createFinding('diet.text-cut', `speech ${speech.order} of ${name} is cut`, { kind: 'speech', speech: speech.id ?? `${name}#${speech.order}` }));
  if (meeting.issueId !== undefined) return findings;
  return [...findings, createFinding('diet.missing-identifier', `the meeting has no issueID; it is named ${name}`)];
}
