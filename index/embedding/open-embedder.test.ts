import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeEmbedder } from './embedder.contract.ts';
import { embedTexts } from './embed-texts.ts';
import { startFakeEndpoint, type FakeEndpoint } from './fake-openai-server.fixture.ts';
import { prefixesOf } from './model-prefixes.ts';
import { openEmbedder } from './open-embedder.ts';
import { openOpenAiEmbedder } from './openai-embedder.ts';
import type { RawEmbedder } from './raw-embedder.ts';

const MODEL_FOLDER = fileURLToPath(new URL('../../../shared/models/e5-small-ja', import.meta.url));

let endpoint: FakeEndpoint;
beforeAll(async () => {
  endpoint = await startFakeEndpoint();
});
afterAll(() => endpoint.close());
afterEach(() => {
  endpoint.script.length = 0;
  endpoint.calls.length = 0;
});

describeEmbedder('none', () => openEmbedder('none'));
describeEmbedder('openai', () => openEmbedder(`openai:${endpoint.url}#fake-model`));

describe.skipIf(!existsSync(MODEL_FOLDER))('with the real model (skipped without ../shared/models/e5-small-ja)', () => {
  describeEmbedder('transformers', () => openEmbedder(`transformers:${MODEL_FOLDER}`));

  it('a question is nearer to the passage that answers it than to another', async () => {
    const embedder = await openEmbedder(`transformers:${MODEL_FOLDER}`);
    const [question = new Float32Array()] = await embedder.embed(['ごみを出す曜日はいつですか'], 'query');
    const [near = 0, far = 0] = (await embedder.embed(['可燃ごみの収集は火曜日と金曜日です。', '架空県議会は定例会を開いた。'], 'passage')).map((passage) => dot(question, passage));
    expect(near).toBeGreaterThan(far + 0.02);
    await embedder.close();
  });
});

function dot(first: Float32Array, second: Float32Array): number {
  return first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);
}

