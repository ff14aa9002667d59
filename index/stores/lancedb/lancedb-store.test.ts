import { contractDimensions, describeChunkStore } from '../chunk-store.contract.ts';
import { openLanceStore } from './lancedb-store.ts';

describeChunkStore('the embedded store', (folder) => openLanceStore({ folder, dimensions: contractDimensions }));
describeChunkStore('the embedded store without vectors', (folder) => openLanceStore({ folder, dimensions: 0 }));
