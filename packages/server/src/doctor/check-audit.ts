import type { ChainFault } from '@zhike/core/audit/check-link'
import { type ChainReport, checkChain } from '../audit/check-chain.ts'
import { createDatabase } from '../platform/database/connect.ts'
import type { OpenDatabase } from '../platform/database/open-database.ts'
import { failure, type Finding, ok, warning } from './finding.ts'

const overdueMinutes = 5

/** Whether the audit is as it was written: every row, its values, and the seals themselves. */
export async function checkAudit(database: OpenDatabase): Promise<Finding[]> {
  const { db, close } = createDatabase(database.ownerUrl, { applicationName: 'zhike doctor', maxConnections: 1 })
  try {
    const report = await checkChain(db, overdueMinutes)
    return report === null ? [] : auditFindings(report)
  } finally {
    await close()
  }
}

export function auditFindings(report: ChainReport): Finding[] {
  const { sealed, erased, faultCount, faults, head, overdue } = report
  const findings: Finding[] = []
  if (faultCount > 0) {
    const more = faultCount > faults.length ? `; and ${faultCount - faults.length} more` : ''
    findings.push(
      failure(
        'audit',
        `${faults.map(faultText).join('; ')}${more}`,
        'Somebody wrote past Zhike. Keep this database as it is, compare with a backup, and find out who may sign in as its owner.',
      ),
    )
  } else {
    const values = erased > 0 ? `, the values of ${erased} erased` : ''
    const end = head ? `; the chain ends with ${head.seq} ${head.seal}` : ''
    findings.push(ok('audit', `${sealed} rows sealed, none changed${values}${end}`))
  }
  if (overdue.count > 0) {
    findings.push(
      warning(
        'audit seals',
        `${overdue.count} rows have waited longer than ${overdueMinutes} minutes to be sealed, the oldest ${overdue.oldestId} of ${overdue.oldestAt}`,
        'A running server seals them within a minute (npm start); if one runs, look in its log for "seal-audit".',
      ),
    )
  }
  return findings
}

function faultText({ kind, seq, entryId, lastSeq }: ChainFault): string {
  switch (kind) {
    case 'row-changed':
      return `row ${entryId} (seal ${seq}) was changed`
    case 'row-deleted':
      return `row ${entryId} (seal ${seq}) was deleted`
    case 'values-changed':
      return `the values before and after of row ${entryId} (seal ${seq}) were changed`
    case 'seal-changed':
      return `seal ${seq}, of row ${entryId}, was changed, or the one before it`
    case 'seals-deleted':
      return lastSeq === seq ? `seal ${seq} was deleted` : `the seals ${seq} to ${lastSeq} were deleted`
  }
}
