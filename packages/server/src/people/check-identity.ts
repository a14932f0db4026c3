import { emailTaken, phoneTaken, staffNumberTaken } from '@zhike/core/people/problems'
import type { Context } from '../platform/context/context.ts'
import { findIdentityConflict } from './queries.ts'

const problems = { email: emailTaken, phone: phoneTaken, staffNumber: staffNumberTaken }

/** E-mail, phone and staff number name one person each, since all three sign in. */
export async function checkIdentity(
  ctx: Context,
  personId: string,
  identity: { email?: string | null; phone?: string | null; staffNumber?: string | null },
): Promise<void> {
  const conflict = await findIdentityConflict(ctx, personId, identity)
  if (conflict) throw problems[conflict.kind]({ value: conflict.value, holder: conflict.holder })
}
