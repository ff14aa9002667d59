import { fromEraDate, type EraDate } from '../../../corpora-config/index.ts';
import { readBlocks } from '../html/read-blocks.ts';
import { readNumber } from './kanji-number.ts';
import type { QuestionRecord } from './question-record.ts';

/**
 * Reads a saved page of the 衆議院 (a217045.htm question, b217045.htm answer) or the 参議院 (s217045.htm, t217045.htm,
 * m217045.htm details). Session and number come from the file name, else from the page's own words. Absent when neither tells.
 */
export function readQuestionPage(html: string, key: string): QuestionRecord | undefined {
  const page = readBlocks(html);
  const text = page.blocks.map((block) => block.text).join('');
  const name = readFileName(key) ?? readOwnName(text);
  if (name === undefined) return undefined;
  const part = name.part ?? (/答弁書|内閣[衆参]質/u.test(text) && !/質問第[^\n]*号[\s\S]*右質問する/u.test(text) ? 'answer' : undefined);
  const date = readEraDate(text);
  return {
    house: name.house,
    session: name.session,
    number: name.number,
    title: readTitle(text, part) ?? page.title ?? '質問主意書',
    submitter: /提出者[ \u3000]+([^\n]{1,60})/u.exec(text)?.[1]?.trim(),
    ...(part === 'answer' ? { answered: date, answer: text } : { submitted: date, question: text }),
    part,
  };
}

interface PageName {
  readonly house: 'shu' | 'san';
  readonly session: number;
  readonly number: number;
  readonly part?: 'answer' | 'detail' | undefined;
}

function readFileName(key: string): PageName | undefined {
  const [, letter, session, number] = /(?:^|\/)([abstm])(\d{3})(\d{3})\.x?html?$/iu.exec(key) ?? [];
  if (letter === undefined) return undefined;
  const low = letter.toLowerCase();
  const part = low === 'b' || low === 't' ? 'answer' : low === 'm' ? 'detail' : undefined;
  return { house: low === 'a' || low === 'b' ? 'shu' : 'san', session: Number(session), number: Number(number), part };
}

function readOwnName(text: string): PageName | undefined {
  const session = readNumber(/第\s*([0-9０-９一二三四五六七八九十百〇]+)\s*回国会/u.exec(text)?.[1] ?? '');
  const number = readNumber(/(?:質問|答弁書?|内閣[衆参]質[^\n]{1,8})第\s*([0-9０-９一二三四五六七八九十百〇]+)\s*号/u.exec(text)?.[1] ?? '');
  const house = /参議院/u.test(text) && !/衆議院/u.test(text) ? 'san' : 'shu';
  return session > 0 && number > 0 ? { house, session, number } : undefined;
}

function readTitle(text: string, part: QuestionRecord['part']): string | undefined {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line.length > 6 && line.length < 200);
  const wanted = part === 'answer' ? /答弁書$/u : /質問主意書$/u;
  return lines.find((line) => wanted.test(line)) ?? lines.find((line) => line.endsWith('質問主意書'));
}

/** The first date of the page: 提出 of a question, 受領 of an answer. */
function readEraDate(text: string): string | undefined {
  const [, era, year, month, day] = /(明治|大正|昭和|平成|令和)([元一二三四五六七八九十0-9０-９]+)年([一二三四五六七八九十0-9０-９]+)月([一二三四五六七八九十0-9０-９]+)日/u.exec(text) ?? [];
  if (era === undefined || year === undefined) return undefined;
  try {
    return fromEraDate({ era: era as EraDate['era'], year: year === '元' ? 1 : readNumber(year), month: readNumber(month ?? ''), day: readNumber(day ?? '') });
  } catch {
    return undefined;
  }
}
