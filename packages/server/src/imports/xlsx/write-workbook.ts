import { writeXlsx } from 'hucre/xlsx'

const widest = 40

/** A workbook of one sheet, every cell text: phone numbers and IDs keep their zeros. */
export async function writeWorkbook(sheet: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const [header = []] = rows
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheet.slice(0, 31),
        columns: header.map((name) => ({ width: Math.min(widest, 8 + name.length * 2) })),
        rows: rows.map((row) => [...row]),
        freezePane: { rows: 1 },
      },
    ],
  })
  return Buffer.from(bytes)
}
