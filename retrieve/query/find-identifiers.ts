import { documentSegments, parseIdentifier, type Identifier } from '../../corpora-config/index.ts';

/** An identifier written in a text. */
export interface IdentifierMention {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly kind: Identifier['kind'];
}

const pattern = new RegExp(`(?<![\\w/])(?:${Object.keys(documentSegments).join('|')})/[^\\s、。「」『』（）()]+`, 'gu');

/** Finds identifiers of this engine (`law/129AC0000000089/MainProvision-Article_709`); what is not in canonical form is left out. */
export function findIdentifiers(text: string): readonly IdentifierMention[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [id] = match;
    const kind = kindOf(id);
    return kind === undefined ? [] : [{ start: match.index, end: match.index + id.length, id, kind }];
  });
}

function kindOf(id: string): Identifier['kind'] | undefined {
  try {
    return parseIdentifier(id).kind;
  } catch {
    return undefined;
  }
}
