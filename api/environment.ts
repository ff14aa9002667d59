import { z } from 'zod';
import { GensenError } from '../corpora-config/index.ts';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const text = z.string().min(1).optional();

const settings = {
  GENSEN_DATA: text.describe('Data folder. Default: `.gensen` in the working directory.'),
  GENSEN_STORE: z.enum(['lancedb']).default('lancedb').describe('Where chunks are kept.'),
  GENSEN_EMBEDDING: z.string().regex(/^(none|transformers:.+|openai:.+#.+)$/u, 'expected none, transformers:FOLDER or openai:URL#MODEL').default('none').describe('What makes vectors.'),
  GENSEN_EMBEDDING_API_KEY: text.describe('Key of the embedding endpoint.'),
  GENSEN_ANALYSIS_MORPHOLOGY: z.enum(['lattice', 'kuromoji']).default('lattice').describe('What cuts text into words: the engine of this project, or that of the kuromoji package.'),
  GENSEN_RETRIEVAL_WITHOUT: z.string().default('').describe('Ingredients of the ranking to leave out, with commas between them.'),
  GENSEN_ANALYSIS_MODE: z.enum(['normal', 'search']).default('normal').describe('How: `search` cuts long compounds into their parts.'),
  GENSEN_LOG_LEVEL: z.enum(levels).default('info').describe('Least severe level that is logged.'),
};

/** Names of the settings, in the environment and in `settings.yaml` alike. */
export const settingNames: readonly string[] = Object.keys(settings);

/** Every variable that is read, and nowhere else in the project is the environment looked at. An empty one counts as absent. */
const environmentSchema = z.object({ ...settings, LC_ALL: text, LC_MESSAGES: text, LANG: text });

/** What the environment says. */
export interface Environment {
  readonly dataFolder?: string | undefined;
  /** `none`, `transformers:FOLDER` or `openai:URL#MODEL`. */
  readonly embedding: string;
  readonly embeddingApiKey?: string | undefined;
  /** Ingredients of the ranking to leave out. */
  readonly retrievalWithout: readonly string[];
  readonly analysis: { readonly morphology: 'lattice' | 'kuromoji'; readonly mode: 'normal' | 'search' };
  readonly logLevel: (typeof levels)[number];
  /** Locale of messages, e.g. `en_US.UTF-8`. */
  readonly locale: string;
}

/** Reads it once, at the edge; `fallback` holds what `settings.yaml` says. Errors: `configuration.invalid` naming the variable. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>, fallback: Readonly<Record<string, string | undefined>> = {}): Environment {
  const given = { ...withoutEmpty(fallback), ...withoutEmpty(variables) };
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    throw new GensenError('configuration.invalid', { message: `environment: ${describeIssues(result.error, given)}`, mend: 'correct or unset the variable, here or in settings.yaml' });
  }
  const read = result.data;
  return {
    dataFolder: read.GENSEN_DATA,
    embedding: read.GENSEN_EMBEDDING,
    embeddingApiKey: read.GENSEN_EMBEDDING_API_KEY,
    retrievalWithout: read.GENSEN_RETRIEVAL_WITHOUT.split(',').map((name) => name.trim()).filter((name) => name !== ''),
    analysis: { morphology: read.GENSEN_ANALYSIS_MORPHOLOGY, mode: read.GENSEN_ANALYSIS_MODE },
    logLevel: read.GENSEN_LOG_LEVEL,
    locale: read.LC_ALL ?? read.LC_MESSAGES ?? read.LANG ?? '',
  };
}

/** What was expected and what was got, a variable each. */
function describeIssues({ issues }: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}, got ${given[String(path[0])] ?? 'nothing'}`).join('; ');
}

function withoutEmpty(variables: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '' && value !== undefined));
}
