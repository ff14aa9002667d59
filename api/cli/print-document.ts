import { placeIn, textOf, type Box, type Document, type Finding, type Locator, type Section, type SectionFigure, type SectionPart, type SectionRole, type SectionTable } from '../../corpora-config/index.ts';

/** A document as `gensen parse` prints it. */
export interface PrintedDocument {
  /** Null: the file gave no document; `findings` say why. */
  readonly id: string | null;
  readonly corpus: string;
  readonly title: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly sections: readonly PrintedSection[];
  readonly findings: readonly Finding[];
  readonly pages?: readonly PrintedPage[];
}

/** A section: `text` of all of them joined is the document's. */
interface PrintedSection {
  readonly id: string;
  /** e-Gov element path, of statutes. */
  readonly elm?: string;
  readonly heading?: string;
  readonly role: SectionRole;
  readonly breadcrumb: readonly string[];
  readonly text: string;
  readonly locator: Locator;
  readonly attributes?: Section['attributes'];
  readonly tables?: readonly SectionTable[];
  readonly figures?: readonly SectionFigure[];
  readonly parts?: readonly SectionPart[];
}

/** A page, from 1, with its blocks in reading order. */
interface PrintedPage {
  readonly page: number;
  readonly blocks: readonly { readonly role: SectionRole; readonly text: string; readonly box?: Box }[];
}

/** @param options `pages` adds the blocks of each page; `findings` are those of the file itself; `text` false leaves out text and sections */
export function printDocument(document: Document, { pages, findings, text = true }: { readonly pages: boolean; readonly findings: readonly Finding[]; readonly text?: boolean }): PrintedDocument {
  const { id, corpus, title, uri, date, tenant, revision, attributes, sections } = document;
  return {
    id,
    corpus,
    title,
    metadata: { uri, ...(date === undefined ? {} : { date }), tenant, revision, attributes },
    text: text ? textOf(document) : '',
    sections: text ? sections.map((section) => printSection(id, section)) : [],
    findings: [...findings, ...document.findings],
    ...(pages ? { pages: listPages(sections) } : {}),
  };
}

function printSection(document: string, { path, heading, role, breadcrumb, text, locator, attributes, tables, figures, parts }: Section): PrintedSection {
  return {
    id: placeIn(document, path),
    ...(locator.kind === 'xml' ? { elm: locator.element } : {}),
    ...(heading === undefined ? {} : { heading }),
    role,
    breadcrumb,
    text,
    locator,
    ...(attributes === undefined ? {} : { attributes }),
    ...(tables === undefined ? {} : { tables }),
    ...(figures === undefined ? {} : { figures }),
    ...(parts === undefined ? {} : { parts }),
  };
}

function listPages(sections: readonly Section[]): readonly PrintedPage[] {
  const pages = new Map<number, PrintedPage['blocks'][number][]>();
  for (const { locator, role, text } of sections) {
    if (locator.kind !== 'page') continue;
    const blocks = pages.get(locator.page) ?? [];
    blocks.push({ role, text, ...(locator.box === undefined ? {} : { box: locator.box }) });
    pages.set(locator.page, blocks);
  }
  return [...pages].map(([page, blocks]) => ({ page, blocks }));
}
