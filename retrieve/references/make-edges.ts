import { placeIn, type AccessScope, type Reference, type ReferenceTarget, type SentenceReferences } from '../../corpora-config/index.ts';
import type { DocumentReferences, KeptDelegation, MentionPlace } from '../../index/index.ts';
import type { LawNames } from '../query/law-names.ts';
import { revisionOn } from '../query/named-law.ts';
import { chooseSubstitutions } from './choose-substitutions.ts';
import type { ReferenceEdge, TargetPlace } from './reference-shapes.ts';

/** What an edge is written with: the identifiers of targets carry the revision in force. */
export interface EdgeNaming {
  readonly names: LawNames;
  readonly access: AccessScope;
  readonly asOf: string;
}

/** The edge of one mention; undefined when the document has no such mention. */
export function makeEdge(references: DocumentReferences, { relation, sentence, mention }: Omit<MentionPlace, 'elements'>, naming: EdgeNaming): ReferenceEdge | undefined {
  if (relation === 'delegates') {
    const delegation = references.delegations[sentence];
    return delegation === undefined ? undefined : makeDelegation(references, delegation, naming);
  }
  const held = references.sentences[sentence];
  const reference = held?.references[mention];
  return held === undefined || reference === undefined ? undefined : makeCitation(references, { held, reference }, naming);
}

/** Every mention of a document below an element path (all of them without one), in the order of the text. */
export function placesIn({ sentences, delegations }: DocumentReferences, isAsked: (element: string) => boolean): readonly Omit<MentionPlace, 'elements'>[] {
  const cited = sentences.flatMap(({ element, references }, sentence) =>
    (isAsked(element) ? references.map(({ applied }, mention) => ({ relation: applied ? 'applies' as const : 'cites' as const, sentence, mention })) : []));
  const delegated = delegations.flatMap(({ element }, sentence) => (isAsked(element) ? [{ relation: 'delegates' as const, sentence, mention: 0 }] : []));
  return [...cited, ...delegated];
}

interface Cited {
  readonly held: SentenceReferences;
  readonly reference: Reference;
}

function makeCitation(references: DocumentReferences, { held, reference }: Cited, naming: EdgeNaming): ReferenceEdge {
  const { document, law, title } = references;
  const { text, start, end, kind, targets, except, applied, unresolved } = reference;
  const substitutions = applied ? chooseSubstitutions({ ...held, reference }, references).map(({ pair }) => pair) : [];
  return {
    relation: applied ? 'applies' : 'cites',
    from: { id: placeIn(document, [held.element]), law, title, element: held.element },
    text,
    start: held.start + start,
    end: held.start + end,
    kind,
    targets: targets.map((target) => nameTarget(target, references, naming)),
    except: except.map((target) => nameTarget(target, references, naming)),
    ...(unresolved === undefined ? {} : { unresolved }),
    sentence: held.sentence,
    sentenceStart: held.start,
    ...(substitutions.length === 0 ? {} : { substitutions }),
  };
}

function makeDelegation(references: DocumentReferences, { element, start, end, text, answers }: KeptDelegation, naming: EdgeNaming): ReferenceEdge {
  return {
    relation: 'delegates',
    from: { id: placeIn(references.document, [element]), law: references.law, title: references.title, element },
    text,
    start,
    end,
    kind: 'delegation',
    targets: answers.map(({ law, document, element: answer }) => ({ id: placeIn(document, [answer]), law, title: naming.names.withId(`law/${law}`)?.title ?? law, element: answer, part: null })),
    except: [],
    sentence: text,
    sentenceStart: start,
  };
}

/** A law mentions itself in its own revision, and others in the one in force. */
function nameTarget({ law, lawTitle, element, part }: ReferenceTarget, own: DocumentReferences, naming: EdgeNaming): TargetPlace {
  const document = law === own.law ? own.document : revisionOf(law, naming);
  const id = document === undefined ? null : element === null ? document : placeIn(document, [element]);
  return { id, law, title: lawTitle, element, part };
}

function revisionOf(law: string | null, { names, access, asOf }: EdgeNaming): string | undefined {
  const named = law === null ? undefined : names.withId(`law/${law}`);
  return named === undefined ? undefined : revisionOn(named, asOf, access)?.id;
}
