import { basename } from 'node:path';
import type { PdfPage } from './read-page.ts';

/** What a title may be taken from. */
export interface TitleSources {
  /** What the file itself calls its title; often left over from a template. */
  readonly embedded: string;
  readonly pages: readonly PdfPage[];
  readonly key: string;
}

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const leftOver = /\.(?:docx?|xlsx?|pptx?|jtdc?|pdf|indd|ai|fm)$|^(?:Microsoft |untitled|スライド ?\d|PowerPoint)/iu;
const longestTitle = 120;
const shortestTitle = 4;

/** Blocks of the first page among which a title stands. */
const blocksLooked = 4;
const noTitle = /^第|^[（(〔][^）)〕]{1,8}[）)〕]|[。、，︒︑]$|[\ue000-\uf8ff]/u;

/** A Japanese title embedded in the file, a Japanese file name, what stands like a title at the head of the first page with text, else the file name. */
export function chooseTitle({ embedded, pages, key }: TitleSources): string {
  const written = embedded.trim();
  const name = basename(key).replace(/\.[a-z]{1,4}$/iu, '');
  if (written.length >= shortestTitle && japanese.test(written) && !leftOver.test(written)) return written.slice(0, longestTitle);
  if (japanese.test(name)) return name;
  return printedTitle(pages[0]) ?? name;
}

function printedTitle(page: PdfPage | undefined): string | undefined {
  if (page?.layer !== 'readable') return undefined;
  const printed = page.blocks.filter(({ role }) => role === 'heading' || role === 'text').slice(0, blocksLooked)
    .filter(({ text }) => text.length >= shortestTitle && text.length <= longestTitle && japanese.test(text) && !noTitle.test(text));
  return (printed.find(({ role }) => role === 'heading') ?? printed[0])?.text;
}
