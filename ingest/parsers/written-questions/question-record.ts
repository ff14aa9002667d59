/** A written question (質問主意書), its answer (答弁書) or both, as any source form gives it. */
export interface QuestionRecord {
  readonly house: 'shu' | 'san';
  readonly session: number;
  readonly number: number;
  readonly title: string;
  readonly submitter?: string | undefined;
  /** ISO dates. */
  readonly submitted?: string | undefined;
  readonly answered?: string | undefined;
  readonly url?: string | undefined;
  /** Whole texts, exactly as given. */
  readonly question?: string | undefined;
  readonly answer?: string | undefined;
  /** The entry of an index: label and value, in its own order. */
  readonly entry?: readonly (readonly [string, string])[];
  /** What else a page or file of the same question holds; absent when it holds the question itself. */
  readonly part?: 'answer' | 'detail' | undefined;
}

/** 衆議院 or 参議院 in any spelling that sources use; absent for anything else. */
export function readHouse(text: string): 'shu' | 'san' | undefined {
  if (/衆|^shu/u.test(text)) return 'shu';
  return /参|^san/u.test(text) ? 'san' : undefined;
}
