import { z } from 'zod'
import { evidenceKinds } from './evidence.ts'

const score = z.int().min(0).max(100)

/** When two customers count as probably one. The company changes it as setting `duplicates.rules`. */
export const duplicateRules = z.strictObject({
  /** What each finding adds, or takes away. */
  weights: z.record(z.enum(evidenceKinds), score),
  /** From here on a pair is listed for review. */
  listFrom: z.int().min(1).max(100),
  /** What more customers than this share is no ground: a switchboard, a name like 测试. */
  mostSharing: z.int().min(2).max(200),
})
export type DuplicateRules = z.output<typeof duplicateRules>

export const fallbackRules: DuplicateRules = {
  weights: {
    creditCode: 100,
    name: 60,
    personName: 30,
    nameElsewhere: 35,
    phone: 50,
    email: 50,
    domain: 20,
    creditCodeDiffers: 70,
    kindDiffers: 30,
  },
  listFrom: 50,
  mostSharing: 30,
}
