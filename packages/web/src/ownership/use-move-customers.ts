import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assignCustomers, releaseCustomers } from '@zhike/core/ownership/api'
import type { ReleaseCode } from '@zhike/core/ownership/reasons'
import { claimCustomers } from '@zhike/core/pools/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { showToast } from '../ui/toast/toast.ts'
import { refreshHolders } from './refresh-holders.ts'
import type { MovedCustomer } from './moved-customer.ts'
import { undoSteps, type UndoStep } from './undo-moves.ts'
import { whatOf } from './what-of.ts'

interface Release {
  pool: { id: string; name: string }
  reasonCode: ReleaseCode
  note?: string
}

interface Assignment {
  person: { id: string; name: string }
  note?: string
}

/** Gives customers to a person or back to a pool, says so, and offers to undo it where that can be done. */
export function useMoveCustomers(customers: readonly MovedCustomer[]) {
  const { t } = useTranslation('ownership')
  const queryClient = useQueryClient()
  const { person: me, permissions } = useSession()
  const who = {
    myId: me.id,
    mayAssign: permissions.includes('customer.assign'),
    mayClaim: permissions.includes('pool.claim'),
  }
  const customerIds = customers.map((one) => one.id)
  const what = whatOf(customers, t)

  const undo = async (steps: readonly UndoStep[]) => {
    try {
      for (const step of steps) await carryOut(step, t('ownership:undoNote'))
      showToast({ text: t('ownership:undone', { what }) })
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    } finally {
      await refreshHolders(queryClient)
    }
  }
  const report = async (text: string, to: { poolId?: string }) => {
    const steps = undoSteps(customers, to, who)
    showToast({ text, ...(steps ? { undo: () => undo(steps) } : {}) })
    await refreshHolders(queryClient)
  }

  const release = useMutation({
    mutationFn: ({ pool, reasonCode, note }: Release) =>
      callRoute(releaseCustomers, { body: { customerIds, poolId: pool.id, reasonCode, ...(note ? { note } : {}) } }),
    onSuccess: (_, { pool }) => report(t('ownership:released', { what, pool: pool.name }), { poolId: pool.id }),
  })
  const assign = useMutation({
    mutationFn: ({ person, note }: Assignment) =>
      callRoute(assignCustomers, { body: { customerIds, personId: person.id, ...(note ? { note } : {}) } }),
    onSuccess: (_, { person }) => report(t('ownership:assigned', { what, name: person.name }), {}),
  })
  return { release, assign }
}

async function carryOut(step: UndoStep, note: string): Promise<void> {
  const { customerIds } = step
  if (step.kind === 'assign') await callRoute(assignCustomers, { body: { customerIds, personId: step.personId } })
  if (step.kind === 'release') {
    await callRoute(releaseCustomers, { body: { customerIds, poolId: step.poolId, reasonCode: 'other', note } })
  }
  if (step.kind === 'claim') {
    await callRoute(claimCustomers, { params: { id: step.poolId }, body: { customerIds, partial: false } })
  }
}
