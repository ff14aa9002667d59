import type { CorpusDefinition } from '../../corpora-config/index.ts';
import type { Command } from 'commander';
import type { AnalyserSettings } from '../../index/index.ts';
import type { Environment } from '../environment.ts';
import type { Language, Say } from './language.ts';
import type { Rooms } from './rooms.ts';
import type { Terminal } from './terminal.ts';

/** The options that every command has. */
interface GlobalOptions {
  readonly dataFolder: string;
  readonly configFolder: string;
  /** Results as JSON on standard output. */
  readonly json: boolean;
  /** No progress and no remarks. */
  readonly quiet: boolean;
  readonly language: Language;
}

/** Everything a command may use. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly options: GlobalOptions;
  readonly packageRoot: string;
  readonly say: Say;
  loadRooms(): Promise<Rooms>;
  /** Errors: `configuration.invalid`. */
  loadDefinitions(): Promise<readonly CorpusDefinition[]>;
  /** How the index and queries make terms: the settings, with the user dictionaries of all corpora. Errors: `configuration.invalid`. */
  loadAnalysis(): Promise<AnalyserSettings>;
}

/** What a command does. Gives the exit status: 0 done; 1 done, but something failed, drifted or fell short. */
export type Work = (context: CommandContext) => Promise<number>;

/** Where a command file adds its command. */
export interface CommandRegistry {
  readonly program: Command;
  readonly say: Say;
  /** Runs `work`. `graceful`: it watches the interruption itself and saves its state; else it is left where it stands. */
  readonly run: (work: Work, options?: { readonly graceful?: boolean }) => Promise<void>;
}
