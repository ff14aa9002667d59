import { nameOfElement } from './element-kinds.ts';
import { deepestNesting, withoutIndentation, type LawNode } from './law-tree.ts';

/**
 * Reads plain XML into a tree under a nameless root: a declaration of XML 1.0, comments, elements with ASCII names, attributes
 * written `name="value"`, text, and the five predefined entities, as statutes are written. Gives undefined at the first thing
 * that is anything else, well-formed or not, and below `deepestNesting`: that is for the full reader to read or to refuse by name.
 */
export function readPlainXml(source: string): LawNode | undefined {
  // Most statutes hold none of these, and one run over the text tells it.
  if (!/[\r\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/.test(source)) return readWhole(source);
  const xml = source.replaceAll(/\r\n?/gu, '\n');
  return notXml.test(xml) || !xml.isWellFormed() ? undefined : readWhole(xml);
}

/** `]]>` ends CDATA and may not stand anywhere else in text. */
function readWhole(xml: string): LawNode | undefined {
  return xml.includes(']]>') ? undefined : new PlainXml(xml).read();
}

const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u;

const declaration = /^<\?xml version="1\.0"(?: encoding="[A-Za-z][\w.-]*")?(?: standalone="(?:yes|no)")? ?\?>/u;

const predefined: ReadonlyMap<string, string> = new Map([['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&apos;', "'"]]);

const noAttributes: LawNode['attributes'] = Object.freeze({});

interface OpenNode extends LawNode {
  children: (LawNode | string)[];
}

/** Every element's children until it has one. */
const noChildren: OpenNode['children'] = [];

const nameSlots = 256;

const slash = 0x2f;
const greater = 0x3e;
const bang = 0x21;
const equal = 0x3d;
const quote = 0x22;

/** What an ASCII character may be in a name: 1 any but the first, 2 the first too. */
const nameParts = new Uint8Array(0x80);
for (const character of '-.:0123456789') nameParts[character.charCodeAt(0)] = 1;
for (const character of '_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') nameParts[character.charCodeAt(0)] = 2;

/** One run over one text. The reading methods give false where the text is not plain. */
class PlainXml {
  readonly #xml: string;
  readonly #root: OpenNode = { tag: '', attributes: noAttributes, children: noChildren };
  readonly #ancestors: OpenNode[] = [];
  /** The last name met of each remainder: a statute has some dozens of names, a hundred thousand times. */
  readonly #names: string[] = [];
  #current: OpenNode = this.#root;
  #sawRoot = false;
  #at = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  read(): LawNode | undefined {
    const xml = this.#xml;
    this.#at = declaration.exec(xml)?.[0].length ?? skipSpaces(xml, 0);
    while (this.#at < xml.length) {
      const markup = xml.indexOf('<', this.#at);
      const end = markup < 0 ? xml.length : markup;
      if (end > this.#at && !this.#readText(end)) return undefined;
      if (markup >= 0 && !this.#readMarkup()) return undefined;
    }
    return this.#sawRoot && this.#ancestors.length === 0 ? this.#root : undefined;
  }

  #readText(end: number): boolean {
    const raw = this.#xml.slice(this.#at, end);
    const text = raw.includes('&') ? resolveEntities(raw) : raw;
    if (text === undefined || (this.#ancestors.length === 0 && skipSpaces(raw, 0) < raw.length)) return false;
    const kept = withoutIndentation(text);
    if (kept !== '') addChild(this.#current, kept);
    this.#at = end;
    return true;
  }

  #readMarkup(): boolean {
    const next = this.#xml.charCodeAt(this.#at + 1);
    if (next === slash) return this.#closeElement();
    return next === bang ? this.#skipComment() : this.#openElement();
  }

  #closeElement(): boolean {
    const { tag } = this.#current;
    const end = this.#at + 2 + tag.length;
    const parent = this.#ancestors.pop();
    if (parent === undefined || !this.#xml.startsWith(tag, this.#at + 2) || this.#xml.charCodeAt(end) !== greater) return false;
    this.#current = parent;
    this.#at = end + 1;
    return true;
  }

  #skipComment(): boolean {
    const end = this.#xml.startsWith('<!--', this.#at) ? this.#xml.indexOf('--', this.#at + 4) : -1;
    if (end < 0 || this.#xml.charCodeAt(end + 2) !== greater) return false;
    this.#at = end + 3;
    return true;
  }

  #openElement(): boolean {
    const depth = this.#ancestors.length;
    const tag = this.#readName(this.#at + 1);
    if (tag === undefined || depth >= deepestNesting || (depth === 0 && this.#sawRoot)) return false;
    this.#sawRoot = true;
    this.#at += 1 + tag.length;
    const attributes = this.#readAttributes();
    if (attributes === undefined) return false;
    const node: OpenNode = { tag, attributes, children: noChildren };
    addChild(this.#current, node);
    return this.#endTag(node);
  }

  #endTag(node: OpenNode): boolean {
    const isEmpty = this.#xml.charCodeAt(this.#at) === slash;
    if (isEmpty) this.#at += 1;
    else {
      this.#ancestors.push(this.#current);
      this.#current = node;
    }
    this.#at += 1;
    return this.#xml.charCodeAt(this.#at - 1) === greater;
  }

  /** Stops at what should be the end of the tag. */
  #readAttributes(): LawNode['attributes'] | undefined {
    if (this.#xml.charCodeAt(this.#at) === greater) return noAttributes;
    const attributes: Record<string, string> = {};
    for (;;) {
      const start = skipSpaces(this.#xml, this.#at);
      const name = start === this.#at ? undefined : this.#readName(start);
      if (name === undefined) {
        this.#at = start;
        return attributes;
      }
      const value = this.#readValue(start + name.length);
      if (value === undefined || name in attributes) return undefined;
      attributes[name] = value;
    }
  }

  /** Reads `="value"` at `at`; every white space in it is a space. */
  #readValue(at: number): string | undefined {
    const xml = this.#xml;
    if (xml.charCodeAt(at) !== equal || xml.charCodeAt(at + 1) !== quote) return undefined;
    const end = xml.indexOf('"', at + 2);
    const raw = xml.slice(at + 2, Math.max(end, at + 2));
    if (end < 0 || raw.includes('<')) return undefined;
    this.#at = end + 1;
    const value = raw.includes('\n') || raw.includes('\t') ? raw.replaceAll(/[\n\t]/gu, ' ') : raw;
    return value.includes('&') ? resolveEntities(value) : value;
  }

  #readName(start: number): string | undefined {
    const xml = this.#xml;
    let code = xml.charCodeAt(start);
    if (nameParts[code] !== 2) return undefined;
    let end = start;
    let slot = 0;
    while ((nameParts[code] ?? 0) > 0) {
      slot = (slot * 31 + code) % nameSlots;
      end += 1;
      code = xml.charCodeAt(end);
    }
    const known = this.#names[slot] ?? '';
    if (known.length === end - start && xml.startsWith(known, start)) return known;
    const name = nameOfElement(xml.slice(start, end));
    this.#names[slot] = name;
    return name;
  }
}

/** V8 gives an array that grows from none room for 17 members, of which most elements need one. */
function addChild(parent: OpenNode, child: LawNode | string): void {
  if (parent.children.length === 0) parent.children = [child];
  else parent.children.push(child);
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  for (; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09) return at;
  }
}

/** The text with its entities resolved; undefined when one of them is not predefined. */
function resolveEntities(text: string): string | undefined {
  let isPlain = true;
  const resolved = text.replaceAll(/&(?:[a-z]{1,4};)?/gu, (entity) => {
    const character = predefined.get(entity);
    isPlain &&= character !== undefined;
    return character ?? '';
  });
  return isPlain ? resolved : undefined;
}
