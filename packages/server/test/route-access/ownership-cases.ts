import { newId } from '@zhike/core/kernel/ids'
import { poolRoutes } from '@zhike/core/pools/api'
import { ruleRoutes } from '@zhike/core/rules/api'
import { administrators, except, everybody, named, onCustomer, together, type RouteCases } from './route-cases.ts'
import { secretOf, type Scene } from './scene.ts'

const pool = (scene: Scene) => scene.made(poolRoutes.createPool, { body: { name: newId() } })

async function onPool(scene: Scene) {
  const { id, version } = await pool(scene)
  return { params: { id }, version }
}

async function closedPool(scene: Scene) {
  const call = await onPool(scene)
  await scene.made(poolRoutes.deactivatePool, call)
  return call
}

/** A pool that only the south claims from. */
async function poolOfTheSouth(scene: Scene) {
  const body = { name: newId(), everyoneClaims: false, departmentIds: [scene.world.departments.south] }
  return { params: { id: (await scene.made(poolRoutes.createPool, { body })).id } }
}

/** With a customer in it, of whom whoever may claim sees the name and no more. */
async function filledPool(scene: Scene) {
  const call = await onPool(scene)
  await scene.world.addCustomer({ name: '待领', phone: secretOf('pool'), poolId: call.params.id })
  return call
}

async function pooled(scene: Scene) {
  return { params: { id: scene.poolId }, body: { customerIds: [await scene.customer('pool')] } }
}

type Version = { id: string; version: number }

async function draft(scene: Scene): Promise<Version> {
  const { draft } = await scene.made<{ draft: Version | null }>(ruleRoutes.getRules)
  return draft ?? scene.made<Version>(ruleRoutes.createRuleDraft, { body: {} })
}

async function withoutDraft(scene: Scene) {
  const { draft } = await scene.made<{ draft: Version | null }>(ruleRoutes.getRules)
  if (draft) await scene.made(ruleRoutes.discardRuleDraft)
  return { body: {} }
}

async function everythingToThePool(scene: Scene) {
  return { rules: [{ name: null, when: null, then: { kind: 'pool', poolId: scene.poolId } }] }
}

async function active(scene: Scene): Promise<string> {
  return (await scene.made<{ active: { id: string } }>(ruleRoutes.getRules)).active.id
}

async function preview(scene: Scene) {
  await draft(scene)
  return { params: { id: (await scene.made(ruleRoutes.previewRules, { body: {} })).id } }
}

async function applied(scene: Scene) {
  const call = await preview(scene)
  return { params: { id: (await scene.made(ruleRoutes.applyOwnershipRun, { ...call, body: {} })).id } }
}

/** Holders, pools and rules. */
export const ownershipCases: Record<string, RouteCases> = {
  // What lies in a pool cannot be given back; for whoever does not see it, it is not there.
  releaseCustomers: except(
    onCustomer(200, async (scene, holder) => ({
      body: { customerIds: [await scene.customer(holder)], reasonCode: 'no-need' },
    })),
    { admin: 409 },
    'pool',
  ),
  assignCustomers: together(
    // A pool's customers are given out by leads, too.
    except(
      except(
        onCustomer(200, async (scene, holder, role) => ({
          body: { customerIds: [await scene.customer(holder)], personId: scene.world[role].id },
        })),
        { rep: 403 },
      ),
      { lead: 200 },
      'pool',
    ),
    named('to a stranger', { rep: 403, lead: 404, admin: 200 }, async (scene) => ({
      body: { customerIds: [await scene.customer('rep')], personId: scene.world.stranger.id },
    })),
  ),

  listPools: everybody(200),
  getPool: together(everybody(200, onPool), named('the south', { rep: 404, lead: 404, admin: 200 }, poolOfTheSouth)),
  createPool: administrators(201, () => ({ body: { name: newId() } })),
  patchPool: administrators(200, async (scene) => ({ ...(await onPool(scene)), body: { description: '新' } })),
  deactivatePool: administrators(200, onPool),
  reactivatePool: administrators(200, closedPool),
  listPooledCustomers: together(
    everybody(200, filledPool),
    named('the south', { rep: 404, lead: 404, admin: 200 }, poolOfTheSouth),
  ),
  countPooledCustomers: together(
    everybody(200, filledPool),
    named('the south', { rep: 404, lead: 404, admin: 200 }, poolOfTheSouth),
  ),
  claimCustomers: everybody(200, pooled),

  getRules: everybody(200),
  listRuleVersions: everybody(200),
  getRuleVersion: together(
    everybody(200, async (scene) => ({ params: { id: await active(scene) } })),
    named('a draft', { rep: 404, lead: 404, admin: 200 }, async (scene) => ({
      params: { id: (await draft(scene)).id },
    })),
  ),
  compareRuleVersions: together(
    everybody(200, async (scene) => ({ query: { from: await active(scene), to: await active(scene) } })),
    named('a draft', { rep: 404, lead: 404, admin: 200 }, async (scene) => ({
      query: { from: await active(scene), to: (await draft(scene)).id },
    })),
  ),
  createRuleDraft: administrators(201, withoutDraft),
  saveRuleDraft: administrators(200, async (scene) => ({
    version: (await draft(scene)).version,
    body: await everythingToThePool(scene),
  })),
  discardRuleDraft: administrators(204, async (scene) => {
    await draft(scene)
    return {}
  }),
  tryRules: onCustomer(200, async (scene, holder) => ({ body: { customerId: await scene.customer(holder) } })),
  previewRules: administrators(202, async (scene) => {
    await draft(scene)
    return { body: {} }
  }),
  listOwnershipRuns: administrators(200),
  getOwnershipRun: administrators(200, preview),
  listRunMoves: administrators(200, preview),
  applyOwnershipRun: administrators(202, async (scene) => ({ ...(await preview(scene)), body: {} })),
  undoOwnershipRun: administrators(202, applied),
}
