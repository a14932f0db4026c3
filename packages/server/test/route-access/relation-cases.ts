import { customerRelationRoutes } from '@zhike/core/customer-relations/api'
import { everybody, onCustomer, type RouteCases } from './route-cases.ts'
import type { Holder, Scene } from './scene.ts'

const one = async (scene: Scene, holder: Holder) => ({ params: { id: await scene.customer(holder) } })

async function related(scene: Scene, holder: Holder) {
  const id = await scene.customer(holder)
  const body = { otherId: await scene.customer(holder), kind: 'partner', otherIs: 'first' }
  const { id: relationId } = await scene.made<{ id: string }>(customerRelationRoutes.createCustomerRelation, {
    params: { id },
    body,
  })
  return { params: { id, relationId } }
}

/** Groups of customers, relations between customers, and who decides at one. */
export const relationCases: Record<string, RouteCases> = {
  listCustomerNames: everybody(200, async (scene) => ({ query: { ids: await scene.customer('stranger') } })),
  getCustomerGroup: onCustomer(200, one),
  listSubsidiaries: onCustomer(200, one),
  setCustomerParent: onCustomer(200, async (scene, holder) => ({
    params: { id: await scene.customer(holder) },
    body: { parentId: await scene.customer(holder) },
  })),
  listCustomerRelations: onCustomer(200, one),
  createCustomerRelation: onCustomer(201, async (scene, holder) => ({
    params: { id: await scene.customer(holder) },
    body: { otherId: await scene.customer(holder), kind: 'supplier', otherIs: 'first' },
  })),
  patchCustomerRelation: onCustomer(200, async (scene, holder) => ({
    ...(await related(scene, holder)),
    body: { note: '老关系' },
    version: 1,
  })),
  deleteCustomerRelation: onCustomer(204, related),
  getDecisionMap: onCustomer(200, one),
  putDecisionRole: onCustomer(200, async (scene, holder) => ({
    params: await scene.contact(holder),
    body: { roles: ['buyer'], attitude: 'neutral', reportsTo: null, ties: [] },
  })),
}
