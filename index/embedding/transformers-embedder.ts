import { stat, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { contentHash, GensenError } from '../../corpora-config/index.ts';
import { prefixesOf } from './model-prefixes.ts';
import type { RawEmbedder, TextPrefixes } from './raw-embedder.ts';

export interface TransformersOptions {
  /** Model folder: config.json, tokenizer.json, onnx/model_quantized.onnx (8-bit) or onnx/model.onnx. */
  readonly folder: string;
  /** Default: by the folder's name, and the name in its config.json. */
  readonly prefixes?: TextPrefixes | undefined;
}

/** Texts in one run of the model; more gains nothing on a CPU and costs memory. */
const TEXTS_A_RUN = 16;

/** What this project uses of @huggingface/transformers, which is optional and loaded only when configured. */
interface Transformers {
  readonly env: { allowRemoteModels: boolean; localModelPath: string };
  pipeline(task: 'feature-extraction', model: string, options: { readonly dtype: string; readonly device: string }): Promise<FeatureExtraction>;
}

interface FeatureExtraction {
  (texts: readonly string[], options: { readonly pooling: Pooling; readonly normalize: boolean }): Promise<{ readonly data: Float32Array; readonly dims: readonly number[] }>;
  dispose(): Promise<unknown>;
}

type Pooling = 'mean' | 'cls';

/**
 * Opens a model of a local folder in this process, on the CPU, without any network.
 * Errors: `configuration.invalid` when the folder or the optional package is missing or the model does not load.
 */
export async function openTransformersEmbedder(options: TransformersOptions): Promise<RawEmbedder> {
  const folder = resolve(options.folder);
  const model = await describeModel(folder);
  const extract = await loadPipeline(folder, model.dtype);
  const embedBatch = (texts: readonly string[]): Promise<readonly Float32Array[]> => run(extract, model.pooling, texts);
  return {
    fingerprint: `transformers/${model.name}/${model.hash}/${model.dtype}/${model.pooling}`,
    dimensions: model.dimensions,
    maximumTexts: TEXTS_A_RUN,
    prefixes: options.prefixes ?? prefixesOf(model.name),
    embedBatch,
    close: async () => {
      await extract.dispose();
    },
  };
}

async function run(extract: FeatureExtraction, pooling: Pooling, texts: readonly string[]): Promise<readonly Float32Array[]> {
  const { data, dims } = await extract(texts, { pooling, normalize: true });
  const [count = 0, dimensions = 0] = dims;
  return Array.from({ length: count }, (_, index) => data.slice(index * dimensions, (index + 1) * dimensions));
}

interface ModelDescription {
  readonly name: string;
  readonly hash: string;
  readonly dimensions: number;
  readonly dtype: 'q8' | 'fp32';
  readonly pooling: Pooling;
}

async function describeModel(folder: string): Promise<ModelDescription> {
  const configuration = await readText(folder, 'config.json');
  const { hidden_size: dimensions = 0, _name_or_path: original = '' } = readFields(folder, configuration) as { readonly hidden_size?: number; readonly _name_or_path?: string };
  const quantized = await fileBytes(join(folder, 'onnx/model_quantized.onnx'));
  const bytes = quantized ?? (await fileBytes(join(folder, 'onnx/model.onnx')));
  if (bytes === undefined || dimensions < 1) throw unusable(folder, 'it has no onnx/model_quantized.onnx or onnx/model.onnx, or its config.json names no hidden_size');
  const pooling = await readPooling(folder);
  const hash = contentHash([configuration, await readText(folder, 'tokenizer.json'), String(bytes)].join('\n')).slice(0, 16);
  return { name: prefixesOf(basename(folder)).query === '' && original !== '' ? basename(original) : basename(folder), hash, dimensions, dtype: quantized === undefined ? 'fp32' : 'q8', pooling };
}

/** The pooling that sentence-transformers saved beside the model; mean when it saved none. */
async function readPooling(folder: string): Promise<Pooling> {
  const path = join('1_Pooling', 'config.json');
  if ((await fileBytes(join(folder, path))) === undefined) return 'mean';
  const saved = readFields(folder, await readText(folder, path)) as { readonly pooling_mode_cls_token?: boolean };
  return saved.pooling_mode_cls_token === true ? 'cls' : 'mean';
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (cause) {
    throw unusable(folder, `${name} cannot be read`, cause);
  }
}

function readFields(folder: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw unusable(folder, 'a configuration file is not JSON', cause);
  }
}

async function fileBytes(path: string): Promise<number | undefined> {
  return stat(path).then(({ size }) => size, () => undefined);
}

async function loadPipeline(folder: string, dtype: string): Promise<FeatureExtraction> {
  const transformers = await importTransformers();
  transformers.env.allowRemoteModels = false;
  transformers.env.localModelPath = dirname(folder);
  try {
    return await transformers.pipeline('feature-extraction', basename(folder), { dtype, device: 'cpu' });
  } catch (cause) {
    throw unusable(folder, 'the model does not load', cause);
  }
}

async function importTransformers(): Promise<Transformers> {
  // A name in a variable: the package is optional, and types must check without it.
  const packageName: string = '@huggingface/transformers';
  try {
    return (await import(packageName)) as Transformers;
  } catch (cause) {
    throw new GensenError('configuration.invalid', {
      message: 'GENSEN_EMBEDDING asks for a local model, but the optional package @huggingface/transformers does not load',
      mend: 'install with optional packages (`npm ci --include=optional`), or use `none` or an endpoint',
      cause,
    });
  }
}

function unusable(folder: string, why: string, cause?: unknown): GensenError {
  return new GensenError('configuration.invalid', { message: `embedding model ${folder}: ${why}`, mend: 'name a folder with config.json, tokenizer.json and onnx/model_quantized.onnx', cause });
}
