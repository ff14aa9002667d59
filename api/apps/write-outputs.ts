import type { Citation } from '../../corpora-config/index.ts';
import type { Answer } from '../../retrieve/index.ts';

/** 源内 keeps an answer in a row of at most 400 KB; `outputs` stays well under it. In UTF-8 bytes. */
const maximumBytes = 100_000;

/**
 * The Markdown that 源内 draws: the answer, its markers turned into links, then the sources, one numbered line each:
 * `[1]: title address`. Raw HTML, which 源内 does not draw, is escaped, so that quoted text shows as it stands.
 */
export function writeOutputs({ answer, citations, abstained, reason }: Answer): string {
  const said = answer.trim() === '' && abstained ? (reason ?? 'お答えできる資料が見つかりませんでした。') : answer.trim();
  const body = shorten(escapeTags(linkMarkers(said, citations)));
  if (citations.length === 0) return body;
  return `${body}\n\n**出典**\n\n${citations.map(writeSource).join('\n\n')}\n`;
}

function linkMarkers(markdown: string, citations: readonly Citation[]): string {
  return markdown.replaceAll(/(?<!\[)\[(\d+)\](?![\](:])/gu, (marker, number: string) => {
    const cited = citations.find(({ n }) => n === Number(number));
    return cited === undefined || !isWebAddress(cited.uri) ? marker : `[[${number}]](${new URL(cited.uri).href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  });
}

/** `title` and address are two words with no quotation mark before the second, so that Markdown never takes the line for a hidden link definition. */
function writeSource({ n, title, uri }: Citation): string {
  return `[${n}]: ${escapeInline(title)} ${isWebAddress(uri) ? uri : `（${escapeInline(fileNameOf(uri))}）`}`;
}

/** Of a file on this machine only the name is told: where it lies concerns nobody outside. */
function fileNameOf(uri: string): string {
  return uri.startsWith('file:') && URL.canParse(uri) ? decodeURIComponentOr(uri.slice(uri.lastIndexOf('/') + 1)) : uri;
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isWebAddress(uri: string): boolean {
  return /^https?:\/\/\S+$/u.test(uri) && URL.canParse(uri);
}

function escapeTags(markdown: string): string {
  return markdown.replaceAll(/(?<!\\)<(?=[a-z/!?])/giu, String.raw`\<`);
}

function escapeInline(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll(/[\\`*_[\]<>|~]/gu, String.raw`\$&`);
}

function shorten(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= maximumBytes) return markdown;
  return `${new TextDecoder().decode(bytes.subarray(0, maximumBytes)).replace(/�+$/u, '')}…\n\n（長いため以降を省略しました。）`;
}
