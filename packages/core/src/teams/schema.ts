import { z } from 'zod'
import { id, optionalText, requiredText } from '../kernel/schemas.ts'
import { reference } from '../people/schema.ts'

/** People who work together across departments 小组; the data scope `team` reaches what its members hold. */
export const team = z
  .object({
    id,
    name: z.string(),
    description: z.string().nullable(),
    lead: reference.nullable(),
    /** Active members. */
    people: z.int(),
    version: z.int(),
    abilities: z.object({ update: z.boolean(), delete: z.boolean() }),
  })
  .meta({ id: 'Team' })
export type Team = z.output<typeof team>

export const teamDetail = team.extend({
  members: z.array(
    z.object({
      id,
      name: z.string(),
      departmentName: z.string().nullable(),
      isActive: z.boolean(),
      isLead: z.boolean(),
    }),
  ),
})
export type TeamDetail = z.output<typeof teamDetail>

export const mostMembers = 500

export const newTeam = z.object({
  name: requiredText(60),
  description: optionalText(300),
  leadId: id.nullish().describe('becomes a member, too'),
  memberIds: z.array(id).max(mostMembers).default([]),
})
type ParsedTeam = z.output<typeof newTeam>
export type NewTeam = Pick<ParsedTeam, 'name' | 'memberIds'> & Partial<ParsedTeam>

export const teamPatch = z.object({
  name: requiredText(60).optional(),
  description: optionalText(300),
  leadId: id.nullish(),
  memberIds: z.array(id).max(mostMembers).optional().describe('exactly these; left out = as they are'),
})
export type TeamPatch = z.output<typeof teamPatch>
