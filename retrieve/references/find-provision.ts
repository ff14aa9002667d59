import { GensenError, parseIdentifier, placeIn, type AccessScope } from '../../corpora-config/index.ts';
import type { ReferenceScope, ReferenceStore, StoredDocument } from '../../index/index.ts';
import { revisionOn, type NamedLaw } from '../query/named-law.ts';
import { resolveMentions } from '../query/resolve-mentions.ts';
import type { Retrieval } from '../retrieval.ts';
import { isUnder } from './is-under.ts';

/** A law or a provision of it, in one revision. */
export interface AskedProvision {
  /** With the revision. */
  readonly id: string;
  readonly corpus: string;
  readonly document: string;
  /** 法令ID. */
  readonly law: string;
  readonly title: string;
  /** Absent: the whole law. */
  readonly element?: string;
}

interface Asking {
  readonly access: AccessScope;
  readonly asOf: string;
}

/**
 * Finds the law and provision that an identifier, or failing that a name (民法第七百九条), means.
 * Throws `GensenError`: `request.invalid` for what is no law or names several; `item.not-found`, with the nearest that exists.
 */
export async function findProvision(asked: string, asking: Asking, retrieval: Retrieval): Promise<AskedProvision> {
  const id = isIdentifier(asked) ? asked : await identify(asked, asking, retrieval);
  const parsed = parseIdentifier(id);
  if (parsed.kind !== 'law') throw new GensenError('request.invalid', { message: `expected a law, got ${id.slice(0, 200)}`, mend: 'only laws have references; give an identifier that begins with law/' });
  const [held] = [(await retrieval.lawNames()).withId(`law/${parsed.document.join('/')}`)].flatMap((law) => {
    const revision = law === undefined ? undefined : chooseRevision(law, parsed.revision, asking);
    return law === undefined || revision === undefined ? [] : [{ corpus: law.corpus, document: revision.id, law: law.id.slice('law/'.length), title: revision.title }];
  });
  if (held === undefined) throw notFound(id, undefined);
  const element = parsed.path.join('/').replace(/~.*$/u, '');
  if (element === '') return { ...held, id: held.document };
  await checkElement({ ...held, element }, asking, retrieval.references);
  return { ...held, id: placeIn(held.document, [element]), element };
}

function isIdentifier(text: string): boolean {
  try {
    parseIdentifier(text);
    return true;
  } catch {
    return false;
  }
}

/** The one law or provision that a text names; a bare 法令ID too. */
async function identify(text: string, { access, asOf }: Asking, retrieval: Retrieval): Promise<string> {
  if (/^[0-9][0-9A-Za-z]{14}$/u.test(text)) return `law/${text}`;
  const { mentions } = await resolveMentions({ text, access, asOf }, retrieval);
  const named = mentions.find(({ kind }) => kind === 'law' || kind === 'provision');
  const [best, second] = named?.candidates ?? [];
  if (best === undefined) throw new GensenError('item.not-found', { message: named?.reason ?? `no law is named by ${text.slice(0, 200)}`, mend: 'give an identifier, or look it up with gensen resolve' });
  if (second !== undefined && second.confidence === best.confidence) {
    throw new GensenError('request.invalid', { message: `${text.slice(0, 200)} names several: ${best.id} (${best.title}), ${second.id} (${second.title})`, mend: 'give the identifier of one of them' });
  }
  return best.id;
}

function chooseRevision(law: NamedLaw, named: string | undefined, { access, asOf }: Asking): Pick<StoredDocument, 'id' | 'title'> | undefined {
  if (named === undefined) return revisionOn(law, asOf, access);
  return law.revisions.find(({ revision, tenant }) => revision.id === named && access.tenants.includes(tenant));
}

async function checkElement({ corpus, document, element }: Pick<AskedProvision, 'corpus' | 'document'> & { readonly element: string }, { access }: Asking, references: ReferenceStore | undefined): Promise<void> {
  const elements = await references?.elements({ corpus, access }, document);
  if (elements === undefined || elements.some((one) => isUnder(one, element))) return;
  const nearest = shorten(element).find((shorter) => elements.some((one) => isUnder(one, shorter)));
  throw notFound(placeIn(document, [element]), nearest === undefined ? document : placeIn(document, [nearest]));
}

function shorten(element: string): readonly string[] {
  return [...element.matchAll(/-/gu)].map(({ index }) => element.slice(0, index)).toReversed();
}

function notFound(id: string, nearest: string | undefined): GensenError {
  return new GensenError('item.not-found', {
    message: nearest === undefined ? `nothing is held under ${id}` : `nothing is held under ${id}; the nearest is ${nearest}`,
    mend: nearest === undefined ? 'look the law up with a search' : `ask for ${nearest}`,
    details: nearest === undefined ? undefined : { nearest },
  });
}

/** The references of a retriever that keeps some. Throws `index.empty` for one that keeps none. */
export function requireReferences({ references }: Pick<Retrieval, 'references'>): ReferenceStore {
  if (references === undefined) throw new GensenError('index.empty', { message: 'no references are kept', mend: 'run gensen ingest' });
  return references;
}

/** The scope in which the mentions of a provision are looked up. */
export function scopeOf({ corpus }: Pick<AskedProvision, 'corpus'>, { access, asOf }: Asking): ReferenceScope {
  return { corpus, access, validOn: asOf };
}
