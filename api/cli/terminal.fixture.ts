import type { Rooms } from './rooms.ts';
import { runCommandLine } from './run-command-line.ts';
import type { Terminal } from './terminal.ts';

/** What a command line left behind. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Differences from a quiet Japanese terminal without input. */
export interface TerminalChanges {
  readonly variables?: Terminal['variables'];
  readonly input?: string;
  readonly interruption?: AbortSignal;
  readonly workingFolder?: string;
  readonly interactive?: boolean;
  /** Rooms that the command uses; any other one fails the test. */
  readonly rooms?: Partial<Rooms>;
}

/** Runs a command line on a recording terminal, over fake rooms. */
export async function runOnFakeTerminal(words: readonly string[], { rooms, input = '', ...changes }: TerminalChanges = {}): Promise<Ran> {
  const recorded = { out: '', err: '' };
  const terminal: Terminal = {
    writeOut: async (text) => {
      recorded.out += text;
    },
    writeError: (text) => {
      recorded.err += text;
    },
    readInput: async () => input,
    interactive: false,
    workingFolder: '/nowhere',
    variables: {},
    interruption: new AbortController().signal,
    ...changes,
  };
  const status = await runCommandLine({ words, terminal, loadRooms: async () => completeRooms(rooms ?? {}) });
  return { status, ...recorded };
}

function completeRooms(rooms: Partial<Rooms>): Rooms {
  const missing = (): never => {
    throw new TypeError('the test gave no such room');
  };
  const none: Rooms = {
    openIndex: missing, openAnalyser: missing, dictionaryFileOf: missing, syncCorpus: missing, verifyCorpus: missing, listFailures: missing, waiveFailure: missing,
    retryFailures: missing, openRetriever: missing, openSource: missing, openWorkerPool: () => ({ threads: 1, run: missing, rest: async () => {}, close: async () => {} }), readItem: missing, lawValidity: missing,
    openReferences: missing, findLawOutline: missing, findMentions: missing, linkReferences: missing, collectLaws: missing, findDelegations: missing, addAnswers: missing, linkDelegations: missing,
  };
  return { ...none, ...rooms };
}
