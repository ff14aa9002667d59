import type { EGovSettings } from '../../../corpora-config/index.ts';
import { checkLawData, readLawPage, readRevisionList, type LawPage, type RevisionListed } from './api-answers.ts';
import type { PoliteClient } from './polite-client.ts';
import { decodeAnswer, readBytes } from './read-answer.ts';

/** The three questions that this source asks of 法令API Version 2. Errors as `PoliteClient.get`. */
export interface LawApi {
  laws(offset: number): Promise<LawPage>;
  revisions(lawId: string): Promise<readonly RevisionListed[]>;
  /** One revision as XML, kept with `keep` before anything else is asked. Also throws `source.too-large`. */
  lawData(revision: string, limitBytes: number, keep: (bytes: Uint8Array) => Promise<void>): Promise<Uint8Array>;
  /** Where a revision is asked for. */
  addressOf(revision: string): string;
}

/** An answer that lists things is never longer. */
const listBytes = 256 * 1024 * 1024;

/** The API behind a client. */
export function createLawApi(client: PoliteClient, settings: EGovSettings): LawApi {
  const place = (path: string, query: Readonly<Record<string, string>>): URL => new URL(`/api/2/${path}?${new URLSearchParams(query).toString()}`, settings.baseUrl);
  const askJson = <Result>(url: URL, read: (text: string) => Result): Promise<Result> => client.get({
    url, accept: 'application/json', timeoutMs: settings.timeoutMs, read: async (response) => read(decodeAnswer(response, await readBytes(response, listBytes))),
  });
  const dataOf = (revision: string): URL => place(`law_data/${revision}`, { response_format: 'xml', law_full_text_format: 'xml', include_attached_file_content: 'false' });
  return {
    laws: (offset) => askJson(place('laws', {
      limit: String(settings.pageSize), offset: String(offset), response_format: 'json', omit_current_revision_info: 'true', ...(settings.asOf === null ? {} : { asof: settings.asOf }),
    }), readLawPage),
    revisions: (lawId) => askJson(place(`law_revisions/${lawId}`, { response_format: 'json' }), (text) => readRevisionList(text, lawId)),
    lawData: (revision, limitBytes, keep) => client.get({
      url: dataOf(revision),
      accept: 'application/xml',
      timeoutMs: settings.timeoutMs,
      read: async (response) => {
        const bytes = await readBytes(response, limitBytes);
        checkLawData(decodeAnswer(response, bytes), revision);
        await keep(bytes);
        return bytes;
      },
    }),
    addressOf: (revision) => dataOf(revision).href,
  };
}
