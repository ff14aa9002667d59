/** What the benchmark uses of a package that ships no types. */
declare module 'autocannon' {
  interface Request {
    readonly method: 'POST';
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }
  interface Load extends Promise<{ readonly non2xx: number; readonly errors: number }> {
    on(event: 'response', listener: (...response: readonly [client: unknown, status: number, bytes: number, milliseconds: number]) => void): void;
  }
  export default function autocannon(options: { url: string; connections: number; duration: number; requests: readonly Request[] }): Load;
}
