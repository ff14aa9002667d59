import { utils, write } from '@e965/xlsx';
import { z } from 'zod';

const workbookSchema = z.strictObject({
  sheets: z.array(z.strictObject({
    name: z.string(),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
    merges: z.array(z.string()),
  })),
});

/**
 * An XLSX workbook from JSON: `{"sheets":[{"name","rows":[[cell…]…],"merges":["A1:D1"…]}…]}`; a cell is a text, a number or null.
 * Equal JSON gives equal bytes: the creation date is fixed.
 */
export function writeXlsx(source: string): Uint8Array {
  const { sheets } = workbookSchema.parse(JSON.parse(source));
  const workbook = utils.book_new();
  workbook.Props = { CreatedDate: new Date(0), ModifiedDate: new Date(0) };
  for (const { name, rows, merges } of sheets) {
    const sheet = utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges.map((range) => utils.decode_range(range));
    utils.book_append_sheet(workbook, sheet, name);
  }
  return new Uint8Array(write(workbook, { type: 'buffer', bookType: 'xlsx' }));
}
