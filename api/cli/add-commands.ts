import type { CommandRegistry } from './command-context.ts';
import { addAnalyse } from './commands/analyse.ts';
import { addAnswer } from './commands/answer.ts';
import { addCompare } from './commands/compare.ts';
import { addEval } from './commands/eval.ts';
import { addExport } from './commands/export.ts';
import { addFailures } from './commands/failures.ts';
import { addIngest } from './commands/ingest.ts';
import { addParse } from './commands/parse.ts';
import { addPath } from './commands/path.ts';
import { addReferences } from './commands/references.ts';
import { addResolve } from './commands/resolve.ts';
import { addSearch } from './commands/search.ts';
import { addServe } from './commands/serve.ts';
import { addShow } from './commands/show.ts';
import { addStatus } from './commands/status.ts';
import { addTerms } from './commands/terms.ts';
import { addVerify } from './commands/verify.ts';
import { addVersions } from './commands/versions.ts';

/** Adds every command, in the order of the help text. */
export function addCommands(registry: CommandRegistry): void {
  const commands = [
    addIngest, addStatus, addFailures, addVerify, addParse, addAnalyse, addSearch,
    addResolve, addShow, addVersions, addCompare, addReferences, addPath, addTerms, addAnswer, addExport, addEval, addServe,
  ];
  for (const add of commands) add(registry);
}
