import { readCorpusDefinition, textOf, type Document, type Finding, type Section } from '../../../corpora-config/index.ts';
import { lawParser } from './parse-law.ts';

/** The definition the tests parse with: chunks of at most 900, 附則 of at most 900 are one unit. */
export const definition: ReturnType<typeof readCorpusDefinition> = readCorpusDefinition({
  id: 'laws',
  kind: 'law',
  title: { ja: '法令', en: 'Statutes' },
  source: { path: 'laws', include: ['**/*.xml'] },
  rights: { licence: 'none', credit: 'none' },
});

/** Wraps the inside of a law body; the law is fictional. */
export function lawXml(body: string, attributes = 'Era="Reiwa" Year="6" Num="901" PromulgateMonth="4" PromulgateDay="1" LawType="Act" Lang="ja"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Law ${attributes}><LawNum>令和六年法律第九百一号</LawNum><LawBody><LawTitle Kana="みずべのほう" Abbrev="水辺法,みずべ法">架空の水辺の利用に関する法律</LawTitle>${body}</LawBody></Law>`;
}

/** An article of one paragraph. */
export function articleXml(number: string, title: string, sentence: string): string {
  return `<Article Num="${number}"><ArticleTitle>${title}</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence><Sentence>${sentence}</Sentence></ParagraphSentence></Paragraph></Article>`;
}

/** Parses a file of the name of a registered revision, unless told otherwise. */
export async function parseFile(content: string | Uint8Array, key = 'laws/506AC0000000901_20250601_507AC0000000012.xml'): Promise<{ readonly documents: readonly Document[]; readonly findings: readonly Finding[] }> {
  return lawParser.parse({ definition, key, uri: `file:///${key}`, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content });
}

/** The one document of a law whose body is given. */
export async function parseBody(body: string): Promise<Document> {
  const { documents, findings } = await parseFile(lawXml(body));
  const [document] = documents;
  if (document === undefined || documents.length !== 1) throw new TypeError(`expected one document, got ${JSON.stringify(findings)}`);
  return document;
}

/** The section at an element path. */
export function sectionAt(document: Document, path: string): Section {
  const section = document.sections.find((candidate) => candidate.path[0] === path);
  if (section === undefined) throw new TypeError(`no ${path} among ${document.sections.map((candidate) => candidate.path[0]).join(', ')}`);
  return section;
}

/** What the parser must keep, taken the crude way: tags and readings struck out, entities resolved, white space ignored. */
export function textOfMarkup(xml: string): string {
  const [law = ''] = /<Law[ >][\s\S]*<\/Law>/u.exec(xml) ?? [];
  const bare = law.replace(/<!--[\s\S]*?-->|<Rt>[^<]*<\/Rt>|<[^>]*>/gu, '').replace(/\s/gu, '');
  return bare.replace(/&#?\w+;/gu, characterOf).replace(/\s/gu, '');
}

function characterOf(entity: string): string {
  const number = /^&#(x?)([\da-f]+);$/iu.exec(entity);
  if (number !== null) return String.fromCodePoint(Number.parseInt(number[2] ?? '', number[1] === '' ? 10 : 16));
  return { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" }[entity] ?? '';
}

/** The document's text, white space ignored. */
export function squeezedText(document: Document): string {
  return textOf(document).replace(/\s/gu, '');
}
