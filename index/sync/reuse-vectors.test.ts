import { describe, expect, it } from 'vitest';
import type { Embedder } from '../embedding/embedder.ts';
import type { StoredChunk } from '../stores/chunk-store.ts';
import { sampleChunk } from '../stores/sample-rows.fixture.ts';
import { reuseVectors } from './reuse-vectors.ts';

/** Embeds a text as its length and remembers what it was asked. */
function countingEmbedder(): { readonly embedder: Embedder; readonly asked: string[] } {
  const asked: string[] = [];
  return { asked, embedder: { fingerprint: 'count', dimensions: 2, maximumTexts: 10, close: async () => {}, embed: async (texts) => {
    asked.push(...texts);
    return texts.map((text) => Float32Array.of(text.length, 0));
  } } };
}

const older = 'law/506AC0000000901@20230401_505AC0000000001';
const newer = 'law/506AC0000000901@20240401_506AC0000000001';
const held = { title: '架空灯台法', breadcrumb: ['第一条'], text: '灯火を保つ。', analysed: 'a count', vector: Float32Array.of(0.6, 0.8) };

/** A store that holds one chunk of the older revision. */
function source(chunk: Partial<StoredChunk> = {}): Parameters<typeof reuseVectors>[2] {
  return { store: { chunksOf: async (_corpus, id) => (id === older ? [sampleChunk({ id: `${older}/MainProvision-Article_1`, ...held, ...chunk })] : []) }, corpus: 'laws', known: new Set([older]), analysed: 'a count' };
}

describe('reuseVectors', () => {
  it('asks the model only for what the revision before does not have word for word, headings included', async () => {
    const { embedder, asked } = countingEmbedder();
    const reusing = await reuseVectors([newer], embedder, source());
    const vectors = await reusing.embed(['架空灯台法\n第一条\n灯火を保つ。', '架空灯台法\n第二条\n灯火を保つ。'], 'passage');
    expect(asked).toEqual(['架空灯台法\n第二条\n灯火を保つ。']);
    expect([...vectors[0] ?? []].map((number) => number.toFixed(1))).toEqual(['0.6', '0.8']);
    expect(vectors[1]).toEqual(Float32Array.of(asked[0]?.length ?? 0, 0));
  });

  it('takes no vector of another model, of another law, or for a question', async () => {
    const { embedder, asked } = countingEmbedder();
    const text = '架空灯台法\n第一条\n灯火を保つ。';
    await (await reuseVectors([newer], embedder, source({ analysed: 'a other' }))).embed([text], 'passage');
    await (await reuseVectors(['law/506AC0000000902@20240401_506AC0000000001'], embedder, source())).embed([text], 'passage');
    await (await reuseVectors([newer], embedder, source())).embed([text], 'query');
    expect(asked).toEqual([text, text, text]);
  });
});
