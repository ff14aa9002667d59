/** Longest piece in UTF-16 units: kuromoji.js takes time by the square of a piece's length. */
const longest = 4000;

const piece = new RegExp(`[^、。]{0,${longest / 2 - 1}}[、。]|[^、。]{1,${longest / 2}}`, 'gu');

/** Cuts a text after each 、 and 。, as kuromoji.js itself does, and longer stretches at 2,000 characters. Joined, the pieces are the text. */
export function cutText(text: string): readonly string[] {
  return text.match(piece) ?? [];
}
