import { createHash } from 'node:crypto'
import { toHex, type Sha256 } from '@zhike/core/audit/chain'
import { chainBeginning, checkLink, type ChainFault } from '@zhike/core/audit/check-link'
import type { Context } from '../platform/context/context.ts'
import { hasSeals, selectOverdue, selectSealedRows } from './seal-queries.ts'

const pageSize = 2000
const keptFaults = 20

export interface ChainReport {
  sealed: number
  erased: number
  /** How many faults there are, and the first of them. */
  faultCount: number
  faults: ChainFault[]
  head: { seq: number; seal: string } | null
  overdue: { count: number; oldestId: string | null; oldestAt: string | null }
}

/**
 * Follows the whole chain, page by page, with the hashing of core: the database's own is not what vouches for it. Null
 * where the schema is too old to have one.
 */
export async function checkChain(db: Context['db'], overdueMinutes: number): Promise<ChainReport | null> {
  if (!(await hasSeals(db))) return null
  const report: ChainReport = {
    sealed: 0,
    erased: 0,
    faultCount: 0,
    faults: [],
    head: null,
    overdue: await selectOverdue(db, overdueMinutes),
  }
  let position = chainBeginning
  for (;;) {
    const rows = await selectSealedRows(db, position.seq, pageSize)
    for (const row of rows) {
      const checked = checkLink(position, row, sha256)
      position = checked.position
      if (checked.isErased) report.erased++
      report.faultCount += checked.faults.length
      for (const fault of checked.faults) if (report.faults.length < keptFaults) report.faults.push(fault)
    }
    report.sealed += rows.length
    const last = rows.at(-1)
    if (last) report.head = { seq: last.seq, seal: toHex(last.seal) }
    if (rows.length < pageSize) return report
  }
}

const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()
