import { z } from 'zod';
import type { SourceMetadata } from '../source.ts';
import { AnswerFault } from './answer-fault.ts';
import { incomplete } from './read-answer.ts';

/**
 * The answers of e-Gov 法令API Version 2, as far as this source leans on them (`lawapi-v2.yaml`). Fields it does not know pass
 * through as metadata; a field that it needs and that is gone or of another kind is `source.format-changed`, named.
 */
export interface LawListed {
  readonly lawId: string;
  /** `law_info` whole. */
  readonly law: SourceMetadata;
  readonly revision: RevisionListed;
}

/** One revision of a law. */
export interface RevisionListed {
  /** `{law_id}_{YYYYMMDD}_{amending law_id}`. */
  readonly id: string;
  /** ISO time of the last change of its data; the text may change under one id. */
  readonly updated: string;
  /** `revision_info` whole. */
  readonly metadata: SourceMetadata;
}

/** A page of `/laws`. */
export interface LawPage {
  readonly total: number;
  readonly laws: readonly LawListed[];
  /** Absent on the last page. */
  readonly nextOffset: number | undefined;
}

const lawInfo = z.looseObject({ law_id: z.string().regex(/^[0-9A-Za-z]+$/u), law_num: z.string() });

const revisionInfo = z.looseObject({
  law_revision_id: z.string().regex(/^[0-9A-Za-z]+_\d{8}_[0-9A-Za-z]+$/u),
  law_title: z.string().nullable(),
  updated: z.string().min(1),
  amendment_enforcement_date: z.string().nullable(),
  repeal_status: z.string().nullable(),
  current_revision_status: z.string(),
});

const lawPage = z.looseObject({
  total_count: z.number().int().min(0),
  count: z.number().int().min(0),
  next_offset: z.number().int().nullish(),
  laws: z.array(z.looseObject({ law_info: lawInfo, revision_info: revisionInfo })),
});

const revisionList = z.looseObject({ law_info: lawInfo, revisions: z.array(revisionInfo).min(1) });

/** Reads an answer of `/laws`. Throws `AnswerFault`. */
export function readLawPage(text: string): LawPage {
  const { total_count, count, next_offset, laws } = check(lawPage, text);
  if (count !== laws.length) throw incomplete(`count says ${count} laws, the page holds ${laws.length}`);
  return {
    total: total_count,
    laws: laws.map((entry) => ({ lawId: entry.law_info.law_id, law: keepPlain(entry.law_info), revision: describeRevision(entry.revision_info) })),
    nextOffset: next_offset ?? undefined,
  };
}

/** Reads an answer of `/law_revisions/{law_id}`. Throws `AnswerFault`. */
export function readRevisionList(text: string, lawId: string): readonly RevisionListed[] {
  const { law_info, revisions } = check(revisionList, text);
  if (law_info.law_id !== lawId) throw drifted(`law_info.law_id: expected ${lawId}, got ${law_info.law_id}`);
  return revisions.map(describeRevision);
}

/**
 * Checks an answer of `/law_data/{revision}` in XML, without parsing it: whole, of the revision asked for, with the text of a law.
 * What the text itself is worth the parser of statutes says. Throws `AnswerFault`.
 */
export function checkLawData(text: string, revision: string): void {
  const root = /^\s*(?:<\?xml[^>]*\?>\s*)?<([A-Za-z_][\w.-]*)/u.exec(text)?.[1];
  if (root === undefined) throw incomplete('expected XML, got something else');
  const encoding = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']+)/u.exec(text)?.[1] ?? 'UTF-8';
  if (!/^utf-?8$/iu.test(encoding)) throw drifted(`the XML declares ${encoding}, expected UTF-8`);
  if (!text.trimEnd().endsWith(`</${root}>`)) throw incomplete(`the XML ends before </${root}>`);
  if (!/<Law[\s>]/u.test(text)) throw drifted('law_full_text: expected a Law element, found none');
  const given = /<law_revision_id>\s*([^<\s]*)/u.exec(text)?.[1];
  if (given !== undefined && given !== revision) throw drifted(`law_revision_id: expected ${revision}, got ${given}`);
}

function check<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const { success, data, error } = schema.safeParse(readJson(text));
  if (success) return data;
  const [issue] = error.issues;
  throw drifted(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unexpected'}`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw incomplete('the answer is not JSON, or cut off', cause);
  }
}

function drifted(message: string): AnswerFault {
  return new AnswerFault({ code: 'source.format-changed', message, mayPass: false });
}

function describeRevision(info: z.output<typeof revisionInfo>): RevisionListed {
  return { id: info.law_revision_id, updated: info.updated, metadata: keepPlain(info) };
}

function keepPlain(info: Readonly<Record<string, unknown>>): SourceMetadata {
  const plain: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(info)) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') plain[name] = value;
  }
  return plain;
}
