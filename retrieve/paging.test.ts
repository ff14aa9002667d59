import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from './paging.ts';

const binding = { request: { query: '民法' }, content: 'one' };

describe('a cursor', () => {
  it('gives back its offset for the same request over the same content', () => {
    expect(readCursor(writeCursor(30, binding), binding)).toBe(30);
    expect(readCursor(undefined, binding)).toBe(0);
  });

  it.each([
    ['another request', writeCursor(30, { ...binding, request: { query: '刑法' } })],
    ['changed content', writeCursor(30, { ...binding, content: 'two' })],
    ['no base64url of JSON', '!!!'],
    ['an empty text', ''],
    ['a negative offset', writeCursor(-1, binding)],
    ['JSON that is no object', Buffer.from('7').toString('base64url')],
  ])('is refused for %s', (_, cursor) => {
    expect(() => readCursor(cursor, binding)).toThrow(expect.objectContaining({ code: 'cursor.invalid' }));
  });
});
