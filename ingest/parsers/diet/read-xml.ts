import { SaxesParser } from 'saxes';
import { groupSpeeches, readMeeting, type FieldRecord, type Meeting } from './meeting.ts';

/** What an XML answer held, or why it could not be read. */
export interface XmlAnswer {
  readonly meetings: readonly Meeting[];
  /** A cut or broken answer gives no meeting at all, so that half a meeting is never taken for a whole one. */
  readonly problem?: 'xml.malformed' | 'xml.entity-declared';
  readonly message?: string;
}

/** Reads an XML answer of /api/meeting or /api/speech. Only the field elements inside the records matter; entities are never expanded. */
export function readXmlMeetings(text: string): XmlAnswer {
  const state: XmlState = { meetings: [], speeches: [], text: '' };
  const parser = new SaxesParser({ xmlns: false });
  const failure: { message?: string; declared?: boolean } = {};
  parser.on('error', (error) => { failure.message ??= error.message; });
  parser.on('doctype', () => { failure.declared = true; });
  parser.on('opentag', ({ name }) => openElement(state, name));
  parser.on('text', (part) => { state.text += part; });
  parser.on('cdata', (part) => { state.text += part; });
  parser.on('closetag', ({ name }) => closeElement(state, name));
  feed(parser, text, failure);
  const meetings = [...state.meetings.map(readMeeting), ...groupSpeeches(state.speeches)];
  if (failure.declared === true) return { meetings: [], problem: 'xml.entity-declared', message: 'the answer holds a DOCTYPE' };
  return failure.message === undefined ? { meetings } : { meetings: [], problem: 'xml.malformed', message: failure.message };
}

interface XmlState {
  readonly meetings: FieldRecord[];
  /** Speeches outside of any meeting. */
  readonly speeches: FieldRecord[];
  meeting?: { fields: Record<string, string>; speeches: FieldRecord[] } | undefined;
  speech?: Record<string, string> | undefined;
  text: string;
}

/** Stops at the first error, so that an entity bomb is never unfolded. */
function feed(parser: SaxesParser, text: string, failure: { readonly message?: string; readonly declared?: boolean }): void {
  for (let start = 0; start < text.length && failure.message === undefined && failure.declared !== true; start += 65_536) {
    parser.write(text.slice(start, start + 65_536));
  }
  if (failure.message === undefined && failure.declared !== true) parser.close();
}

function openElement(state: XmlState, name: string): void {
  state.text = '';
  if (name === 'meetingRecord') state.meeting = { fields: {}, speeches: [] };
  if (name === 'speechRecord') state.speech = {};
}

function closeElement(state: XmlState, name: string): void {
  if (name === 'speechRecord') closeSpeech(state);
  else if (name === 'meetingRecord') closeMeeting(state);
  else if (state.speech !== undefined) state.speech[name] = state.text;
  else if (state.meeting !== undefined) state.meeting.fields[name] = state.text;
  state.text = '';
}

function closeSpeech(state: XmlState): void {
  if (state.speech !== undefined) (state.meeting?.speeches ?? state.speeches).push(state.speech);
  state.speech = undefined;
}

function closeMeeting(state: XmlState): void {
  if (state.meeting !== undefined) state.meetings.push({ ...state.meeting.fields, speechRecord: state.meeting.speeches });
  state.meeting = undefined;
}
