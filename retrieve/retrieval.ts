import type { CorpusDefinition } from '../corpora-config/index.ts';
import type { Analyser, ChunkStore, Embedder, ReferenceStore } from '../index/index.ts';
import type { LawNames } from './query/law-names.ts';
import type { RetrievalSettings } from './settings.ts';

/** What a retriever is made of. `today` gives the ISO date that counts as now. */
export interface RetrieverParts {
  readonly store: ChunkStore;
  readonly analyser: Analyser;
  /** What the laws say of each other. Absent: none of it is kept. */
  readonly references?: ReferenceStore;
  readonly embedder: Embedder;
  readonly corpora: readonly CorpusDefinition[];
  readonly today: () => string;
  readonly settings?: Partial<RetrievalSettings>;
  /** Ingredients of `ingredients.ts` to leave out. Default none. */
  readonly without?: readonly string[];
}

/** The parts with every setting filled in, as the files of this room pass them on. */
export interface Retrieval extends RetrieverParts {
  readonly settings: RetrievalSettings;
  /** The names of the laws held now; read again when the content has changed. */
  readonly lawNames: () => Promise<LawNames>;
}
