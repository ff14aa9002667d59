import { GensenError } from '../../../corpora-config/index.ts';

/** Runs what talks to the engine; whatever it throws becomes `store.failed`, except errors that already have a code and programmer's mistakes. */
export async function guardEngine<Result>(doing: string, task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } catch (cause) {
    throw asStoreFailure(doing, cause);
  }
}

/** The same for a stream of rows. */
export async function* guardStream<Row>(doing: string, rows: AsyncIterable<Row>): AsyncIterable<Row> {
  try {
    yield* rows;
  } catch (cause) {
    throw asStoreFailure(doing, cause);
  }
}

function asStoreFailure(doing: string, cause: unknown): unknown {
  if (cause instanceof GensenError || cause instanceof TypeError) return cause;
  const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0];
  return new GensenError('store.failed', { message: `${doing}: ${reason}`, mend: 'check free space and permissions of the data folder, then run the command again', cause });
}
