import { defineConfig, type ViteUserConfig } from 'vitest/config';

const resultFile = process.env['GENSEN_TEST_RESULTS'];
const real = process.env['GENSEN_TEST_REAL'] !== undefined;

/** `*.real.test.ts`, and the parsers over every real file, need the unpacked corpora and minutes; `npm run test:real` runs them, `npm test` does not. */
const configuration: ViteUserConfig = defineConfig({
  test: {
    include: real ? ['ingest/parsers/real-*.test.ts', '{api/cli,eval/acceptance}/*.real.test.ts'] : ['{corpora-config,ingest,index,retrieve,api,eval}/**/*.test.ts'],
    exclude: real ? [] : ['**/*.real.test.ts', '**/node_modules/**'],
    testTimeout: real ? 3_600_000 : 60_000,
    hookTimeout: real ? 3_600_000 : 120_000,
    maxWorkers: real ? 1 : 2,
    fileParallelism: !real,
    reporters: resultFile === undefined ? ['default'] : ['default', 'json'],
    ...(resultFile === undefined ? {} : { outputFile: { json: resultFile } }),
  },
});

export default configuration;
