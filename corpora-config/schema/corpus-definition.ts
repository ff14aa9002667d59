import { z } from 'zod';
import { documentSegments, type DocumentKind } from '../vocabulary/identifier.ts';

const kinds = Object.keys(documentSegments) as [DocumentKind, ...DocumentKind[]];
const patterns = z.array(z.string().min(1));

const eGovDefaults: EGovSettings = {
  baseUrl: 'https://laws.e-gov.go.jp', pauseMs: 1000, timeoutMs: 60_000, downloadTimeoutMs: 3_600_000, tries: 5, backoffMs: 2000,
  pageSize: 100, asOf: null, revisionsAfterDays: 7, fullAfterDays: 30,
};

const eGovSchema = z.strictObject({
  baseUrl: z.string().refine(isSafeAddress, 'expected an https address, or http on this machine').default(eGovDefaults.baseUrl).describe('Address of the server without a path; https, or http on this machine.'),
  pauseMs: z.number().int().min(0).default(eGovDefaults.pauseMs).describe('Rest between two requests, in milliseconds.'),
  timeoutMs: z.number().int().positive().default(eGovDefaults.timeoutMs).describe('An answer of the API that takes longer has failed, in milliseconds.'),
  downloadTimeoutMs: z.number().int().positive().default(eGovDefaults.downloadTimeoutMs).describe('An archive that takes longer has failed, in milliseconds.'),
  tries: z.number().int().min(1).max(20).default(eGovDefaults.tries).describe('So often is a request tried before it has failed.'),
  backoffMs: z.number().int().min(0).default(eGovDefaults.backoffMs).describe('Rest before the second try, in milliseconds; doubled each time, with jitter.'),
  pageSize: z.number().int().min(1).max(1000).default(eGovDefaults.pageSize).describe('Laws of one page of the listing.'),
  asOf: z.iso.date().nullable().default(eGovDefaults.asOf).describe('List the laws as of this day; `null` is today.'),
  revisionsAfterDays: z.number().min(0).default(eGovDefaults.revisionsAfterDays).describe('Ask for the revisions of an unchanged law again after so many days.'),
  fullAfterDays: z.number().int().min(1).default(eGovDefaults.fullAfterDays).describe('Load the whole archive again after so many days.'),
});

/** Plain http would let anybody on the way write the law; on this machine nobody is on the way. */
function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search, username } = new URL(address);
  if (pathname !== '/' || search !== '' || username !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname));
}

