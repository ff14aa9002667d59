import { setTimeout as wait } from 'node:timers/promises';
import { GensenError } from '../../corpora-config/index.ts';
import { prefixesOf } from './model-prefixes.ts';
import type { RawEmbedder, TextPrefixes } from './raw-embedder.ts';

export interface OpenAiOptions {
  /** Base address up to and including the version, e.g. `http://127.0.0.1:8000/v1`. */
  readonly url: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** Default: by the model's name. */
  readonly prefixes?: TextPrefixes | undefined;
  /** Length of the model's vectors. Default: asked of the endpoint with one short text. */
  readonly dimensions?: number | undefined;
  /** Longest wait for one answer. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** How the pause before another attempt is waited for; tests put in their own clock. */
  readonly wait?: ((pauseMs: number) => Promise<unknown>) | undefined;
}

const TEXTS_A_CALL = 64;
const DEFAULT_TIMEOUT_MS = 60_000;
/** Longer texts are cut: most endpoints refuse, rather than cut, what exceeds their window (8,192 tokens is common). */
const LONGEST_TEXT = 6000;
const MOST_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Opens an OpenAI-compatible endpoint (`POST {url}/embeddings`). Tried up to four times on 429, 5xx and broken connections,
 * with pauses of 0.5, 1 and 2 seconds or what `Retry-After` asks (at most 30).
 * Errors: `embedding.failed` when the endpoint does not answer as expected, `configuration.invalid` for a bad address.
 */
export async function openOpenAiEmbedder(options: OpenAiOptions): Promise<RawEmbedder> {
  const endpoint = embeddingsAddress(options.url);
  const ask = (texts: readonly string[]): Promise<readonly (readonly number[])[]> => askPatiently(endpoint, options, texts);
  const dimensions = options.dimensions ?? (await ask(['次元']))[0]?.length ?? 0;
  return {
    fingerprint: `openai/${options.model}/${dimensions}/${LONGEST_TEXT}`,
    dimensions,
    maximumTexts: TEXTS_A_CALL,
    prefixes: options.prefixes ?? prefixesOf(options.model),
    embedBatch: ask,
    close: async () => {},
  };
}

function embeddingsAddress(url: string): URL {
  if (!URL.canParse(url) || !/^https?:/u.test(url)) {
    throw new GensenError('configuration.invalid', { message: `the embedding endpoint ${JSON.stringify(url)} is not an http address`, mend: 'write GENSEN_EMBEDDING=openai:http://HOST:PORT/v1#MODEL' });
  }
  return new URL(`${url.replace(/\/+$/u, '')}/embeddings`);
}

async function askPatiently(endpoint: URL, options: OpenAiOptions, texts: readonly string[]): Promise<readonly (readonly number[])[]> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await askOnce(endpoint, options, texts);
    if (outcome.vectors !== undefined) return outcome.vectors;
    if (!outcome.again || attempt === MOST_ATTEMPTS) throw failure(endpoint, `${outcome.message} (attempt ${attempt})`, outcome.cause);
    const pauseMs = outcome.pauseMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1);
    await (options.wait ?? wait)(Math.min(pauseMs, LONGEST_PAUSE_MS));
  }
}

interface Outcome {
  readonly vectors?: readonly (readonly number[])[];
  readonly message: string;
  readonly again: boolean;
  readonly pauseMs?: number | undefined;
  readonly cause?: unknown;
}

async function askOnce(endpoint: URL, options: OpenAiOptions, texts: readonly string[]): Promise<Outcome> {
  try {
    const response = await fetch(endpoint, requestOf(options, texts));
    if (response.ok) return readAnswer(await response.json(), texts.length);
    const message = `HTTP ${response.status}: ${(await response.text()).slice(0, 200)}`;
    return { message, again: response.status === 429 || response.status >= 500, pauseMs: pauseAsked(response.headers.get('retry-after')) };
  } catch (cause) {
    return { message: 'no answer, or one that is not JSON', again: true, cause };
  }
}

function requestOf(options: OpenAiOptions, texts: readonly string[]): RequestInit {
  const key = options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` };
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...key },
    body: JSON.stringify({ model: options.model, input: texts.map(cut), encoding_format: 'float' }),
    signal: AbortSignal.timeout(options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
  };
}

function cut(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/\p{Surrogate}/gu, '\ufffd');
}

/** `Retry-After` in seconds; its date form is not used by these services and counts as absent. */
function pauseAsked(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** `{data: [{index, embedding: [numbers]}]}`, in any order. */
function readAnswer(answer: unknown, expected: number): Outcome {
  const { data } = (answer ?? {}) as { readonly data?: readonly { readonly index?: number; readonly embedding?: unknown }[] };
  if (!Array.isArray(data) || data.length !== expected) return { message: `the answer does not hold ${expected} vectors`, again: false };
  const ordered = data.map((entry, position) => ({ place: entry.index ?? position, embedding: entry.embedding })).sort((first, second) => first.place - second.place);
  const vectors = ordered.map(({ embedding }) => embedding).filter(isVector);
  return vectors.length === expected ? { vectors, message: '', again: false } : { message: 'a vector is not a list of numbers', again: false };
}

function isVector(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.every((number) => typeof number === 'number');
}

function failure(endpoint: URL, message: string, cause: unknown): GensenError {
  return new GensenError('embedding.failed', { message: `${endpoint.origin}${endpoint.pathname}: ${message}`, mend: 'check the endpoint and model named by GENSEN_EMBEDDING, and the key', cause });
}
