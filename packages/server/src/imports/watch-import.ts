import { setTimeout as wait } from 'node:timers/promises'
import type { ImportRecord } from '@zhike/core/imports/schema'
import type { Context } from '../platform/context/context.ts'
import { loadImport } from './load-import.ts'
import { presentImport } from './present-import.ts'
import { runImport } from './run-import.ts'

const pollMs = 300

/**
 * Runs an import in this process and tells how far it is. Should a server that starts meanwhile have taken it over, its
 * end is waited for.
 */
export async function watchImport(
  ctx: Context,
  id: string,
  onProgress: (record: ImportRecord) => void,
): Promise<ImportRecord> {
  let isRunning = true
  const running = runImport(ctx, id).finally(() => (isRunning = false))
  // Handled below; until then a failure must not count as unheard.
  running.catch(() => undefined)
  for (;;) {
    await Promise.race([wait(pollMs), running.catch(() => undefined)])
    if (!isRunning) await running
    const record = await presentImport(ctx, await loadImport(ctx, id))
    if (!isRunning && record.state !== 'staging' && record.state !== 'applying') return record
    onProgress(record)
    if (!isRunning) await wait(pollMs)
  }
}
