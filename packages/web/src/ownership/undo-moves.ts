import type { MovedCustomer } from './moved-customer.ts'

export interface WhoAsks {
  myId: string
  mayAssign: boolean
  mayClaim: boolean
}

export type UndoStep =
  | { kind: 'assign'; personId: string; customerIds: string[] }
  | { kind: 'release'; poolId: string; customerIds: string[] }
  | { kind: 'claim'; poolId: string; customerIds: string[] }

const claimAtOnce = 50

/**
 * How customers come back to those who held them before they went to a pool (`poolId`) or a person (absent).
 * undefined where the asker may not bring all of them back: then nothing is offered.
 */
export function undoSteps(
  customers: readonly MovedCustomer[],
  to: { poolId?: string },
  who: WhoAsks,
): UndoStep[] | undefined {
  const steps: UndoStep[] = []
  for (const [holderId, held] of groupByHolder(customers)) {
    const kind = held[0]?.holder.kind
    const customerIds = held.map((one) => one.id)
    if (kind === 'person' && who.mayAssign) {
      steps.push({ kind: 'assign', personId: holderId, customerIds })
    } else if (kind === 'person' && holderId === who.myId && who.mayClaim && to.poolId && held.length <= claimAtOnce) {
      steps.push({ kind: 'claim', poolId: to.poolId, customerIds })
    } else if (kind === 'pool' && who.mayAssign) {
      steps.push({ kind: 'release', poolId: holderId, customerIds })
    } else {
      return undefined
    }
  }
  return steps
}

function groupByHolder(customers: readonly MovedCustomer[]): Map<string, MovedCustomer[]> {
  const groups = new Map<string, MovedCustomer[]>()
  for (const one of customers) groups.set(one.holder.id, [...(groups.get(one.holder.id) ?? []), one])
  return groups
}
