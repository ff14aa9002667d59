import type { LinkedTrie } from './double-array.ts';

/** Surfaces by UTF-16 units, with the key of each in kuromoji's word map. */
export interface SurfaceTrie extends LinkedTrie {
  /** -1: no surface ends here. */
  readonly keyOfNode: Int32Array;
  /** By unit; 0: in no surface. Symbols count up from 1, the commonest unit first, so that nodes lie close together. */
  readonly symbolOfUnit: Uint16Array;
}

/**
 * Reads every surface out of kuromoji's double array over UTF-8 bytes. Surfaces hold no character outside the basic plane.
 * A child by byte 0 is a leaf: its base is minus the key, minus one.
 */
export function readSurfaces(base: Int32Array, check: Int32Array): SurfaceTrie {
  const trie = new GrowingTrie();
  const children = linkChildren(check);
  const stack = [0, 0, 0, 0];
  while (stack.length > 0) {
    const node = stack.pop() ?? 0;
    const missing = stack.pop() ?? 0;
    const bits = stack.pop() ?? 0;
    const parent = stack.pop() ?? 0;
    for (let child = children.first[parent] ?? -1; child >= 0; child = children.next[child] ?? -1) {
      const byte = child - (base[parent] ?? 0);
      if (byte === 0) trie.keyOfNode[node] = -(base[child] ?? 0) - 1;
      else if (missing > 1) stack.push(child, (bits << 6) | (byte & 0x3f), missing - 1, node);
      else if (missing === 1) stack.push(child, 0, 0, trie.add(node, (bits << 6) | (byte & 0x3f)));
      else if (byte < 0x80) stack.push(child, 0, 0, trie.add(node, byte));
      else stack.push(child, byte < 0xe0 ? byte & 0x1f : byte & 0x0f, byte < 0xe0 ? 1 : 2, node);
    }
  }
  return trie.finish();
}

/** The double array says who a slot's parent is; this says who its children are. */
function linkChildren(check: Int32Array): { readonly first: Int32Array; readonly next: Int32Array } {
  const first = new Int32Array(check.length).fill(-1);
  const next = new Int32Array(check.length).fill(-1);
  for (let slot = check.length - 1; slot > 0; slot -= 1) {
    const parent = check[slot] ?? -1;
    if (parent < 0) continue;
    next[slot] = first[parent] ?? -1;
    first[parent] = slot;
  }
  return { first, next };
}

/** A trie that is filled unit by unit. */
export class GrowingTrie {
  nodes = 1;
  #firstChild = new Int32Array(1024).fill(-1);
  #nextSibling = new Int32Array(1024).fill(-1);
  #unit = new Uint16Array(1024);
  keyOfNode: Int32Array = new Int32Array(1024).fill(-1);

  /** Gives the new child of a node by a unit that leads to none yet. */
  add(parent: number, unit: number): number {
    const node = this.nodes;
    if (node === this.#unit.length) this.#grow();
    this.#unit[node] = unit;
    this.#nextSibling[node] = this.#firstChild[parent] ?? -1;
    this.#firstChild[parent] = node;
    this.nodes += 1;
    return node;
  }

  /** Gives the child of a node by a unit, new if need be. */
  reach(parent: number, unit: number): number {
    let child = this.#firstChild[parent] ?? -1;
    while (child >= 0 && this.#unit[child] !== unit) child = this.#nextSibling[child] ?? -1;
    return child < 0 ? this.add(parent, unit) : child;
  }

  finish(): SurfaceTrie {
    const symbolOfUnit = countSymbols(this.#unit.subarray(1, this.nodes));
    return { nodes: this.nodes, firstChild: this.#firstChild, nextSibling: this.#nextSibling, symbol: this.#unit.map((unit) => symbolOfUnit[unit] ?? 0), keyOfNode: this.keyOfNode, symbolOfUnit };
  }

  #grow(): void {
    this.#firstChild = doubled(this.#firstChild);
    this.#nextSibling = doubled(this.#nextSibling);
    this.keyOfNode = doubled(this.keyOfNode);
    const units = new Uint16Array(this.#unit.length * 2);
    units.set(this.#unit);
    this.#unit = units;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2).fill(-1);
  larger.set(array);
  return larger;
}

function countSymbols(units: Uint16Array): Uint16Array {
  const counts = new Int32Array(0x10000);
  for (const unit of units) counts[unit] = (counts[unit] ?? 0) + 1;
  const met = [...counts.keys()].filter((unit) => (counts[unit] ?? 0) > 0);
  met.sort((first, second) => (counts[second] ?? 0) - (counts[first] ?? 0) || first - second);
  const symbolOfUnit = new Uint16Array(0x10000);
  for (const [index, unit] of met.entries()) symbolOfUnit[unit] = index + 1;
  return symbolOfUnit;
}