describe('openEmbedder', () => {
  it.each(['word2vec', 'openai:http://127.0.0.1:1/v1', 'openai:', 'openai:ftp://127.0.0.1/#m', 'transformers:/no/such/folder'])('refuses the setting %s', async (setting) => {
    await expect(openEmbedder(setting)).rejects.toMatchObject({ code: 'configuration.invalid' });
  });

  it.each([
    ['multilingual-e5-small', 'query: '], ['e5-small-ja', 'query: '], ['intfloat/e5-large-v2', 'query: '], ['cl-nagoya/ruri-v3-310m', '検索クエリ: '],
    ['ruri-base', 'クエリ: '], ['bge-m3', ''], ['text-embedding-3-small', ''], ['e5-mistral-7b-instruct', ''],
  ])('knows the prefix of questions for %s', (model, prefix) => {
    expect(prefixesOf(model).query).toBe(prefix);
  });

  it('changes the fingerprint with the model and with the prefixes', async () => {
    const settings = [
      await openEmbedder(`openai:${endpoint.url}#bge-m3`),
      await openEmbedder(`openai:${endpoint.url}#e5-small`),
      await openEmbedder(`openai:${endpoint.url}#e5-small`, { prefixes: { query: '', passage: '' } }),
    ];
    expect(new Set(settings.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });
});

describe('an OpenAI-compatible endpoint', () => {
  it('is sent the model, the key and the prefixed text', async () => {
    const embedder = await openEmbedder(`openai:${endpoint.url}#e5-small`, { apiKey: 'fictional', dimensions: 8 });
    await embedder.embed(['議決'], 'passage');
    expect(endpoint.calls).toEqual([{ input: ['passage: 議決'], model: 'e5-small', authorization: 'Bearer fictional' }]);
  });

  it('is asked again after 429 and 5xx, waiting as long as it asks', async () => {
    const pauses: number[] = [];
    const raw = await openOpenAiEmbedder({ url: endpoint.url, model: 'm', dimensions: 8, wait: async (pauseMs) => pauses.push(pauseMs) });
    endpoint.script.push({ status: 503 }, { status: 429, retryAfter: '7' });
    expect(await raw.embedBatch(['再試行'])).toHaveLength(1);
    expect(pauses).toEqual([500, 7000]);
  });

  it('is given up after four attempts', async () => {
    const raw = await openOpenAiEmbedder({ url: endpoint.url, model: 'm', dimensions: 8, wait: async () => {} });
    endpoint.script.push(...Array.from({ length: 9 }, () => ({ status: 500 })));
    await expect(raw.embedBatch(['停止'])).rejects.toMatchObject({ code: 'embedding.failed' });
    expect(endpoint.calls).toHaveLength(4);
  });

  it('is not asked again after 401', async () => {
    const raw = await openOpenAiEmbedder({ url: endpoint.url, model: 'm', dimensions: 8, wait: async () => {} });
    endpoint.script.push({ status: 401 });
    await expect(raw.embedBatch(['鍵'])).rejects.toMatchObject({ code: 'embedding.failed' });
    expect(endpoint.calls).toHaveLength(1);
  });

  it.each(['{"data":[]}', '{"data":[{"embedding":"x"}]}', 'null', '[]'])('fails by name on the answer %s', async (body) => {
    const raw = await openOpenAiEmbedder({ url: endpoint.url, model: 'm', dimensions: 8, wait: async () => {} });
    endpoint.script.push({ status: 200, body });
    await expect(raw.embedBatch(['壊れた答え'])).rejects.toMatchObject({ code: 'embedding.failed' });
  });

  it('fails by name when nothing listens', async () => {
    await expect(openOpenAiEmbedder({ url: 'http://127.0.0.1:1/v1', model: 'm', wait: async () => {} })).rejects.toMatchObject({ code: 'embedding.failed' });
  });

  it('fails by name when its vectors have another length than stated', async () => {
    const embedder = await openEmbedder(`openai:${endpoint.url}#m`, { dimensions: 9 });
    await expect(embedder.embed(['長さ'], 'query')).rejects.toMatchObject({ code: 'embedding.failed' });
  });
});

describe('embedTexts', () => {
  function rawEmbedder(answer: (texts: readonly string[]) => readonly (readonly number[])[]): RawEmbedder {
    return { fingerprint: 'test', dimensions: 2, maximumTexts: 4, prefixes: { query: '', passage: '' }, embedBatch: async (texts) => answer(texts), close: async () => {} };
  }

  it('asks for each different text once, and for none again', async () => {
    const asked: string[] = [];
    const embedder = embedTexts(rawEmbedder((texts) => texts.map((text) => { asked.push(text); return [3, 4]; })));
    await embedder.embed(['甲', '乙', '甲'], 'query');
    const [vector] = await embedder.embed(['乙'], 'passage');
    expect(asked).toEqual(['甲', '乙']);
    expect([...(vector ?? [])].map((value) => value.toFixed(3))).toEqual(['0.600', '0.800']);
  });

  it.each([[[0, 0]], [[Number.NaN, 1]], [[1]], [[Number.POSITIVE_INFINITY, 1]]])('refuses the vector %j', async (vector) => {
    const embedder = embedTexts(rawEmbedder((texts) => texts.map(() => vector)));
    await expect(embedder.embed(['誤り'], 'query')).rejects.toMatchObject({ code: 'embedding.failed' });
  });
});

describe('texts asked for side by side', () => {
  it('go to the model once, whoever asked first', async () => {
    const sent: string[] = [];
    const raw: RawEmbedder = { fingerprint: 'raw', dimensions: 1, maximumTexts: 2, prefixes: { query: '', passage: '' }, close: async () => {}, embedBatch: async (texts) => {
      sent.push(...texts);
      await Promise.resolve();
      return texts.map((text) => [text.length]);
    } };
    const embedder = embedTexts(raw);
    const texts = ['灯', '灯台', '灯台守', '灯台守の家'];
    const [first, second] = await Promise.all([embedder.embed(texts, 'passage'), embedder.embed(texts.toReversed(), 'passage')]);
    expect(sent.toSorted()).toEqual(texts.toSorted());
    expect(second.toReversed()).toEqual(first);
  });
});
