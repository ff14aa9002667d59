import { z } from '@hono/zod-openapi';
import { GensenError } from '../../corpora-config/index.ts';

/** Longest question taken, in UTF-16 code units. */
export const maximumQuestionCharacters = 10_000;

/** Keys that may hold the question, looked at in this order. Lawsy's form sends `input_text`. */
const questionKeys = ['input_text', 'question', 'query'] as const;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/**
 * What 源内 sends. Unknown keys are let through: forms differ from app to app. A text such as `2024` or `true` arrives
 * as a number or a boolean and is turned back. Both forms of `files` and the conversation so far are taken and not read.
 */
export const invocationSchema: z.ZodType<Invocation> = z.looseObject({
  inputs: z.looseObject({
    input_text: scalar.describe('The question (Lawsy).').openapi({ example: '下請法における「親事業者」の定義とは？' }).optional(),
    question: scalar.describe('The question (other apps).').optional(),
    query: scalar.describe('Another name for it.').optional(),
    conversation_histories: z.unknown().describe('Earlier turns, [{input, output, createdDate}]; taken, not used.').optional(),
    files: z.unknown().describe('[{key, files:[{filename, content}]}] or [{key, filename, contents}]; taken, not used.').optional(),
  }).describe('The form as the user filled it in; further keys are let through.'),
  sessionId: z.unknown().describe('UUID of the conversation.').optional(),
});

export interface Invocation {
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The question of an invocation, as text, white space around it removed. Errors: `request.invalid`, `request.too-large`. */
export function readQuestion({ inputs }: Invocation): string {
  const question = questionKeys.map((key) => textOf(inputs[key])).find((text) => text !== '') ?? '';
  if (question === '') {
    throw new GensenError('request.invalid', { message: `expected a question in inputs.${questionKeys.join(', inputs.')}; all are empty or missing`, mend: 'send {"inputs":{"question":"…"}}' });
  }
  if (question.length > maximumQuestionCharacters) {
    throw new GensenError('request.too-large', { message: `expected a question of at most ${maximumQuestionCharacters} characters, got ${question.length}`, mend: 'shorten the question' });
  }
  return question;
}

function textOf(value: unknown): string {
  return value === undefined ? '' : String(value).trim();
}
