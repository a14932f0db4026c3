import type { AuditEntry } from '@zhike/core/audit/schema'
import { maskAuditValues } from '../platform/access/mask-audit-values.ts'
import type { Context } from '../platform/context/context.ts'

/** An entry as this reader may see it. Every path on which values leave the audit goes through here. */
export function shownEntry(ctx: Context, entry: AuditEntry): AuditEntry {
  const { subjectType, before, after, summary } = entry
  const mask = <T>(value: T) => maskAuditValues(ctx.actor.fields, subjectType, value)
  return { ...entry, before: mask(before), after: mask(after), summary: mask(summary) }
}
