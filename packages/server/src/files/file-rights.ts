import type { CustomerFile } from '@zhike/core/files/schema'
import { fileInField, notYourFile } from '@zhike/core/files/problems'
import { reaches } from '../platform/access/scoped-customers.ts'
import type { Context } from '../platform/context/context.ts'
import type { CustomerFileRow } from './queries.ts'

/** What the actor may do with the files of one customer; asked once for all of them. */
export interface FileRights {
  write: boolean
  /** Also those of others. */
  writeAll: boolean
}

export async function fileRights(ctx: Context, customerId: string, personId: string | null): Promise<FileRights> {
  const write = await reaches(ctx, 'follow-up.write', personId, customerId)
  return { write, writeAll: write && (await reaches(ctx, 'customer.update', personId, customerId)) }
}

export function mayChangeFile(ctx: Context, { write, writeAll }: FileRights, createdBy: string | null): boolean {
  return writeAll || (write && createdBy !== null && createdBy === ctx.actor.personId)
}

/** Whoever uploaded a file, and whoever may change the customer; what a field holds is changed in that field alone. */
export async function requireChangeable(ctx: Context, row: CustomerFileRow, personId: string | null): Promise<void> {
  if (row.isCurrent) throw fileInField({ name: row.name, field: row.fieldLabel ?? '' })
  const rights = await fileRights(ctx, row.customerId, personId)
  if (mayChangeFile(ctx, rights, row.createdBy)) return
  throw notYourFile({ name: row.name, uploader: row.createdByName ?? '' })
}

/** The audit is read by more people than a field of some roles: there it says no name. */
export function auditedName(row: CustomerFileRow, name = row.name): { name?: string } {
  return row.fieldRoles !== null && row.fieldRoles.length > 0 ? {} : { name }
}

export function presentFile(ctx: Context, row: CustomerFileRow, rights: FileRights): CustomerFile {
  const { fileId: _, createdBy, createdByName, byteSize, preview, fieldId, fieldLabel, fieldRoles: __, ...others } = row
  const { isCurrent, ...rest } = others
  const mayChange = !isCurrent && mayChangeFile(ctx, rights, createdBy)
  return {
    ...rest,
    byteSize: Number(byteSize),
    preview: preview as CustomerFile['preview'],
    createdBy: createdBy && createdByName ? { id: createdBy, name: createdByName } : null,
    field: fieldId === null ? null : { id: fieldId, label: fieldLabel ?? '', isCurrent },
    abilities: { update: mayChange, delete: mayChange },
  }
}
