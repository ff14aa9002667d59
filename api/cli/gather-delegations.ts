import type { Document } from '../../corpora-config/index.ts';
import type { AnswerIndex, AnswerStrength, LawRegister } from '../../ingest/index.ts';
import type { Rooms } from './rooms.ts';

/** What a statute leaves to orders, as `parse --delegations` prints it. */
export interface PrintedDelegations {
  readonly id: string;
  readonly law_id: string;
  readonly delegations: readonly PrintedDelegation[];
}

interface PrintedDelegation {
  readonly elm: string;
  /** UTF-16 code units into the section's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly organ: string;
  readonly matter: string;
  /** Provisions of orders that cite back; empty: none was found. */
  readonly answers: readonly { readonly law: string; readonly document: string; readonly elm: string; readonly strength: AnswerStrength }[];
}

type DelegationRooms = Pick<Rooms, 'findMentions' | 'linkReferences' | 'findDelegations' | 'addAnswers' | 'linkDelegations'>;

/** Gathers what statutes leave to orders and what orders answer; only when all are known is it known who answers. */
export class DelegationGatherer {
  readonly #rooms: DelegationRooms;
  readonly #register: LawRegister;
  readonly #answers: AnswerIndex = new Map();
  readonly #delegating: { readonly id: string; readonly law: string; readonly delegations: ReturnType<Rooms['findDelegations']> }[] = [];

  constructor(rooms: DelegationRooms, register: LawRegister) {
    this.#rooms = rooms;
    this.#register = register;
  }

  /** What is no statute leaves nothing to orders. */
  add(document: Document): void {
    if (!document.id.startsWith('law/')) return;
    const { addAnswers, linkReferences, findMentions } = this.#rooms;
    addAnswers(this.#answers, linkReferences(findMentions(document), this.#register));
    const delegations = this.#rooms.findDelegations(document);
    if (delegations.length > 0) this.#delegating.push({ id: document.id, law: document.attributes['lawId']?.[0] ?? document.id, delegations });
  }

  /** In the order in which they were added; statutes that leave nothing to orders have no line. */
  *lines(): Generator<PrintedDelegations> {
    for (const { id, law, delegations } of this.#delegating) {
      const linked = this.#rooms.linkDelegations({ law, elements: this.#register.byId(law)?.elements() ?? [], delegations }, this.#answers);
      yield { id, law_id: law, delegations: linked.map(({ element, answers, ...delegation }) => ({ elm: element, ...delegation, answers: answers.map((answer) => ({ law: answer.law, document: answer.document, elm: answer.element, strength: answer.strength })) })) };
    }
  }
}
