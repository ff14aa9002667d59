import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { publicAccess, readCorpusDefinition, type CorpusDefinition } from '../../corpora-config/index.ts';
import type { ApiApp, AppParts } from '../routing/app-parts.ts';
import { createMetrics } from '../routing/metrics.ts';
import { createApp } from './create-app.ts';
import { openFakeRetriever, type RecordedCall } from './retriever.fixture.ts';

const kinds = { laws: 'law', diet: 'diet', 'written-questions': 'question', manuals: 'manual' };

/** Four fictional corpora. */
export const definitions: readonly CorpusDefinition[] = Object.entries(kinds).map(([id, kind]) => readCorpusDefinition({
  id,
  kind,
  title: { ja: `架空${id}`, en: id },
  source: { path: '.', include: ['**/*'] },
  rights: { licence: 'none', credit: 'none' },
}));

/** The application over the fake retriever, with what it asked and what it logged. */
export function createTestApp(changes: Partial<AppParts> = {}): { readonly app: ApiApp; readonly calls: readonly RecordedCall[]; readonly logged: readonly string[] } {
  const retriever = openFakeRetriever();
  const logged: string[] = [];
  const logger: Logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const settings = {
    corpora: definitions,
    version: '0.0.0',
    consoleFolder: fileURLToPath(new URL('../console/', import.meta.url)),
    access: publicAccess,
    fingerprints: { analyser: 'fake' },
  };
  const app = createApp({ retriever, settings, logger, metrics: createMetrics({ processMetrics: false }), ready: async () => ({ ready: true }), ...changes });
  return { app, calls: retriever.calls, logged };
}
