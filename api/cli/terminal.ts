/** Where a command line runs: its streams, folder and interruption. Tests give one that records. */
export interface Terminal {
  /** Results. Resolves when the stream takes more, so that a long export does not fill the memory. */
  writeOut(text: string): Promise<void>;
  /** Progress, logs and errors. */
  writeError(text: string): void;
  /** All of standard input. */
  readInput(): Promise<string>;
  /** Whether standard error is a screen that a line can be rewritten on. */
  readonly interactive: boolean;
  readonly workingFolder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Aborted by the first interrupt. */
  readonly interruption: AbortSignal;
}
