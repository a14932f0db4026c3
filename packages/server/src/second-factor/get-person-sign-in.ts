import { notFound } from '@zhike/core/kernel/problems'
import type { PersonSignIn } from '@zhike/core/second-factor/schema'
import { requirePermission, type Context } from '../platform/context/context.ts'
import { selectPersonDoor } from './queries.ts'

export async function getPersonSignIn(ctx: Context, personId: string): Promise<PersonSignIn> {
  requirePermission(ctx, 'person.manage')
  const door = await selectPersonDoor(ctx, personId)
  if (!door) throw notFound({ id: personId })
  const { sessions, hasPassword, secondFactor, recoveryCodesLeft, providers } = door
  return { sessions, hasPassword, secondFactor, recoveryCodesLeft, providers }
}
