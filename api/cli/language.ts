/** Language of help and messages. Results and errors' `message` are the same in both. */
export type Language = 'ja' | 'en';

/** Gives the text of the chosen language. */
export type Say = (japanese: string, english: string) => string;

/** `--lang` wins; else an English locale gives English, and everything else Japanese. */
export function chooseLanguage(words: readonly string[], locale: string): Language {
  const at = words.indexOf('--lang');
  const asked = at < 0 ? words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length) : words[at + 1];
  if (asked === 'ja' || asked === 'en') return asked;
  return locale.startsWith('en') ? 'en' : 'ja';
}

export function sayIn(language: Language): Say {
  return (japanese, english) => (language === 'ja' ? japanese : english);
}
