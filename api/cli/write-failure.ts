import { CommanderError } from 'commander';
import { GensenError } from '../../corpora-config/index.ts';
import { noteOf } from '../error-note.ts';
import type { Say } from './language.ts';
import type { Terminal } from './terminal.ts';

/** How a failure is told. */
export interface FailureOptions {
  readonly terminal: Pick<Terminal, 'writeError'>;
  readonly json: boolean;
  readonly say: Say;
}

/** Tells a failure on standard error: code, expected/got/where, and how to mend it; one JSON object with `json`. Gives the exit status. */
export function writeFailure(thrown: unknown, { terminal, json, say }: FailureOptions): number {
  const error = toGensenError(thrown, say);
  const { exit, sentence } = error.outcome;
  if (json) terminal.writeError(`${JSON.stringify(describe(error))}\n`);
  else {
    const lines = [`gensen: [${error.code}] ${error.message}`, say(`  ${sentence}${noteOf(error)}`, ''), error.mend === undefined ? '' : `  ${say('対処', 'mend')}: ${error.mend}`];
    terminal.writeError(`${lines.filter((line) => line !== '').join('\n')}\n`);
  }
  if (error.code === 'internal.unexpected' && thrown instanceof Error) terminal.writeError(`${thrown.stack ?? ''}\n`);
  return exit;
}

function describe(error: GensenError): object {
  const { code, message, mend, details, outcome } = error;
  return {
    error: { code, message, ...(mend === undefined ? {} : { hint: mend }), ...(details === undefined ? {} : { details }) },
    outputs: `${outcome.sentence}${noteOf(error)}`,
  };
}

function toGensenError(thrown: unknown, say: Say): GensenError {
  if (thrown instanceof GensenError) return thrown;
  if (thrown instanceof CommanderError) {
    return new GensenError('request.invalid', { message: thrown.message.replace(/^error: /u, ''), mend: say('gensen --help で使い方を確認してください', 'see gensen --help') });
  }
  return new GensenError('internal.unexpected', { message: thrown instanceof Error ? thrown.message : String(thrown), mend: say('この出力を添えて開発者に知らせてください', 'report this output to the developers'), cause: thrown });
}
