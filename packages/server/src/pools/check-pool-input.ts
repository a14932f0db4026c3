import { notFound } from '@zhike/core/kernel/problems'
import { poolNameTaken } from '@zhike/core/pools/problems'
import type { Context } from '../platform/context/context.ts'
import { findPoolByName, findUnknownDepartment, lockPoolNames } from './pool-queries.ts'

/** Names are unique among open pools; departments must exist. */
export async function checkPoolInput(
  ctx: Context,
  input: { name?: string | undefined; departmentIds?: string[] | undefined },
  poolId: string | null,
): Promise<void> {
  if (input.name !== undefined) {
    await lockPoolNames(ctx)
    if (await findPoolByName(ctx, input.name, poolId)) throw poolNameTaken({ name: input.name })
  }
  const unknown = input.departmentIds ? await findUnknownDepartment(ctx, input.departmentIds) : undefined
  if (unknown) throw notFound({ id: unknown })
}
