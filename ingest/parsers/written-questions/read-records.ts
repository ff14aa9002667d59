import { isCalendarDate } from '../../../corpora-config/index.ts';
import { readNumber } from './kanji-number.ts';
import { readHouse, type QuestionRecord } from './question-record.ts';

/**
 * Reads one JSON value as a written question: an object with house, session, number and questionText (JSON Lines), or an
 * object keyed like the 参議院 index. Absent when house or numbers are missing.
 */
export function readQuestionObject(value: unknown, houseOfFile: 'shu' | 'san'): QuestionRecord | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map(Object.entries(value).map(([key, field]) => [key, textOfField(field)]));
  if (fields.has('提出回次')) return readIndexRow([...fields].map(([key, field]) => [key, field ?? '']), houseOfFile);
  const [session, number] = [readNumber(fields.get('session') ?? ''), readNumber(fields.get('number') ?? '')];
  if (!(session > 0) || !(number > 0)) return undefined;
  return {
    house: readHouse(fields.get('house') ?? '') ?? readHouse(fields.get('id') ?? '') ?? houseOfFile,
    session,
    number,
    title: fields.get('title') ?? '質問主意書',
    submitter: fields.get('submitter'),
    submitted: readIsoDate(fields.get('submitted')),
    answered: readIsoDate(fields.get('answered')),
    url: fields.get('questionUrl'),
    question: fields.get('questionText'),
    answer: fields.get('answerText'),
  };
}

/**
 * Reads a table of the 参議院 index (提出回次, 提出番号, 件名, 提出者 …; house-of-councillors/data/syuisyo.csv), its first row
 * the header. Rows without numbers are left to the caller, as text.
 */
export function readIndexTable(rows: readonly (readonly string[])[], houseOfFile: 'shu' | 'san'): { readonly records: readonly QuestionRecord[]; readonly rest: readonly string[] } {
  const [header = [], ...body] = rows;
  const read = body.map((row) => ({ row, record: readIndexRow(row.map((cell, index) => [header[index] ?? `列${index + 1}`, cell] as const), houseOfFile) }));
  return {
    records: read.flatMap(({ record }) => (record === undefined ? [] : [record])),
    rest: read.flatMap(({ row, record }) => (record === undefined ? [row.join('\t')] : [])),
  };
}

/** Whether the first row of a table is the header of the index. */
export function isIndexHeader(row: readonly unknown[] | undefined): boolean {
  return row?.includes('提出回次') === true && row.includes('提出番号');
}

function readIndexRow(cells: readonly (readonly [string, string])[], houseOfFile: 'shu' | 'san'): QuestionRecord | undefined {
  const fields = new Map(cells);
  const [session, number] = [readNumber(fields.get('提出回次') ?? ''), readNumber(fields.get('提出番号') ?? '')];
  if (!(session > 0) || !(number > 0)) return undefined;
  const url = fields.get('質問本文（html）') || fields.get('明細URL') || undefined;
  return {
    house: readHouse(fields.get('院') ?? '') ?? (url?.includes('shugiin') === true ? 'shu' : houseOfFile),
    session,
    number,
    title: fields.get('件名') || '質問主意書',
    submitter: fields.get('提出者') || undefined,
    submitted: readIsoDate(fields.get('提出日')),
    answered: readIsoDate(fields.get('答弁書受領日')),
    url,
    entry: cells.filter(([, cell]) => cell !== ''),
  };
}

function textOfField(field: unknown): string | undefined {
  if (typeof field === 'number') return String(field);
  return typeof field === 'string' && field !== '' ? field : undefined;
}

function readIsoDate(text: string | undefined): string | undefined {
  const [year = 0, month = 0, day = 0] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text ?? '')?.slice(1).map(Number) ?? [];
  return isCalendarDate(year, month, day) ? text : undefined;
}
