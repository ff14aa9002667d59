/** What the benchmark uses of two packages that ship no types. */
declare module 'kuromoji' {
  interface Token {
    readonly surface_form: string;
    readonly basic_form: string;
  }
  interface Tokenizer {
    tokenize(text: string): Token[];
  }
  const kuromoji: { builder(options: { dicPath: string }): { build(done: (error: Error | null | undefined, tokenizer: Tokenizer) => void): void } };
  export default kuromoji;
}

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
