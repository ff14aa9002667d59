import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';

/** Where the examples of a page run. */
export interface Stage {
  /** Package root; its `dist/` must be built. */
  readonly root: string;
  readonly dataFolder: string;
}

/** A served index. */
export interface ServedIndex {
  readonly url: string;
  close(): Promise<void>;
}

/** The address that pages write for the server. */
const shownAddress = 'http://127.0.0.1:3000';

/** Serves the samples on a free port, as `npm start` does. Rejects when the server ends before it listens. */
export function serveSamples(stage: Stage): Promise<ServedIndex> {
  const server = spawn(process.execPath, [mainOf(stage), 'serve', '--with-samples', '--port', '0'], { env: environmentOf(stage), stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => void server.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let log = '';
    server.once('exit', (status) => reject(new Error(`the server ended with ${status}: ${log}`)));
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log += text;
      const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(log)?.[0];
      if (url !== undefined) resolve({ url, close: () => (server.kill('SIGTERM'), ended) });
    });
  });
}

/** Runs `npx gensen …` or `curl …` of a page and gives what it prints on standard output. Rejects for any other command. */
export function runCommand(command: string, stage: Stage, served: ServedIndex): Promise<string> {
  const words = splitWords(command);
  if (words[0] === 'curl') return fetchAs(words.slice(1), served);
  if (words[0] === 'npx' && words[1] === 'gensen') return runGensen(words.slice(2), stage);
  return Promise.reject(new TypeError(`expected npx gensen or curl, got ${command}`));
}

/** Words as a shell splits them, quotes of both kinds; no expansion. */
function splitWords(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/gu)].map(([, single, double, bare]) => single ?? double ?? bare ?? '');
}

function runGensen(words: readonly string[], stage: Stage): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [mainOf(stage), ...words], { env: environmentOf(stage) }, (error, printed, log) => {
      if (error === null) resolve(printed);
      else reject(new Error(`${words.join(' ')}: ${log}`, { cause: error }));
    });
  });
}

/** What curl would send for `-s`, `-H` and `-d`; the shown address is replaced by the real one. */
async function fetchAs(words: readonly string[], { url }: ServedIndex): Promise<string> {
  const valueOf = (flag: string): string | undefined => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  const [name = '', value = ''] = valueOf('-H')?.split(': ') ?? ['accept', '*/*'];
  const body = valueOf('-d');
  const address = words.find((word) => word.startsWith(shownAddress))?.replace(shownAddress, url) ?? '';
  const response = await fetch(address, { headers: { [name]: value }, ...(body === undefined ? {} : { method: 'POST', body }) });
  return response.text();
}

function mainOf({ root }: Stage): string {
  return join(root, 'dist/api/cli/main.js');
}

function environmentOf({ dataFolder }: Stage): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'ja_JP.UTF-8', GENSEN_DATA: dataFolder };
}
