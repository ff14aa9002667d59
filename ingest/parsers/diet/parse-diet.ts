import { createFinding, type Finding } from '../../../corpora-config/index.ts';
import { decodeText, findReplacements, type DecodedText } from '../decode-text.ts';
import { detectFormat } from '../detect-format.ts';
import { readJsonLines } from '../json-lines.ts';
import type { Parser, ParserInput, ParserOutput } from '../parser.ts';
import type { Meeting } from './meeting.ts';
import { createMeetingDocument, mergeMeetings, separateSpeeches } from './meeting-document.ts';
import { readJsonMeetings } from './read-json.ts';
import { readXmlMeetings } from './read-xml.ts';

/**
 * Reads records of the Diet: JSON and XML answers of 国会会議録検索システム (https://kokkai.ndl.go.jp/api.html), the JSON form
 * before 2020, and JSON lines of meetings. One document a meeting. A speech that a search found is a document
 * of its own, marked `record=partial`.
 */
export const dietParser: Parser = {
  version: 'diet-2',
  parse: (input) => Promise.resolve(parseDiet(input)),
};

interface Read {
  readonly meetings: readonly Meeting[];
  readonly findings: readonly Finding[];
}

function parseDiet(input: ParserInput): ParserOutput {
  const decoded = decodeText(input.bytes);
  const { meetings, findings } = readMeetings(input, decoded);
  const merged = mergeMeetings(meetings).filter((meeting) => meeting.speeches.some((speech) => speech.text.trim() !== ''));
  const documents = merged.flatMap(separateSpeeches).map((meeting) => createMeetingDocument(input, meeting));
  const empty = documents.length === 0 && !findings.some((finding) => finding.severity === 'failure');
  const none = empty ? [createFinding('diet.no-speech', `${input.key} holds no speech`)] : [];
  return { documents, findings: [...findReplacements(decoded), ...findings, ...none] };
}

function readMeetings(input: ParserInput, { text }: DecodedText): Read {
  const { format } = detectFormat(input.bytes, input.key);
  if (format === 'jsonl') return readLines(text);
  if (text.trimStart().startsWith('<')) return readXml(text);
  try {
    return { meetings: readJsonMeetings(JSON.parse(text)), findings: [] };
  } catch (cause) {
    return { meetings: [], findings: [createFinding('json.malformed', String(cause))] };
  }
}

function readLines(text: string): Read {
  const { values, findings } = readJsonLines(text);
  return { meetings: readJsonMeetings(values.map(({ value }) => value)), findings };
}

function readXml(text: string): Read {
  const { meetings, problem, message } = readXmlMeetings(text);
  return { meetings, findings: problem === undefined ? [] : [createFinding(problem, message ?? problem)] };
}
