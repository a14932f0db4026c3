import { tierRoutes } from '@zhike/core/tiers/api'
import { administrators, everybody, type RouteCases } from './route-cases.ts'
import type { Scene } from './scene.ts'

const run = async (scene: Scene) => ({
  params: { id: (await scene.made(tierRoutes.startTierRun)).id },
})

async function scheme(scene: Scene) {
  const { scheme } = await scene.made<{ scheme: object }>(tierRoutes.getTierScheme)
  return { body: scheme }
}

export const tierCases: Record<string, RouteCases> = {
  getTierScheme: everybody(200),
  putTierScheme: administrators(200, scheme),
  startTierRun: administrators(202),
  listTierRuns: everybody(200),
  getLatestTierRun: everybody(200),
  getTierRun: everybody(200, run),
  listTierCustomers: everybody(200),
}
