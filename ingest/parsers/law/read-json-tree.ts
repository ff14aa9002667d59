import { deepestNesting, LawRefusal, withoutIndentation, type LawNode } from './law-tree.ts';
import { readXmlTree } from './read-xml-tree.ts';

/**
 * Reads an answer of the e-Gov API v2, or a bare tree of `{tag, attr, children}`, into the tree that the XML answer would give:
 * objects become elements named by their keys. `law_full_text` may be a tree, XML, or XML in Base64.
 * Throws `LawRefusal` `json.malformed`, `xml.too-deep`, or what `readXmlTree` throws.
 */
export function readJsonTree(json: string): LawNode {
  return { tag: '', attributes: {}, children: readMember('answer', parseJson(json), 0) };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new LawRefusal('json.malformed', `expected JSON, got ${String(cause).slice(0, 200)}`);
  }
}

function readMember(name: string, value: unknown, depth: number): LawNode['children'] {
  if (depth > deepestNesting) throw new LawRefusal('xml.too-deep', `expected at most ${deepestNesting} nested values, got more`);
  if (Array.isArray(value)) return value.flatMap((member) => readMember(name, member, depth + 1));
  if (isElement(value)) return [readElement(value, depth)];
  if (isObject(value)) return [{ tag: name, attributes: {}, children: Object.entries(value).flatMap(([key, member]) => readMember(key, member, depth + 1)) }];
  if (name === 'law_full_text' && typeof value === 'string') return readXmlTree(decodeXml(value)).children;
  return value === null || value === undefined ? [] : [{ tag: name, attributes: {}, children: [String(value)] }];
}

function readElement(element: { readonly tag: string } & Readonly<Record<string, unknown>>, depth: number): LawNode {
  if (depth > deepestNesting) throw new LawRefusal('xml.too-deep', `expected at most ${deepestNesting} nested elements, got more at ${element.tag.slice(0, 100)}`);
  const attributes = isObject(element['attr']) ? Object.fromEntries(Object.entries(element['attr']).map(([key, value]) => [key, String(value)])) : {};
  const children = Array.isArray(element['children']) ? element['children'] : [element['children']];
  return { tag: element.tag, attributes, children: children.flatMap((child) => readChild(child, depth + 1)) };
}

function readChild(child: unknown, depth: number): LawNode['children'] {
  if (isElement(child)) return [readElement(child, depth)];
  if (child === undefined || child === null) return [];
  if (typeof child !== 'object') return [withoutIndentation(String(child))].filter((text) => text !== '');
  return readMember('unnamed', child, depth);
}

function decodeXml(text: string): string {
  return text.trimStart().startsWith('<') ? text.trim() : Buffer.from(text, 'base64').toString('utf8').replace(/^\ufeff/u, '');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isElement(value: unknown): value is { readonly tag: string } & Readonly<Record<string, unknown>> {
  return isObject(value) && typeof value['tag'] === 'string';
}
