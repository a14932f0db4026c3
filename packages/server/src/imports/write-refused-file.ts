import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Context } from '../platform/context/context.ts'
import { importFile } from './import-files.ts'
import { refusedRows } from './refused-rows.ts'

/** Writes the refused rows of an import beside its upload, and answers where. */
export async function writeRefusedFile(ctx: Context, id: string): Promise<string> {
  const path = importFile(ctx.services.dataDir, id).replace(/\.upload$/, '-refused.csv')
  await pipeline(Readable.from(refusedRows(ctx, id)), createWriteStream(path, { mode: 0o600 }))
  return path
}
