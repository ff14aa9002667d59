import { GensenError } from '../../corpora-config/index.ts';
import type { Embedder } from './embedder.ts';
import { embedTexts } from './embed-texts.ts';
import { openNoneEmbedder } from './none-embedder.ts';
import { openOpenAiEmbedder } from './openai-embedder.ts';
import type { TextPrefixes } from './raw-embedder.ts';
import { openTransformersEmbedder } from './transformers-embedder.ts';

export interface EmbedderOptions {
  /** For endpoints that ask for one. */
  readonly apiKey?: string | undefined;
  /** What to put before questions and passages. Default: what the model's card states, by its name. */
  readonly prefixes?: TextPrefixes | undefined;
  /** Length of an endpoint's vectors when it is known already; saves a question at opening. */
  readonly dimensions?: number | undefined;
  /** Longest wait for one answer of an endpoint. Default 60,000. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Opens the embedder that a setting names: `none`, `transformers:FOLDER`, or `openai:URL#MODEL`.
 * Errors: `configuration.invalid` for a setting, folder or package that does not serve; `embedding.failed` for an endpoint.
 */
export async function openEmbedder(setting: string, options: EmbedderOptions = {}): Promise<Embedder> {
  if (setting === 'none' || setting === '') return openNoneEmbedder();
  const [, kind = '', target = ''] = /^(transformers|openai):(.+)$/u.exec(setting) ?? [];
  if (kind === 'transformers') return embedTexts(await openTransformersEmbedder({ ...options, folder: target }));
  const [, url, model] = /^(.+)#([^#]+)$/u.exec(target) ?? [];
  if (kind !== 'openai' || url === undefined || model === undefined) throw unknownSetting(setting);
  return embedTexts(await openOpenAiEmbedder({ ...options, url, model }));
}

function unknownSetting(setting: string): GensenError {
  return new GensenError('configuration.invalid', {
    message: `embedding setting ${JSON.stringify(setting)} is none of: none, transformers:FOLDER, openai:URL#MODEL`,
    mend: 'correct GENSEN_EMBEDDING',
  });
}
