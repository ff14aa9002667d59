import type { EGovSettings } from '../../../corpora-config/index.ts';
import type { Selection } from '../entries.ts';
import type { Outside } from './outside.ts';
import { createPoliteClient, type PoliteClient } from './polite-client.ts';

/** Told how far a listing is. `total` is 0 when the server does not tell. */
export type LiveProgress = (progress: { readonly done: number; readonly total: number; readonly what: string }) => void;

/** What both sources over the network are made of. */
export interface LiveSourceOptions extends Selection {
  readonly settings: EGovSettings;
  /** What was fetched is kept here, between runs. */
  readonly folder: string;
  /** What all entries of one archive may unpack to, in bytes; no archive is loaded that is larger itself. */
  readonly archiveBytes: number;
  readonly userAgent: string;
  readonly outside: Outside;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: LiveProgress | undefined;
  /** True: nothing is asked of the server; the last complete listing stands, and what is not held cannot be opened. */
  readonly offline?: boolean | undefined;
}

/** The client of a source; a rest that a disturbance makes necessary is shown, so that nobody takes it for a standstill. */
export function createLiveClient({ settings, outside, userAgent, signal, onProgress }: LiveSourceOptions): PoliteClient {
  return createPoliteClient({
    settings, outside, userAgent, signal, onRest: (ms, reason) => onProgress?.({ done: 0, total: 0, what: `${(ms / 1000).toFixed(1)} s … ${reason}` }),
  });
}
