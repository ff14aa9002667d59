import { Option } from 'commander';
import type { Answer, AnswerRequest } from '../../../retrieve/index.ts';
import type { CommandContext, CommandRegistry } from '../command-context.ts';
import { printResult } from '../print.ts';
import { accessFor, withRetriever } from '../with-index.ts';

type App = NonNullable<AnswerRequest['app']>;
const apps: readonly App[] = ['lawsy', 'diet-answers', 'knowledge-base'];

interface AnswerOptions {
  readonly app?: App;
  readonly tenant?: string;
}

/** `gensen answer QUESTION`: a cited answer. An abstention is an answer too: exit 0. */
export function addAnswer({ program, say, run }: CommandRegistry): void {
  program.command('answer <question>')
    .description(say('引用つきで質問に答える', 'answer a question with citations'))
    .addOption(new Option('--app <app>', say('答え方', 'style of the answer')).choices([...apps]))
    .option('--tenant <id>', say('公開資料に加えて見る組織の資料', 'also look in the documents of this tenant'))
    .action((question: string, options: AnswerOptions) => run((context) => answer(context, question, options)));
}

async function answer(context: CommandContext, question: string, { app, tenant }: AnswerOptions): Promise<number> {
  const request = { question, ...(app === undefined ? {} : { app }) };
  const result = await withRetriever(context, (retriever) => retriever.answer(request, accessFor(tenant)));
  await printResult(context, result, writeAnswer);
  return 0;
}

function writeAnswer({ answer: said, citations, abstained, reason }: Answer): string {
  const sources = citations.map(({ n, title, uri, id }) => `[${n}] ${title} ${uri}\n    ${id}`);
  return [said.trim() === '' && abstained ? (reason ?? '') : said.trim(), ...(sources.length === 0 ? [] : ['', ...sources])].join('\n');
}
