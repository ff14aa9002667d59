import { describe, expect, it } from 'vitest';
import type { DefinedTerm } from '../law-facts.ts';
import { isInScope, termsUsedIn } from './terms-used.ts';

function define(term: string, more: Partial<DefinedTerm> = {}): DefinedTerm {
  return { term, meaning: '', form: 'short-name', element: 'MainProvision-Article_2-Paragraph_1', start: 10, end: 10 + term.length, scope: [''], wholeScope: false, ...more };
}

const later = 'MainProvision-Article_10-Paragraph_1';

describe('isInScope', () => {
  it('begins at the definition: articles are compared by number, not by letters', () => {
    expect(isInScope(define('主'), later, 0)).toBe(true);
    expect(isInScope(define('主'), 'MainProvision-Article_1-Paragraph_1', 0)).toBe(false);
    expect(isInScope(define('主'), 'MainProvision-Article_2-Paragraph_1', 9)).toBe(false);
    expect(isInScope(define('主'), 'MainProvision-Article_2_2-Paragraph_1', 0)).toBe(true);
    expect(isInScope(define('主', { wholeScope: true }), 'MainProvision-Article_1-Paragraph_1', 0)).toBe(true);
  });

  it('holds below a scope and not beside it', () => {
    const term = define('主', { scope: ['MainProvision-Article_1'], wholeScope: true });
    expect(isInScope(term, 'MainProvision-Article_1-Paragraph_3', 0)).toBe(true);
    expect(isInScope(term, later, 0)).toBe(false);
  });

  it('leaves exceptions out', () => {
    expect(isInScope(define('主', { except: ['MainProvision-Article_10'] }), later, 0)).toBe(false);
  });
});

describe('termsUsedIn', () => {
  it('takes the longest term', () => {
    const used = termsUsedIn('港湾施設管理者は、港湾施設を直す。', later, [define('港湾施設'), define('港湾施設管理者')]);
    expect(used.map(({ term, start }) => [term.term, start])).toEqual([['港湾施設管理者', 0], ['港湾施設', 9]]);
  });

  it('keeps out of longer words, and lets 当該, 各 and 等 stand beside', () => {
    expect(termsUsedIn('組合員は、大組合に入る。', later, [define('組合')])).toEqual([]);
    expect(termsUsedIn('当該組合等、各組合又は組合', later, [define('組合')]).map(({ start }) => start)).toEqual([2, 7, 11]);
  });

  it('of two definitions the narrower holds', () => {
    const narrow = define('主', { scope: ['MainProvision-Article_10'], element: 'MainProvision-Article_10', meaning: '狭い' });
    expect(termsUsedIn('主は', later, [define('主'), narrow])[0]?.term.meaning).toBe('狭い');
  });
});
