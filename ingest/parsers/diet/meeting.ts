/** One meeting as an answer of the National Diet Library gives it; absent, null and empty fields are absent here. */
export interface Meeting {
  /** 21 characters; absent before 2020. */
  readonly issueId?: string | undefined;
  readonly imageKind?: string | undefined;
  readonly session?: string | undefined;
  readonly house?: string | undefined;
  readonly meeting?: string | undefined;
  /** As given: 第12号, 28号. */
  readonly issue?: string | undefined;
  /** ISO date. */
  readonly date?: string | undefined;
  readonly closing?: string | undefined;
  readonly url?: string | undefined;
  readonly speeches: readonly Speech[];
  /** True when the speeches come from a search, so that others of the meeting are missing. */
  readonly partial: boolean;
}

/** One speech. */
export interface Speech {
  readonly id?: string | undefined;
  /** Place in the meeting; 0 is its header (会議録情報). */
  readonly order: number;
  readonly speaker?: string | undefined;
  readonly speakerReading?: string | undefined;
  readonly group?: string | undefined;
  readonly position?: string | undefined;
  /** 証人, 参考人 or 公述人. */
  readonly role?: string | undefined;
  readonly startPage?: string | undefined;
  readonly url?: string | undefined;
  readonly text: string;
}

/** A record of any answer form: field names of the API, values as text, number or null. */
export type FieldRecord = Readonly<Record<string, unknown>>;

/** Reads one `meetingRecord`, its `speechRecord` array with it. */
export function readMeeting(record: FieldRecord): Meeting {
  const speeches = Array.isArray(record['speechRecord']) ? record['speechRecord'].filter(isRecord) : [];
  return { ...readMeetingFields(record), speeches: speeches.map((speech, index) => readSpeech(speech, index)), partial: false };
}

/** Groups `speechRecord`s of a search by meeting, in the order in which the meetings are met. */
export function groupSpeeches(records: readonly FieldRecord[]): readonly Meeting[] {
  const groups = new Map<string, FieldRecord[]>();
  for (const record of records) {
    const key = readField(record, 'issueID') ?? ['session', 'nameOfHouse', 'nameOfMeeting', 'date'].map((name) => readField(record, name)).join('-');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()].map((group) => ({ ...readMeetingFields(group[0] ?? {}), speeches: group.map(readSpeech), partial: true }));
}

/** A plain object, no array. */
export function isRecord(value: unknown): value is FieldRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readMeetingFields(record: FieldRecord): Omit<Meeting, 'speeches' | 'partial'> {
  return {
    issueId: readField(record, 'issueID'),
    imageKind: readField(record, 'imageKind'),
    session: readField(record, 'session'),
    house: readField(record, 'nameOfHouse'),
    meeting: readField(record, 'nameOfMeeting'),
    issue: readField(record, 'issue'),
    date: readField(record, 'date'),
    closing: readField(record, 'closing'),
    url: readField(record, 'meetingURL'),
  };
}

function readSpeech(record: FieldRecord, index: number): Speech {
  const order = Number(readField(record, 'speechOrder') ?? index);
  return {
    id: readField(record, 'speechID'),
    order: Number.isInteger(order) ? order : index,
    speaker: readField(record, 'speaker'),
    speakerReading: readField(record, 'speakerYomi'),
    group: readField(record, 'speakerGroup'),
    position: readField(record, 'speakerPosition'),
    role: readField(record, 'speakerRole'),
    startPage: readField(record, 'startPage'),
    url: readField(record, 'speechURL'),
    text: typeof record['speech'] === 'string' ? record['speech'] : '',
  };
}

function readField(record: FieldRecord, name: string): string | undefined {
  const value = record[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
