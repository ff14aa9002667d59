/** Reads 一 … 九百九十九, 二一七 (digit by digit) and ASCII or full-width digits; `NaN` for anything else. */
export function readNumber(text: string): number {
  const ascii = text.normalize('NFKC').replaceAll('〇', '0');
  if (/^\d+$/u.test(ascii)) return Number(ascii);
  if (ascii === '') return Number.NaN;
  const digits = [...ascii].map((character) => (/\d/u.test(character) ? character : digitOf(character)));
  if (digits.every((digit) => digit !== undefined)) return Number(digits.join(''));
  const [, hundreds, tens, ones] = /^(?:([一二三四五六七八九])?百)?(?:([一二三四五六七八九])?十)?([一二三四五六七八九])?$/u.exec(ascii) ?? [];
  if (!/^[一二三四五六七八九]?百?[一二三四五六七八九]?十?[一二三四五六七八九]?$/u.test(ascii)) return Number.NaN;
  const place = (digit: string | undefined, unit: string): number => (ascii.includes(unit) ? Number(digitOf(digit ?? '一')) : 0);
  return place(hundreds, '百') * 100 + place(tens, '十') * 10 + Number(digitOf(ones ?? '') ?? 0);
}

function digitOf(character: string): string | undefined {
  const digit = '〇一二三四五六七八九'.indexOf(character);
  return digit < 0 || character === '' ? undefined : String(digit);
}
