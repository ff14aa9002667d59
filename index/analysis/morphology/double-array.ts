/** A trie as linked lists: `firstChild`, `nextSibling` (-1: none) and the symbol that leads to a node. Node 0 is the root. */
export interface LinkedTrie {
  readonly nodes: number;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  /** At least 1, except for the root. */
  readonly symbol: Uint16Array;
}

/** Where each node came to lie: the child of the node in slot s by symbol c is in slot `base[s] + c`, if `check` there says s. */
export interface DoubleArray {
  readonly slots: number;
  readonly base: Int32Array;
  /** -1: the slot is free. */
  readonly check: Int32Array;
  readonly slotOfNode: Int32Array;
}

/**
 * Packs a trie into a double array (Aoe 1989): nodes breadth first, each put at the first place where all its children find
 * a free slot. Slots grow to about the number of nodes; time is nearly linear, since a part of the array that hardly ever
 * has room for several children is passed over and left to the only children.
 */
export function buildDoubleArray(trie: LinkedTrie): DoubleArray {
  const builder = new DoubleArrayBuilder(trie);
  builder.placeAll();
  return { slots: builder.slots, base: builder.base, check: builder.check, slotOfNode: builder.slotOfNode };
}

/** So many failures in a row, and the search for room begins further on from then. */
const patience = 100;

class DoubleArrayBuilder {
  readonly #trie: LinkedTrie;
  readonly slotOfNode: Int32Array;
  base: Int32Array;
  check: Int32Array;
  slots = 1;
  /** The free slots, linked in order. */
  #nextFree: Int32Array;
  #previousFree: Int32Array;
  #firstFree = 1;
  #searchFrom = 1;
  readonly #children: number[] = [];

  constructor(trie: LinkedTrie) {
    this.#trie = trie;
    const room = trie.nodes * 2 + 0x20000;
    this.slotOfNode = new Int32Array(trie.nodes);
    this.base = new Int32Array(room);
    this.check = new Int32Array(room).fill(-1);
    this.#nextFree = countFrom(1, room);
    this.#previousFree = countFrom(-1, room);
    this.check[0] = 0;
  }

  placeAll(): void {
    const queue = new Int32Array(this.#trie.nodes);
    let length = 1;
    for (let at = 0; at < length; at += 1) {
      const node = queue[at] ?? 0;
      this.#placeChildren(node);
      for (const child of this.#children) queue[length++] = child;
    }
  }

  #placeChildren(node: number): void {
    const { firstChild, nextSibling, symbol } = this.#trie;
    const children = this.#children;
    children.length = 0;
    for (let child = firstChild[node] ?? -1; child >= 0; child = nextSibling[child] ?? -1) children.push(child);
    if (children.length === 0) return;
    if (children.length > 1) children.sort((first, second) => (symbol[first] ?? 0) - (symbol[second] ?? 0));
    const slot = this.slotOfNode[node] ?? 0;
    const base = children.length === 1 ? this.#roomForOne(symbol[children[0] ?? 0] ?? 0) : this.#roomForAll();
    this.base[slot] = base;
    for (const child of children) this.#occupy(base + (symbol[child] ?? 0), { parent: slot, node: child });
  }

  #roomForOne(symbol: number): number {
    let slot = this.#firstFree;
    while (slot < symbol) slot = this.#nextFree[slot] ?? 0;
    return slot - symbol;
  }

  #roomForAll(): number {
    const lowest = this.#trie.symbol[this.#children[0] ?? 0] ?? 0;
    let slot = Math.max(this.#searchFrom, this.#firstFree);
    let failures = 0;
    while (slot < lowest || !this.#hasRoom(slot - lowest)) {
      slot = this.#nextFree[slot] ?? 0;
      failures += 1;
    }
    if (failures > patience) this.#searchFrom = slot;
    while (this.check[this.#searchFrom] !== -1) this.#searchFrom += 1;
    return slot - lowest;
  }

  #hasRoom(base: number): boolean {
    for (const child of this.#children) {
      if (this.check[base + (this.#trie.symbol[child] ?? 0)] !== -1) return false;
    }
    return true;
  }

  #occupy(slot: number, { parent, node }: { readonly parent: number; readonly node: number }): void {
    this.check[slot] = parent;
    this.slotOfNode[node] = slot;
    const next = this.#nextFree[slot] ?? 0;
    const previous = this.#previousFree[slot] ?? 0;
    if (slot === this.#firstFree) this.#firstFree = next;
    else this.#nextFree[previous] = next;
    this.#previousFree[next] = previous;
    if (slot >= this.slots) this.slots = slot + 1;
  }
}

function countFrom(first: number, length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let index = 0; index < length; index += 1) numbers[index] = first + index;
  return numbers;
}