/** What a steward writes about one corpus. Unknown keys are refused; every default stands here and nowhere else. */
const corpusDefinitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/u).describe('Name on the command line, in answers and in the store.'),
  kind: z.enum(kinds).describe('First word of every identifier of this corpus; it also chooses how documents are named.'),
  title: z.strictObject({
    ja: z.string().min(1).describe('Name that people read, in Japanese.'),
    en: z.string().min(1).describe('Name that people read, in English.'),
  }).describe('Name that people read.'),
  tenant: z.string().regex(/^[a-z0-9-]+$/u).default('public').describe('Who may see it; `public` is everyone.'),
  source: z.strictObject({
    kind: z.enum(['folder', 'zip', 'file', 'e-gov-bulk', 'e-gov-api']).default('folder').describe('Adapter that lists and opens the items.'),
    path: z.string().min(1).describe('Where the items are; relative paths start at the package root. `--from` replaces it. Not used by the e-Gov kinds.'),
    include: patterns.min(1).describe('Globs of items to take, relative to the source.'),
    exclude: patterns.default([]).describe('Globs of items to leave out; they win over `include`.'),
    eGov: eGovSchema.default(eGovDefaults),
  }),
  uriTemplate: z.string().optional().describe('Web address of a document; `{document}` stands for its name. Absent: the item\'s own address.'),
  chunking: z.strictObject({
    maximumCharacters: z.number().int().min(100).max(8000).default(900).describe('No chunk is longer, in UTF-16 units.'),
    targetCharacters: z.number().int().min(50).max(8000).default(500).describe('Short neighbours of one unit are joined up to this length.'),
  }).refine(({ maximumCharacters, targetCharacters }) => targetCharacters <= maximumCharacters, {
    path: ['targetCharacters'], message: 'expected targetCharacters at most maximumCharacters',
  }).default({ maximumCharacters: 900, targetCharacters: 500 }),
  analysis: z.strictObject({
    userDictionary: z.string().min(1).nullable().default(null).describe('CSV file of words beside the dictionary of the analyser; relative paths start at the package root. `null`: none.'),
  }).default({ userDictionary: null }),
  limits: z.strictObject({
    fileBytes: z.number().int().positive().default(268_435_456).describe('A larger file is a failure, in bytes.'),
    archiveBytes: z.number().int().positive().default(8_589_934_592).describe('An archive may unpack to this many bytes.'),
    parseSeconds: z.number().positive().default(300).describe('A parser that takes longer is stopped.'),
    pages: z.number().int().positive().default(5000).describe('A PDF with more pages is a failure.'),
  }).default({ fileBytes: 268_435_456, archiveBytes: 8_589_934_592, parseSeconds: 300, pages: 5000 }),
  sync: z.strictObject({
    massDeletionShare: z.number().min(0).max(1).default(0.2).describe('A sync that would delete a larger share of the documents refuses without `--yes`.'),
  }).default({ massDeletionShare: 0.2 }),
  rights: z.strictObject({
    licence: z.string().describe('Under which terms the material may be used.'),
    credit: z.string().describe('Whom to name as the source.'),
  }).describe('Kept with every record.'),
});

/** How the e-Gov server is asked. Times in milliseconds; each key is described in the schema above. */
export interface EGovSettings {
  readonly baseUrl: string;
  readonly pauseMs: number;
  readonly timeoutMs: number;
  readonly downloadTimeoutMs: number;
  readonly tries: number;
  readonly backoffMs: number;
  readonly pageSize: number;
  /** ISO date. */
  readonly asOf: string | null;
  readonly revisionsAfterDays: number;
  readonly fullAfterDays: number;
}

/** A corpus definition with every default filled in. Each key is described in the schema above and commented in the YAML files. */
export interface CorpusDefinition {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: { readonly ja: string; readonly en: string };
  readonly tenant: string;
  readonly source: {
    readonly kind: 'folder' | 'zip' | 'file' | 'e-gov-bulk' | 'e-gov-api';
    readonly path: string;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly eGov: EGovSettings;
  };
  readonly uriTemplate?: string | undefined;
  readonly chunking: { readonly maximumCharacters: number; readonly targetCharacters: number };
  /** The words hold for the whole index: one analyser makes the terms of all corpora and of every query. */
  readonly analysis: { readonly userDictionary: string | null };
  readonly limits: {
    readonly fileBytes: number;
    readonly archiveBytes: number;
    readonly parseSeconds: number;
    readonly pages: number;
  };
  readonly sync: { readonly massDeletionShare: number };
  readonly rights: { readonly licence: string; readonly credit: string };
}

/** Whether a source is read over the network instead of from folders and files. */
export function isLiveSource({ kind }: Pick<CorpusDefinition['source'], 'kind'>): boolean {
  return kind === 'e-gov-bulk' || kind === 'e-gov-api';
}

/** Checks what a steward wrote and fills in the defaults. Throws zod's `ZodError`, every wrong key in it. */
export function readCorpusDefinition(written: unknown): CorpusDefinition {
  return corpusDefinitionSchema.parse(written);
}

/** JSON Schema of a corpus definition, descriptions and defaults included; the reference of every configuration key. */
export function describeCorpusDefinition(): unknown {
  return z.toJSONSchema(corpusDefinitionSchema, { io: 'input' });
}
