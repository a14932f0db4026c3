import { everybody, onCustomer, type RouteCases } from './route-cases.ts'
import type { Holder, Scene } from './scene.ts'

const one = async (scene: Scene, holder: Holder) => ({ params: { id: await scene.customer(holder) } })

/** Groups of customers, relations between customers, and who decides at one. */
export const relationCases: Record<string, RouteCases> = {
  listCustomerNames: everybody(200, async (scene) => ({ query: { ids: await scene.customer('stranger') } })),
  getCustomerGroup: onCustomer(200, one),
  listSubsidiaries: onCustomer(200, one),
  setCustomerParent: onCustomer(200, async (scene, holder) => ({
    params: { id: await scene.customer(holder) },
    body: { parentId: await scene.customer(holder) },
  })),
}
