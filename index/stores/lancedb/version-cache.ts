/**
 * Remembers what was read from one version of a table. A newer version empties it; when it holds `most`, what was not asked
 * for longest goes.
 */
export class VersionCache<Key, Value> {
  readonly #most: number;
  readonly #held = new Map<Key, Value>();
  #version: number | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is held of the version, or undefined. */
  get(version: number, key: Key): Value | undefined {
    if (version !== this.#version) return undefined;
    const value = this.#held.get(key);
    if (value !== undefined) this.#renew(key, value);
    return value;
  }

  /** Holds a value that was read from the version; of an older version than the one held it keeps nothing. */
  set(version: number, key: Key, value: Value): void {
    if (this.#version === undefined || version > this.#version) {
      this.#held.clear();
      this.#version = version;
    }
    if (version === this.#version) this.#renew(key, value);
  }

  /** A Map lists its keys in the order of their insertion, so that the first is the one longest unused. */
  #renew(key: Key, value: Value): void {
    this.#held.delete(key);
    this.#held.set(key, value);
    if (this.#held.size <= this.#most) return;
    const [oldest] = this.#held.keys();
    if (oldest !== undefined) this.#held.delete(oldest);
  }
}
