import type { Attributes, Locator, Reading, Section, SectionRole } from '../../corpora-config/index.ts';

/** A heading as it is met. */
interface OutlineHeading {
  /** 1 is outermost; a heading closes every open one of the same or a deeper level. */
  readonly level: number;
  /** Stored text, line end included. */
  readonly text: string;
  readonly locator: Locator;
  /** Name in the path. Absent: made of the heading's number, else its words. */
  readonly label?: string;
  /** What people read, without marks. Default: the text without the space around it. */
  readonly title?: string;
}

/** A run of body text as it is met. */
interface OutlineBody {
  readonly text: string;
  readonly locator: Locator;
  /** Default `text`. */
  readonly role?: SectionRole;
  readonly attributes?: Attributes;
  readonly readings?: readonly Reading[];
  /** True: no chunk reaches over its beginning. */
  readonly startsUnit?: boolean;
}

/** Collects the sections of a document that has headings, in reading order. */
export interface Outline {
  addHeading(heading: OutlineHeading): void;
  addBody(body: OutlineBody): void;
  sections(): readonly Section[];
}

/**
 * Opens an empty outline. A heading's path is the labels of the headings around it and its own; numbers below a number are
 * joined by "-" (第2章, 第1節, 3 → `2-1-3`). Body gets its heading's path and a running number: `2-1-3/p1`. A path met
 * twice gets `.2`, `.3` … White space alone joins the section before it, or the one after it at the beginning.
 */
export function openOutline(): Outline {
  const state: OutlineState = { open: [], breadcrumb: [], sections: [], used: new Map(), bodies: new Map(), waiting: '' };
  return {
    addHeading: (heading) => appendHeading(state, heading),
    addBody: (body) => appendBody(state, body),
    sections: () => (state.waiting === '' ? state.sections : closeWaiting(state)),
  };
}

/** A name for a heading: its number in ASCII (`第２章` → `2`, `1-2-3` → `1-2-3`, `（1）` → `1`), else its first 24 characters without spaces. */
export function labelOf(heading: string): string {
  const text = heading.trim();
  const digits = numberedHeading.exec(text)?.slice(1).find((group) => group !== undefined);
  if (digits !== undefined) return digits.normalize('NFKC').replaceAll(/[‐−–]/gu, '-');
  const words = [...text.replaceAll(/[\s\u3000#*【】]+/gu, '')].slice(0, 24).join('');
  return words === '' || words === '.' || words === '..' ? 'heading' : words;
}

const numberedHeading = /^(?:第\s?([0-9０-９]+)\s?[編部章節款項]|([0-9０-９]+(?:[-－‐−–][0-9０-９]+)*)(?=[\s\u3000．.、])|[（(]([0-9０-９]+)[）)])/u;

interface OpenHeading {
  readonly level: number;
  readonly path: readonly string[];
  readonly title: string;
}

interface OutlineState {
  open: OpenHeading[];
  /** Titles of the open headings; the bodies below them share it. */
  breadcrumb: readonly string[];
  sections: Section[];
  used: Map<string, number>;
  bodies: Map<string, number>;
  waiting: string;
}

function appendHeading(state: OutlineState, { level, text, locator, label, title: given = text.trim() }: OutlineHeading): void {
  if (text.trim() === '') {
    appendBody(state, { text, locator });
    return;
  }
  const open = state.open.filter((heading) => heading.level < level);
  const path = claimPath(state, joinLabel(open.at(-1)?.path ?? [], label ?? labelOf(given)));
  const title = given === '' ? text.trim() : given;
  const breadcrumb = open.map((heading) => heading.title);
  const parent = open.at(-1)?.path;
  pushSection(state, { path, ...(parent === undefined ? {} : { parent }), role: 'heading', startsUnit: true, heading: title, breadcrumb, text, locator });
  state.open = [...open, { level, path, title }];
  state.breadcrumb = [...breadcrumb, title];
}

function appendBody(state: OutlineState, body: OutlineBody): void {
  if (body.text.trim() === '') {
    appendSpace(state, body.text);
    return;
  }
  const around = state.open.at(-1);
  const key = JSON.stringify(around?.path ?? []);
  const ordinal = (state.bodies.get(key) ?? 0) + 1;
  state.bodies.set(key, ordinal);
  pushSection(state, {
    path: claimPath(state, [...(around?.path ?? []), `p${ordinal}`]),
    ...(around === undefined ? {} : { parent: around.path }),
    role: body.role ?? 'text',
    startsUnit: body.startsUnit ?? false,
    breadcrumb: state.breadcrumb,
    text: body.text,
    locator: body.locator,
    ...(body.attributes === undefined ? {} : { attributes: body.attributes }),
    ...(body.readings === undefined || body.readings.length === 0 ? {} : { readings: body.readings }),
  });
}

function appendSpace(state: OutlineState, text: string): void {
  const last = state.sections.pop();
  if (last === undefined) state.waiting += text;
  else state.sections.push({ ...last, text: last.text + text });
}

function pushSection(state: OutlineState, section: Section): void {
  const { waiting } = state;
  if (waiting === '') {
    state.sections.push(section);
    return;
  }
  state.waiting = '';
  const readings = section.readings?.map((reading) => ({ ...reading, start: reading.start + waiting.length, end: reading.end + waiting.length }));
  state.sections.push({ ...section, text: waiting + section.text, ...(readings === undefined ? {} : { readings }) });
}

/** Nothing but white space was met. */
function closeWaiting(state: OutlineState): readonly Section[] {
  return [{ path: ['p1'], role: 'text', startsUnit: false, breadcrumb: [], text: state.waiting, locator: { kind: 'file' } }];
}

function joinLabel(path: readonly string[], label: string): readonly string[] {
  const last = path.at(-1);
  const both = last !== undefined && /^[0-9][0-9.-]*$/u.test(last) && /^[0-9]+$/u.test(label);
  return both ? [...path.slice(0, -1), `${last}-${label}`] : [...path, label];
}

function claimPath(state: OutlineState, path: readonly string[]): readonly string[] {
  const key = JSON.stringify(path);
  const count = (state.used.get(key) ?? 0) + 1;
  state.used.set(key, count);
  return count === 1 ? path : claimPath(state, [...path.slice(0, -1), `${path.at(-1) ?? ''}.${count}`]);
}
