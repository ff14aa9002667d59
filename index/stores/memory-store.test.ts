import { describeChunkStore } from './chunk-store.contract.ts';
import { openMemoryStore } from './memory-store.ts';

describeChunkStore('the memory store', async () => openMemoryStore());
