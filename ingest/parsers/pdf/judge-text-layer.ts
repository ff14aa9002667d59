/** What a page's text layer is worth. `unreadable`: its font has no character map, the code points are not what is printed. */
export type TextLayer = 'none' | 'unreadable' | 'readable';

const largestMeaninglessShare = 0.5;
const fewestForeignScripts = 4;
const fewestForeignShare = 0.1;

const meaningless = /[\ufffd\p{Cc}\p{Cn}\p{Co}]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const foreignScripts: readonly RegExp[] = [
  /\p{Script=Armenian}/u, /\p{Script=Hebrew}/u, /\p{Script=Arabic}/u, /\p{Script=Syriac}/u, /\p{Script=Devanagari}/u, /\p{Script=Bengali}/u,
  /\p{Script=Gurmukhi}/u, /\p{Script=Gujarati}/u, /\p{Script=Oriya}/u, /\p{Script=Tamil}/u, /\p{Script=Telugu}/u, /\p{Script=Kannada}/u,
  /\p{Script=Malayalam}/u, /\p{Script=Sinhala}/u, /\p{Script=Thai}/u, /\p{Script=Lao}/u, /\p{Script=Tibetan}/u, /\p{Script=Myanmar}/u,
  /\p{Script=Georgian}/u, /\p{Script=Ethiopic}/u, /\p{Script=Khmer}/u, /\p{Script=Mongolian}/u,
];

/** Judges the text of one page. A page of one foreign language is readable; code points scattered over many scripts are a lost character map. */
export function judgeTextLayer(text: string): TextLayer {
  const characters = [...text.replaceAll(/\s/gu, '')];
  if (characters.length === 0) return 'none';
  const share = (pattern: RegExp): number => characters.filter((character) => pattern.test(character)).length / characters.length;
  if (share(meaningless) > largestMeaninglessShare) return 'unreadable';
  const scripts = foreignScripts.filter((script) => script.test(text));
  const foreign = characters.filter((character) => scripts.some((script) => script.test(character))).length / characters.length;
  return scripts.length >= fewestForeignScripts && foreign > fewestForeignShare && foreign > share(kana) ? 'unreadable' : 'readable';
}
