import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GensenError } from '../../../corpora-config/index.ts';
import { refuseTooLarge } from '../read-file.ts';
import { checkArchive } from '../zip-entries.ts';
import { AnswerFault } from './answer-fault.ts';
import type { PoliteClient } from './polite-client.ts';
import { incomplete, readParts } from './read-answer.ts';

/** An archive to load. */
export interface ArchiveDownload {
  readonly client: PoliteClient;
  readonly url: URL;
  /** Where it ends up; nothing is there before it was checked. */
  readonly file: string;
  readonly timeoutMs: number;
  readonly archiveBytes: number;
  /** Statuses that mean that there is no such archive. */
  readonly absent?: readonly number[];
  readonly onBytes?: (bytes: number) => void;
}

/**
 * Loads an archive beside its place, checks it whole (directory, sizes, checksum of every entry) and moves it there. The server
 * knows no ranges, so a try that breaks off begins anew. `false`: there is no such archive, by status or by an empty answer.
 * Errors: those of the client, `source.too-large`, `source.hostile-path`.
 */
export async function downloadArchive(download: ArchiveDownload): Promise<boolean> {
  const { client, url, file, timeoutMs, absent = [] } = download;
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  try {
    return await client.get({
      url, accept: 'application/zip, application/octet-stream', timeoutMs, understood: absent,
      read: async (response) => {
        if (absent.includes(response.status)) return endBody(response);
        const bytes = await writeBody(response, part, download);
        if (bytes === 0 && absent.length > 0) return false;
        await checkPart(part, download);
        await rename(part, file);
        return true;
      },
    });
  } finally {
    await rm(part, { force: true });
  }
}

async function endBody(response: Response): Promise<false> {
  await response.body?.cancel();
  return false;
}

async function writeBody(response: Response, part: string, { archiveBytes, onBytes }: ArchiveDownload): Promise<number> {
  const handle = await open(part, 'w');
  let bytes = 0;
  try {
    for await (const piece of readParts(response)) {
      if (bytes === 0) checkStart(piece);
      bytes += piece.length;
      if (bytes > archiveBytes) refuseTooLarge(response.url, bytes, archiveBytes);
      await handle.writeFile(piece);
      onBytes?.(bytes);
    }
  } finally {
    await handle.close();
  }
  return bytes;
}

/** An archive begins with `PK`; a page of HTML in its place is known before it is loaded whole. */
function checkStart(piece: Uint8Array): void {
  const start = new TextDecoder().decode(piece.subarray(0, 64)).trimStart();
  if (start.startsWith('<')) throw new AnswerFault({ code: 'source.unreachable', message: 'answered with a page of HTML in place of an archive', mayPass: true });
  if (!start.startsWith('PK'.slice(0, start.length))) throw incomplete('the answer is no zip archive');
}

/** A damaged archive may come whole the next time; one that is too large or hostile will not. */
async function checkPart(part: string, { archiveBytes }: ArchiveDownload): Promise<void> {
  try {
    await checkArchive({ file: part, keyPrefix: '', pathPrefix: '', archiveBytes });
  } catch (error) {
    if (error instanceof GensenError && error.code === 'source.unreadable') throw incomplete(`the archive is cut off or damaged (${describeCause(error)})`, error);
    throw error;
  }
}

function describeCause({ message, cause }: GensenError): string {
  return cause instanceof Error ? cause.message : message;
}
