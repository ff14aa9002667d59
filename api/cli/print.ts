import type { CommandContext } from './command-context.ts';

/** Prints one result: a line of JSON with `--json`, else what `write` makes of it for people. */
export async function printResult<Value>({ terminal, options }: Pick<CommandContext, 'terminal' | 'options'>, value: Value, write: (value: Value) => string): Promise<void> {
  await terminal.writeOut(`${options.json ? JSON.stringify(value) : write(value)}\n`);
}

/** A remark on standard error; silent with `--quiet`. */
export function remark({ terminal, options }: Pick<CommandContext, 'terminal' | 'options'>, text: string): void {
  if (!options.quiet) terminal.writeError(`${text}\n`);
}
