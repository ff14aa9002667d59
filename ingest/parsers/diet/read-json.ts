import { groupSpeeches, isRecord, readMeeting, type FieldRecord, type Meeting } from './meeting.ts';

/**
 * Meetings of one JSON value: an answer of /api/meeting (`meetingRecord`) or /api/speech (`speechRecord`), the form before
 * 2020 (`data.records.record[].recordData`), one meeting, or an array of any of these. Anything else gives none.
 */
export function readJsonMeetings(value: unknown): readonly Meeting[] {
  if (Array.isArray(value)) return readList(value.filter(isRecord));
  return isRecord(value) ? readRecord(value) : [];
}

function readRecord(record: FieldRecord): readonly Meeting[] {
  if ('meetingRecord' in record) return listOf(record['meetingRecord']).map(readMeeting);
  if (isMeeting(record)) return [readMeeting(record)];
  if ('speechRecord' in record) return groupSpeeches(listOf(record['speechRecord']));
  if (typeof record['speech'] === 'string') return groupSpeeches([record]);
  const inner = record['data'] ?? record['records'] ?? record['record'] ?? record['recordData'];
  return inner === undefined ? [] : readJsonMeetings(inner);
}

/** Speeches that stand in records of their own are grouped over the whole list. */
function readList(records: readonly FieldRecord[]): readonly Meeting[] {
  const speeches = records.map(bareSpeech);
  if (speeches.length > 0 && speeches.every((speech) => speech !== undefined)) return groupSpeeches(speeches);
  return records.flatMap(readRecord);
}

function bareSpeech(record: FieldRecord): FieldRecord | undefined {
  if (typeof record['speech'] === 'string') return record;
  const data = isRecord(record['recordData']) ? record['recordData'] : record;
  const speech = data['speechRecord'];
  return isRecord(speech) ? speech : undefined;
}

/** A meeting names itself beside its speeches; an answer of /api/speech does not. */
function isMeeting(record: FieldRecord): boolean {
  return Array.isArray(record['speechRecord']) && ('nameOfMeeting' in record || 'issueID' in record || 'date' in record);
}

function listOf(value: unknown): readonly FieldRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];
}
