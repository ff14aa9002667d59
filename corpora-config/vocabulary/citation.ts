import type { Locator } from './locator.ts';
import type { RevisionStatus } from './revision-status.ts';

/** A numbered quotation that can be reopened byte for byte. `quote` is a substring of the stored text of `id`. */
export interface Citation {
  readonly n: number;
  readonly id: string;
  readonly title: string;
  readonly uri: string;
  readonly locator: Locator;
  readonly revision: string;
  /** SHA-256 of the whole stored text of `id`. */
  readonly contentHash: string;
  readonly quote: string;
  /** How that revision stands on the day asked; `statusNote` says it in Japanese when it is not simply in force. */
  readonly status?: RevisionStatus;
  readonly statusNote?: string;
}
