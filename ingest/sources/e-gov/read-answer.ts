import { GensenError } from '../../../corpora-config/index.ts';
import { AnswerFault } from './answer-fault.ts';

/** The parts of a body as they come. A connection that breaks, and a length other than announced, throw `AnswerFault` `source.incomplete`. */
export async function* readParts(response: Response): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const part of streamOf(response)) {
      bytes += part.length;
      yield part;
    }
  } catch (cause) {
    if (cause instanceof GensenError || cause instanceof AnswerFault) throw cause;
    throw incomplete(`the answer broke off after ${bytes} bytes`, cause);
  }
  checkLength(response, bytes);
}

/** The whole body. Throws `source.too-large` over the limit, `AnswerFault` when it is cut off. */
export async function readBytes(response: Response, limitBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of readParts(response)) {
    bytes += part.length;
    if (bytes > limitBytes) throw new GensenError('source.too-large', { message: `${response.url} has more than ${limitBytes} bytes`, mend: 'raise `limits.fileBytes` in the corpus definition' });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Bytes as text. Throws `AnswerFault`: another character set than UTF-8, or a page of HTML where data was asked for. */
export function decodeAnswer(response: Response, bytes: Uint8Array): string {
  const charset = /charset\s*=\s*"?([^\s;"]+)/iu.exec(response.headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  const text = /^utf-?8$/iu.test(charset) ? decodeUtf8(bytes) : undefined;
  if (text === undefined) throw new AnswerFault({ code: 'source.format-changed', message: `expected UTF-8, got ${/^utf-?8$/iu.test(charset) ? 'other bytes' : charset}`, mayPass: false });
  // Maintenance pages come with the status of success.
  if (/^\s*<(?:!doctype\s+html|html)\b/iu.test(text)) throw new AnswerFault({ code: 'source.unreachable', message: 'answered with a page of HTML in place of data', mayPass: true });
  return text;
}

/** An answer that ended too early. */
export function incomplete(message: string, cause?: unknown): AnswerFault {
  return new AnswerFault({ code: 'source.incomplete', message, mayPass: true, cause });
}

async function* streamOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A packed body announces its packed length; unpacking notices by itself when it is cut. */
function checkLength({ headers }: Response, bytes: number): void {
  const announced = headers.get('content-length');
  if (announced === null || headers.has('content-encoding') || Number(announced) === bytes) return;
  throw incomplete(`announced ${announced} bytes, gave ${bytes}`);
}

/** `undefined`: other bytes than UTF-8. An answer that ends inside a character is cut off. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
  try {
    return text + decoder.decode();
  } catch (cause) {
    throw incomplete('the answer ends inside a character', cause);
  }
}
