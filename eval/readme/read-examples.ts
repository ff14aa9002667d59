/** A command of a page and what the page says it prints. */
export interface Example {
  readonly command: string;
  readonly output: string;
}

/**
 * The runnable examples of a Markdown page: a block ```` ```sh run ```` with one command, then, with nothing but white space and a
 * comment between, a block ```` ```text ```` with its output.
 */
export function readExamples(markdown: string): readonly Example[] {
  const blocks = /```sh run\n(?<command>.*?)\n```\s*(?:<!--.*?-->\s*)?```text\n(?<output>.*?)\n```/gsu;
  return [...markdown.matchAll(blocks)].map(({ groups }) => ({ command: groups?.['command'] ?? '', output: groups?.['output'] ?? '' }));
}

/** How many blocks of a page ask to be run; each must have been read as an example. */
export function countRunnable(markdown: string): number {
  return markdown.match(/^```sh run$/gmu)?.length ?? 0;
}
