import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';

/** An opened PDF; `close` frees what the library holds. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  close(): Promise<void>;
}

/**
 * Opens PDF bytes (they are copied) without network, canvas, scripts or evaluated code.
 * Character maps and standard fonts come from the installed package; without them Japanese is lost in silence.
 * Rejects with the library's own errors: `PasswordException`, `InvalidPDFException` and others, told apart by `name`.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ ...resources(), ...closedToTheWorld, data: new Uint8Array(bytes) });
  const close = async (): Promise<void> => {
    await task.destroy().catch(() => undefined);
  };
  try {
    return { document: await task.promise, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

const closedToTheWorld = {
  isEvalSupported: false,
  enableXfa: false,
  useSystemFonts: false,
  useWorkerFetch: false,
  disableFontFace: true,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  stopAtErrors: false,
  verbosity: 0,
} as const;

function resources(): { readonly cMapUrl: string; readonly cMapPacked: true; readonly standardFontDataUrl: string; readonly wasmUrl: string } {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    cMapUrl: `${join(root, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    wasmUrl: `${join(root, 'wasm')}/`,
  };
}
