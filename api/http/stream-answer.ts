import { streamSSE } from 'hono/streaming';
import type { Answer } from '../../retrieve/index.ts';
import type { ApiContext } from '../routing/app-parts.ts';

/**
 * Sends an answer as server-sent events: `delta` `{text}` for each line of the Markdown, whose texts joined are the
 * answer, then `done` with the whole answer. Failures come before the stream begins and so have their HTTP status.
 */
export function streamAnswer(context: ApiContext, answer: Answer): Response {
  return streamSSE(context, async (stream) => {
    for (const text of answer.answer.match(/[^\n]*\n|[^\n]+$/gu) ?? []) {
      await stream.writeSSE({ event: 'delta', data: JSON.stringify({ text }) });
    }
    await stream.writeSSE({ event: 'done', data: JSON.stringify(answer) });
  });
}
