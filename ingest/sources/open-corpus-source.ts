import { join } from 'node:path';
import { isLiveSource, type CorpusDefinition } from '../../corpora-config/index.ts';
import { openApiSource } from './e-gov/api-source.ts';
import { openBulkSource } from './e-gov/bulk-source.ts';
import type { LiveProgress } from './e-gov/live-source.ts';
import { realOutside, type Outside } from './e-gov/outside.ts';
import { describeUserAgent } from './e-gov/user-agent.ts';
import { openSource } from './open-source.ts';
import type { Source } from './source.ts';

/** What the source of a corpus is opened from. */
export interface OpenCorpusSourceOptions {
  readonly definition: Pick<CorpusDefinition, 'id' | 'source' | 'limits'>;
  /** Folders, archives and files; none: the source over the network that the definition names. */
  readonly paths: readonly string[];
  /** A source over the network keeps what it fetched in `sources/{corpus}/{kind}` below. */
  readonly dataFolder: string;
  /** True: a source over the network asks nothing and lists what its last complete listing held. */
  readonly offline?: boolean;
  readonly onProgress?: LiveProgress | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Default: the real network and clock. */
  readonly outside?: Outside;
}

/** Opens what a corpus is read from. Errors as `openSource`; `TypeError` without paths for a corpus that is read from files. */
export async function openCorpusSource(options: OpenCorpusSourceOptions): Promise<Source> {
  const { definition: { id, source, limits }, paths, dataFolder, outside = realOutside } = options;
  if (paths.length > 0 || !isLiveSource(source)) return openSource({ paths, include: source.include, exclude: source.exclude, limits });
  const open = source.kind === 'e-gov-bulk' ? openBulkSource : openApiSource;
  return open({
    settings: source.eGov,
    folder: join(dataFolder, 'sources', id, source.kind),
    archiveBytes: limits.archiveBytes,
    include: source.include,
    exclude: source.exclude,
    userAgent: describeUserAgent(),
    outside,
    signal: options.signal,
    onProgress: options.onProgress,
    offline: options.offline,
  });
}
