import { z } from 'zod'
import { customerScope } from '../customers/schema.ts'
import { conditionSchema } from '../filter/condition.ts'
import { id, instant, requiredText, text } from '../kernel/schemas.ts'
import { reference, role } from '../people/schema.ts'

export const viewColumn = z.strictObject({
  key: z.string().min(1).max(100),
  /** In pixels; null = as wide as it needs. */
  width: z.int().min(60).max(800).nullable().default(null),
})
export type ViewColumn = z.output<typeof viewColumn>

/** What a list shows: which rows, in which order, with which columns. Never whose: that is the reader's own scope. */
export const viewDefinition = z.strictObject({
  scope: customerScope.nullable().default(null).describe('null = the tab where the reader’s list opens'),
  q: text(100).nullable().default(null),
  filter: conditionSchema.nullable().default(null),
  sort: text(200).nullable().default(null),
  columns: z.array(viewColumn).max(60).nullable().default(null).describe('null = the usual ones'),
})
export type ViewDefinition = z.output<typeof viewDefinition>

/** With whom; none of them = the owner's alone. A department shares with those below it, too. */
export const viewSharing = z.strictObject({
  everybody: z.boolean().default(false),
  personIds: z.array(id).max(200).default([]),
  departmentIds: z.array(id).max(200).default([]),
  roles: z.array(role).max(50).default([]),
})
export type ViewSharing = z.output<typeof viewSharing>

export const privateView: ViewSharing = { everybody: false, personIds: [], departmentIds: [], roles: [] }

/** What of a view its reader cannot use, and why; the list goes without it. */
export const leftOut = z.object({
  part: z.enum(['filter', 'sort', 'column']),
  relation: z.string().nullable(),
  field: z.string(),
  why: z.enum(['gone', 'masked']),
})
export type ViewLeftOut = z.output<typeof leftOut>

export const savedView = z
  .object({
    id,
    name: z.string(),
    owner: reference,
    isMine: z.boolean(),
    /** Shared with the reader, or the reader's own; else only shown to who looks after shared views. */
    isForMe: z.boolean(),
    definition: viewDefinition,
    leftOut: z.array(leftOut),
    /** With whom, for who may change it; others learn only that it is shared. */
    sharing: viewSharing.nullable(),
    isShared: z.boolean(),
    /** Roles whose list opens with it. */
    defaultOfRoles: z.array(role),
    isMyDefault: z.boolean(),
    version: z.int(),
    updatedAt: instant,
    abilities: z.object({ update: z.boolean(), delete: z.boolean(), share: z.boolean(), setRoleDefault: z.boolean() }),
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.output<typeof savedView>

export const savedViews = z.object({
  items: z.array(savedView),
  /** The view the reader's list opens with: one's own choice, else that of one's role; null = none. */
  defaultViewId: id.nullable(),
})
export type SavedViews = z.output<typeof savedViews>

export const viewName = requiredText(60)

export const newView = z.strictObject({
  name: viewName,
  definition: viewDefinition,
  sharing: viewSharing.optional(),
})
export type NewView = z.output<typeof newView>

export const viewPatch = z.strictObject({
  name: viewName.optional(),
  definition: viewDefinition.optional(),
  sharing: viewSharing.optional(),
})
export type ViewPatch = z.output<typeof viewPatch>

export const viewDefaults = z.strictObject({
  mine: z.boolean().optional().describe('my list opens with it'),
  roles: z.array(role).max(50).optional().describe('exactly these roles’ lists open with it'),
})
export type ViewDefaults = z.output<typeof viewDefaults>

/** So many views one person may keep. */
export const mostViews = 200
