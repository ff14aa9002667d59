import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, findReplacements } from './decode-text.ts';

/** 架空の①髙 in code page 932, worked by hand from the code table (髙 = FB FC). */
const codePage932 = Uint8Array.from([0x89, 0xcb, 0x8b, 0xf3, 0x82, 0xcc, 0x87, 0x40, 0xfb, 0xfc]);
/** 架空の in EUC-JP and in ISO-2022-JP. */
const eucJp = Uint8Array.from([0xb2, 0xcd, 0xb6, 0xf5, 0xa4, 0xce, 0xa4, 0xce, 0xa4, 0xce]);
const iso2022 = Uint8Array.from([0x1b, 0x24, 0x42, 0x32, 0x4d, 0x36, 0x75, 0x24, 0x4e, 0x1b, 0x28, 0x42]);

describe('decodeText', () => {
  it('reads ① and 髙 of code page 932', () => {
    expect(decodeText(codePage932)).toEqual({ text: '架空の①髙', encoding: 'shift_jis', replaced: 0 });
  });

  it('reads EUC-JP and ISO-2022-JP', () => {
    expect(decodeText(eucJp)).toEqual({ text: '架空ののの', encoding: 'euc-jp', replaced: 0 });
    expect(decodeText(iso2022)).toEqual({ text: '架空の', encoding: 'iso-2022-jp', replaced: 0 });
  });

  it('believes a declared encoding when the bytes are valid in it', () => {
    const page = Buffer.concat([Buffer.from('<meta charset="EUC-JP">'), eucJp]);
    expect(decodeText(page).encoding).toBe('euc-jp');
  });

  it('reads as UTF-8 what the platform decoder reads as UTF-8, and nothing else, one mark left out', () => {
    const mark = [0xef, 0xbb, 0xbf];
    const bytes = fc.array(fc.constantFrom(mark, [0x41], [0xe6, 0xb0, 0xb4], [0xf0, 0xa0, 0xae, 0xb7], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe6, 0xb0], [0x80], [0x0a]), { maxLength: 6 });
    fc.assert(fc.property(bytes, (parts) => {
      const content = Uint8Array.from(parts.flat());
      const { text, encoding, replaced } = decodeText(content);
      if (encoding === 'utf-8' && replaced === 0) expect(text).toBe(new TextDecoder('utf-8', { fatal: true }).decode(content));
      else expect(() => new TextDecoder('utf-8', { fatal: true }).decode(content)).toThrow();
    }), { seed: 20250601, numRuns: 3000 });
  });

  it('reads UTF-16 with and without a mark', () => {
    const text = '架空の文書\n第1条 2025年\n';
    const little = Buffer.from(text, 'utf16le');
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little])).text).toBe(text);
    expect(decodeText(little)).toMatchObject({ text, encoding: 'utf-16le' });
    expect(decodeText(Buffer.from(little).swap16())).toMatchObject({ text, encoding: 'utf-16be' });
  });

  it('keeps UTF-8 when a few bytes of it are broken, counts them and reports them', () => {
    const bytes = Buffer.concat([Buffer.from('架空の文書である。'), Buffer.from([0xe3, 0x81]), Buffer.from('次の文。')]);
    const decoded = decodeText(bytes);
    expect(decoded).toMatchObject({ text: '架空の文書である。\ufffd次の文。', encoding: 'utf-8', replaced: 1 });
    expect(findReplacements(decoded).map(({ rule }) => rule)).toEqual(['file.invalid-encoding']);
  });

  it('does not take text with a stray NUL for UTF-16', () => {
    expect(decodeText(Buffer.from('nul\0.txt')).text).toBe('nul\0.txt');
  });

  it('gives back every UTF-8 text without a mark (seed 20250711)', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !/[\u0000\u001b\ufeff]/u.test(value));
    fc.assert(fc.property(text, (value) => decodeText(new TextEncoder().encode(value)).text === value), { seed: 20_250_711, numRuns: 500 });
  });
});
