/**
 * Full-width letters, digits and signs to ASCII, lower case, unit by unit: the result has the same length, so offsets into it
 * are offsets into the original. (NFKC would move them.)
 */
export function foldWidth(text: string): string {
  return text.replace(/[！-～　A-Z]/gu, foldUnit);
}

function foldUnit(unit: string): string {
  if (unit === '　') return ' ';
  const code = unit.charCodeAt(0);
  return String.fromCharCode(code < 0xff01 ? code : code - 0xfee0).toLowerCase();
}
