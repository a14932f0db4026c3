import { z } from 'zod'
import { id, requiredText, optionalText } from '../kernel/schemas.ts'

export const department = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  position: z.int(),
  externalId: z.string().nullable(),
  /** Active people in this very department. */
  people: z.int(),
  version: z.int(),
  abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
})
export type Department = z.output<typeof department>

export const newDepartment = z.object({
  name: requiredText(100),
  parentId: id.nullish(),
  position: z.int().min(0).max(100_000).optional(),
  externalId: optionalText(100),
})
type ParsedDepartment = z.output<typeof newDepartment>
export type NewDepartment = Pick<ParsedDepartment, 'name'> & Partial<ParsedDepartment>

export const departmentPatch = newDepartment.partial()
export type DepartmentPatch = z.output<typeof departmentPatch>
