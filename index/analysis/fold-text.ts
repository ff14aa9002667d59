import type { FoldedText } from './folding/folded-text.ts';
import { TextFolder } from './folding/text-folder.ts';

/** Version of the folding rules; part of the analyser's fingerprint. Raise it when any text folds differently. */
export const FOLDING_VERSION = 1;

const folder = new TextFolder();

/**
 * Makes texts equal that mean the same, for matching only: width, case, kanji numerals, 条項号 numbers, old characters,
 * iteration marks, compatibility characters. Folding twice gives the same as once. What is stored and cited is never folded.
 */
export function foldText(source: string): FoldedText {
  folder.fold(source);
  return folder.toFoldedText();
}
