import { notAllowed, invalidInput } from '@zhike/core/kernel/problems'
import { seeAsIsReadOnly } from '@zhike/core/access/problems'
import { noCards } from '@zhike/core/exports/problems'
import { exportLists, type ExportListKey } from '@zhike/core/exports/lists'
import { exportQueries, type ExportQuery, type StartExportInput } from '@zhike/core/exports/schema'
import { may, type Context } from '../platform/context/context.ts'
import type { OpenedList, OpenList } from './opened-list.ts'
import { openConsents } from './sources/consents.ts'
import { openCustomers } from './sources/customers.ts'
import { openContacts, openFollowUps, openOrders } from './sources/hanging.ts'
import { openBulkEdits, openDeletedCustomers, openLeaves, openTags } from './sources/lists-beside.ts'
import { openAudit, openImports, openPeople, openPools, openSegments } from './sources/lists-of-company.ts'
import { openBin, openDuplicates, openPoolCustomers } from './sources/lists-of-customers.ts'

const sources: { [List in ExportListKey]: OpenList<ExportQuery<List>> } = {
  customers: openCustomers,
  contacts: openContacts,
  orders: openOrders,
  'follow-ups': openFollowUps,
  consents: openConsents,
  'pool-customers': openPoolCustomers,
  duplicates: openDuplicates,
  bin: openBin,
  'deleted-customers': openDeletedCustomers,
  tags: openTags,
  'bulk-edits': openBulkEdits,
  leaves: openLeaves,
  segments: openSegments,
  pools: openPools,
  people: openPeople,
  imports: openImports,
  audit: openAudit,
}

/** Whether the actor's roles let this list leave at all; its own scope and masks hold besides. */
export function requireList(ctx: Context, list: ExportListKey): void {
  // Nothing leaves the house in somebody else's view.
  if (ctx.actor.seenBy) throw seeAsIsReadOnly({ name: ctx.actor.name })
  for (const permission of exportLists[list].permissions) {
    if (!may(ctx, permission)) throw notAllowed({ action: permission })
  }
}

/** What was asked for, checked against its list. */
export function readQuery({ list, query }: Pick<StartExportInput, 'list' | 'query'>): ExportQuery<ExportListKey> {
  const parsed = exportQueries[list].safeParse(query)
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.map((issue) => ({
    path: `/query${issue.path.map((part) => `/${String(part)}`).join('')}`,
    code: issue.code === 'custom' ? issue.message : issue.code,
    value: issue.input,
  }))
  throw invalidInput({ count: details.length }, details)
}

/** A list as the actor may see it now: rights, scope and masks are those of this moment. */
export async function openList(ctx: Context, asked: StartExportInput): Promise<OpenedList> {
  requireList(ctx, asked.list)
  const { hasCards, name } = exportLists[asked.list]
  if (asked.format === 'vcf' && !hasCards) throw noCards({ list: name[ctx.locale] })
  const open = sources[asked.list] as OpenList<unknown>
  return open(ctx, readQuery(asked))
}
