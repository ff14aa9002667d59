/** Lets a fixed number of holders through at a time. */
export interface Slots {
  /** Waits for a free slot, first come first served; the answer gives it back (once). */
  take(): Promise<() => void>;
}

/** Makes `count` slots (at least 1). */
export function createSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = count;
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return once(release);
    },
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
