import type { Attributes, Section, SectionFigure, SectionRole } from '../../../corpora-config/index.ts';
import type { LawNode } from './law-tree.ts';
import { nameFigures, nameTables } from './printed-parts.ts';
import { nameProvisions } from './printed-provisions.ts';
import { TextWriter } from './text-writer.ts';

/** A section while it is written. `path` and `parent` are element paths of the e-Gov API v2. */
export interface SectionDraft {
  readonly path: string;
  parent: string | undefined;
  role: SectionRole;
  startsUnit: boolean;
  readonly heading: string | undefined;
  readonly breadcrumb: readonly string[];
  attributes: Attributes;
  readonly writer: TextWriter;
  /** The element that the section is all of; absent where its provisions are sections of their own. */
  readonly block: LawNode | undefined;
  /** What ends the text: a line end, or U+3000 when the next section goes on in the same line. */
  ending: string;
}

/** What a section begins with; the rest has the common value. */
export interface SectionBeginning extends Pick<SectionDraft, 'path' | 'breadcrumb' | 'attributes'> {
  readonly parent?: string | undefined;
  readonly role?: SectionRole;
  readonly startsUnit?: boolean;
  readonly heading?: string | undefined;
  readonly block?: LawNode | undefined;
}

/** The sections of one law in document order. */
export class SectionList {
  readonly drafts: SectionDraft[] = [];
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();

  /** The section that text goes into now. */
  get current(): SectionDraft | undefined {
    return this.drafts.at(-1);
  }

  /** Begins a section and gives its draft. */
  open({ path, parent, role = 'text', startsUnit = false, heading, breadcrumb, attributes, block }: SectionBeginning): SectionDraft {
    const draft: SectionDraft = { path, parent, role, startsUnit, heading, breadcrumb, attributes, block, writer: new TextWriter(), ending: '\n' };
    this.drafts.push(draft);
    return draft;
  }

  /** Takes a path for an element; when it is taken already, the first free one of `path[2]`, `path[3]`, …. */
  claim(path: string): string {
    const before = this.#taken.size;
    if (this.#taken.add(path).size > before) return path;
    const free = this.#firstFree(path);
    this.#taken.add(free);
    return free;
  }

  /** How many times a path without a number has been counted, this time included: 1, 2, …. */
  count(path: string): number {
    const count = (this.#counts.get(path) ?? 0) + 1;
    this.#counts.set(path, count);
    return count;
  }

  /**
   * The finished sections. An empty one is left out, and the unit it would have begun begins with the next; its figures stand at the
   * end of the section before it, at the beginning of the first when there is none.
   */
  finish(): readonly Section[] {
    const sections: Writable<Section>[] = [];
    const early: SectionFigure[] = [];
    let startsUnit = false;
    let parent: Section['parent'];
    for (const draft of this.drafts) {
      startsUnit ||= draft.startsUnit;
      const text = draft.writer.finish(draft.ending);
      if (text === '') {
        if (draft.writer.figures !== undefined) keepFigures(draft, sections.at(-1), early);
        continue;
      }
      parent = draft.parent === undefined || draft.parent === parent?.[0] ? parent : [draft.parent];
      sections.push(finishSection(draft, { text, startsUnit, parent }));
      startsUnit = false;
    }
    const [first] = sections;
    if (first !== undefined && early.length > 0) first.figures = [...early, ...first.figures ?? []];
    return sections;
  }

  #firstFree(path: string): string {
    let candidate = '';
    do candidate = `${path}[${this.count(`${path}[`) + 1}]`; while (this.#taken.has(candidate));
    return candidate;
  }
}

/** Gives the figures of an empty section to the one before it, or to `early`. */
function keepFigures({ path, writer: { figures = [] } }: SectionDraft, before: Writable<Section> | undefined, early: SectionFigure[]): void {
  const named = nameFigures(figures.map((figure) => ({ ...figure, at: before?.text.length ?? 0 })), path);
  if (before === undefined) early.push(...named);
  else before.figures = [...before.figures ?? [], ...named];
}

/** `parent` is the array that neighbours of one parent share. */
function finishSection(draft: SectionDraft, { text, startsUnit, parent }: Pick<Section, 'text' | 'startsUnit'> & { readonly parent: Section['parent'] }): Writable<Section> {
  const { path, role, heading, breadcrumb, attributes, block, writer } = draft;
  const section: Writable<Section> = { path: [path], role, startsUnit, breadcrumb, text, locator: { kind: 'xml', element: path }, attributes };
  if (draft.parent !== undefined && parent !== undefined) section.parent = parent;
  if (heading !== undefined && heading !== '') section.heading = heading;
  if (writer.readings.length > 0) section.readings = writer.readings;
  if (writer.tables !== undefined) section.tables = nameTables(writer.tables, path);
  if (writer.figures !== undefined) section.figures = nameFigures(writer.figures, path);
  const parts = writer.provisions === undefined || block === undefined ? [] : nameProvisions(writer.provisions, { block, path, text });
  if (parts.length > 0) section.parts = parts;
  return section;
}

type Writable<Whole> = { -readonly [Key in keyof Whole]: Whole[Key] };
