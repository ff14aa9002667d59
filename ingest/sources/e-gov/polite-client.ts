import type { EGovSettings } from '../../../corpora-config/index.ts';
import { AnswerFault } from './answer-fault.ts';
import { refuseInterrupted, type Outside } from './outside.ts';

/** One question to the server. */
export interface PoliteRequest<Result> {
  readonly url: URL;
  /** The media types wanted. */
  readonly accept: string;
  /** The whole exchange may take so long, in milliseconds. */
  readonly timeoutMs: number;
  /** Statuses besides 2xx that `read` understands. */
  readonly understood?: readonly number[];
  /** Reads the answer; throws `AnswerFault` when it is not what was asked for. */
  read(response: Response): Promise<Result>;
}

/** Asks one question at a time. */
export interface PoliteClient {
  /**
   * Errors: `source.unreachable`, `source.incomplete`, `source.format-changed`, `source.unreadable` (the server has no such thing),
   * `operation.interrupted`, and what `read` throws.
   */
  get<Result>(request: PoliteRequest<Result>): Promise<Result>;
}

/** What a client is made of. */
export interface PoliteClientOptions {
  readonly settings: Pick<EGovSettings, 'pauseMs' | 'tries' | 'backoffMs'>;
  readonly outside: Outside;
  /** Product and version, e.g. `gensen/1.0`. */
  readonly userAgent: string;
  readonly signal?: AbortSignal | undefined;
  /** Told before a rest that a disturbance makes necessary: how long, and why. */
  readonly onRest?: (ms: number, reason: string) => void;
}

/** A server that asks for a longer rest is not asked again in this run. */
const longestRestMs = 600_000;

/** After so many requests in a row that were given up, the server is down, and not asked again in this run. */
const givenUpInARow = 5;

/**
 * A client that keeps to one request at a time, rests between two, and tries again on 429, 5xx, time-outs and broken
 * connections, with exponential back-off and jitter and never sooner than Retry-After.
 */
export function createPoliteClient(options: PoliteClientOptions): PoliteClient {
  const state: ClientState = { ...options, endedMs: undefined, givenUp: 0 };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    get: (request) => {
      const answer = turn.then(() => askUntilGiven(state, request));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}

interface ClientState extends PoliteClientOptions {
  /** When the last exchange ended. */
  endedMs: number | undefined;
  givenUp: number;
}

async function askUntilGiven<Result>(state: ClientState, request: PoliteRequest<Result>): Promise<Result> {
  if (state.givenUp >= givenUpInARow) throw serverIsDown().toError(request.url.href, 0);
  for (let tried = 1; ; tried += 1) {
    try {
      const result = await askOnce(state, request);
      state.givenUp = 0;
      return result;
    } catch (error) {
      if (!(error instanceof AnswerFault)) throw error;
      const restMs = restBeforeRetry(state, error, tried);
      if (restMs === undefined) throw giveUp(state, { request, error, tried });
      state.onRest?.(restMs, error.message);
      await rest(state, restMs);
    }
  }
}

function serverIsDown(): AnswerFault {
  return new AnswerFault({ code: 'source.unreachable', message: `not asked: ${givenUpInARow} requests in a row were not answered`, mayPass: true });
}

function giveUp(state: ClientState, { request, error, tried }: { readonly request: PoliteRequest<unknown>; readonly error: AnswerFault; readonly tried: number }): Error {
  state.givenUp = error.options.mayPass ? state.givenUp + 1 : 0;
  return error.toError(request.url.href, tried);
}

/** `undefined`: another try is of no use. */
function restBeforeRetry({ settings, outside }: ClientState, { options }: AnswerFault, tried: number): number | undefined {
  const { mayPass, retryAfterMs = 0 } = options;
  if (!mayPass || tried >= settings.tries || retryAfterMs > longestRestMs) return undefined;
  const backoffMs = Math.min(longestRestMs, settings.backoffMs * 2 ** (tried - 1));
  return Math.max(retryAfterMs, Math.round(backoffMs * (1 + outside.random() / 2)));
}

async function rest({ outside, signal }: ClientState, ms: number): Promise<void> {
  refuseWhenStopped(signal);
  if (ms > 0) await outside.sleep(ms, signal);
  refuseWhenStopped(signal);
}

function refuseWhenStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) refuseInterrupted();
}

async function askOnce<Result>(state: ClientState, request: PoliteRequest<Result>): Promise<Result> {
  const { outside, settings, endedMs } = state;
  await rest(state, endedMs === undefined ? 0 : endedMs + settings.pauseMs - outside.nowMs());
  try {
    return await exchange(state, request);
  } catch (error) {
    refuseWhenStopped(state.signal);
    throw error;
  } finally {
    state.endedMs = outside.nowMs();
  }
}

async function exchange<Result>({ outside, userAgent, signal }: ClientState, { url, accept, timeoutMs, understood = [], read }: PoliteRequest<Result>): Promise<Result> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const response = await outside.fetch(url, {
    headers: { accept, 'user-agent': userAgent },
    redirect: 'manual',
    signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
  }).catch((cause: unknown) => {
    throw new AnswerFault({ code: 'source.unreachable', message: describeCause(cause), mayPass: true, cause });
  });
  if (response.ok || understood.includes(response.status)) return read(response);
  const fault = describeStatus(response, outside.nowMs(), await readStart(response));
  throw fault;
}

function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return 'no answer';
  const inner = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
  return `no answer (${cause.message}${inner})`;
}

function describeStatus({ status, headers }: Response, nowMs: number, start: string): AnswerFault {
  const message = `answered ${status}${headers.has('location') ? ` to ${headers.get('location') ?? ''}` : ''}${start === '' ? '' : `: ${start}`}`;
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), nowMs);
  if (status === 429 || status === 408 || status >= 500) return new AnswerFault({ code: 'source.unreachable', message, mayPass: true, retryAfterMs });
  return new AnswerFault({ code: status === 404 || status === 400 ? 'source.unreadable' : 'source.unreachable', message, mayPass: false });
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function readRetryAfter(value: string | null, nowMs: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/u.test(value.trim())) return Number(value) * 1000;
  const dateMs = Date.parse(value);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

/** The server explains itself as `{"code":"404001","message":"…"}`; pages of HTML explain nothing. */
async function readStart(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  return text.trimStart().startsWith('<') ? '' : text.slice(0, 200).replaceAll(/\s+/gu, ' ');
}
