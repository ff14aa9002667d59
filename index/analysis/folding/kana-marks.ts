/** The combining marks of voicing: が is か with the first, ぱ is は with the second. */
export const VOICED = 0x3099;
export const SEMI_VOICED = 0x309a;

/** Voicing marks in all their forms, by unit: the combining one. */
export const voicingMarks: ReadonlyMap<number, number> = new Map([
  [0x3099, VOICED], [0x309b, VOICED], [0xff9e, VOICED],
  [0x309a, SEMI_VOICED], [0x309c, SEMI_VOICED], [0xff9f, SEMI_VOICED],
]);

const FIRST_KANA = 0x3041;
const LAST_KANA = 0x30fe;
const voiced: Uint16Array = composedWith(VOICED);
const semiVoiced: Uint16Array = composedWith(SEMI_VOICED);
const plain: Uint16Array = Uint16Array.from({ length: LAST_KANA - FIRST_KANA + 1 }, (_, kana) => String.fromCharCode(FIRST_KANA + kana).normalize('NFD').charCodeAt(0));

function composedWith(mark: number): Uint16Array {
  return Uint16Array.from({ length: LAST_KANA - FIRST_KANA + 1 }, (_, kana) => {
    const composed = String.fromCharCode(FIRST_KANA + kana, mark).normalize('NFC');
    return composed.length === 1 ? composed.charCodeAt(0) : 0;
  });
}

/** Tells whether a unit is of the blocks of hiragana and katakana, marks included. */
export function isKana(unit: number): boolean {
  return unit >= FIRST_KANA && unit <= LAST_KANA;
}

/** Tells whether a unit is a katakana letter or the long-vowel sign. */
export function isKatakana(unit: number): boolean {
  return unit >= 0x30a1 && unit <= 0x30fc && unit !== 0x30fb;
}

/** Tells whether a unit of the kana blocks is no letter that can be repeated. */
export function isKanaMark(unit: number): boolean {
  return (unit >= 0x3099 && unit <= 0x309e) || unit === 0x30fb || unit === 0x30fc || unit === 0x30fd || unit === 0x30fe;
}

/** か + ゛ → が; 0 when the kana does not take the mark, or is none. */
export function composeKana(kana: number, mark: number): number {
  return (mark === VOICED ? voiced[kana - FIRST_KANA] : semiVoiced[kana - FIRST_KANA]) ?? 0;
}

/** が → か; a kana without voicing stays. */
export function plainKana(kana: number): number {
  return plain[kana - FIRST_KANA] ?? kana;
}
