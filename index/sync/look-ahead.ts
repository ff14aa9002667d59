/**
 * Bounds how much is read ahead of the item whose turn it is. Weights are any positive measure of memory, usually bytes;
 * something heavier than the whole limit comes in when nothing else is there.
 */
export class LookAhead<Item> {
  readonly #limit: number;
  /** First come, first served: the item whose turn is next never waits behind a later one. */
  readonly #waiting: { readonly item: Item; readonly weight: number; readonly enter: () => void }[] = [];
  readonly #entered = new Map<Item, number>();
  #weight = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Waits for room. */
  async enter(item: Item, weight: number): Promise<void> {
    const entered = new Promise<void>((enter) => this.#waiting.push({ item, weight, enter }));
    this.#admit();
    await entered;
  }

  /** Gives the room of an item back; of one that never entered there is none. */
  leave(item: Item): void {
    this.#weight -= this.#entered.get(item) ?? 0;
    this.#entered.delete(item);
    this.#admit();
  }

  #admit(): void {
    let [next] = this.#waiting;
    while (next !== undefined && (this.#entered.size === 0 || this.#weight + next.weight <= this.#limit)) {
      this.#waiting.shift();
      this.#entered.set(next.item, next.weight);
      this.#weight += next.weight;
      next.enter();
      [next] = this.#waiting;
    }
  }
}
