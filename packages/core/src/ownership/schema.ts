import { z } from 'zod'
import { conditionSchema } from '../filter/condition.ts'
import { day, id, instant, text } from '../kernel/schemas.ts'
import { fallbackCodes, interimCodes, reasonCodes, releaseCodes } from './reasons.ts'

/** Who is responsible: a person, or the pool a customer lies in. */
export const holder = z
  .object({
    kind: z.enum(['person', 'pool']),
    id,
    name: z.string(),
    departmentName: z.string().nullable(),
    isActive: z.boolean(),
  })
  .meta({ id: 'TenureHolder' })
export type Holder = z.infer<typeof holder>

/** What a rule says should happen to the customers it matches. */
export const ruleTarget = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), personId: id }),
    z.object({ kind: z.literal('department'), departmentId: id }),
    z.object({ kind: z.literal('pool'), poolId: id }),
  ])
  .meta({ id: 'RuleTarget' })
export type RuleTarget = z.infer<typeof ruleTarget>

export const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])

export const factRecord = z.record(z.string(), factValue)
export type FactRecord = z.infer<typeof factRecord>

/** Codes and values of a decision as stored with a tenure; words are rendered from them per language. */
export const tenureReason = z.object({
  /** The owner as the imported file wrote it. */
  by: z.string().optional(),
  facts: factRecord.optional(),
  fallback: z.enum(fallbackCodes).optional(),
  releaseCode: z.enum(releaseCodes).optional(),
  note: z.string().optional(),
  /** The person whose leaving moved the customer. */
  leaver: z.string().optional(),
  interim: z.enum(interimCodes).optional(),
  /** The merge that took the customer in. */
  mergeId: z.string().optional(),
})
export type TenureReason = z.infer<typeof tenureReason>

/** Where a leaver's customers go. interim: A, B and VIP to the manager above, the rest to the department's pool. */
export const handOver = z
  .discriminatedUnion('to', [
    z.object({ to: z.literal('interim') }),
    z.object({ to: z.literal('person'), personId: id }),
  ])
  .meta({ id: 'HandOver' })
export type HandOver = z.infer<typeof handOver>

/** The holder is away until this day; the delegate looks after the customer. */
export const holderLeave = z.object({
  untilOn: day,
  delegate: z.object({ id, name: z.string(), isActive: z.boolean() }),
})

export const actor = z.object({ id: id.nullable(), name: z.string() })

/** One rule as it stood when the customer was decided: not met, met, or met as well but further down. */
export const ruleStep = z
  .object({
    position: z.int(),
    name: z.string().nullable(),
    when: conditionSchema.nullable(),
    conditionText: z.string(),
    then: ruleTarget,
    targetText: z.string(),
    outcome: z.enum(['not-met', 'met', 'met-later']),
    /** The customer's fact that decided, in words. */
    factText: z.string(),
  })
  .meta({ id: 'RuleStep' })

export const ruleTrace = z
  .object({ versionId: id, versionNo: z.int(), position: z.int(), steps: z.array(ruleStep) })
  .meta({ id: 'RuleTrace' })

export const tenure = z
  .object({
    id,
    holder,
    startAt: instant,
    endAt: instant.nullable().meta({ description: 'null = until now' }),
    days: z.int(),
    reasonCode: z.enum(reasonCodes),
    /** A few words for the ownership line: 领取, 规则 2. */
    label: z.string(),
    /** One sentence: when, why and by whom. */
    sentence: z.string(),
    actor,
    ruleVersionNo: z.int().nullable(),
    rulePosition: z.int().nullable(),
    runId: id.nullable(),
  })
  .meta({ id: 'Tenure' })

/** "为什么归我？" */
export const ownership = z
  .object({
    customerId: id,
    tenureId: id,
    holder,
    since: instant,
    days: z.int(),
    reasonCode: z.enum(reasonCodes),
    label: z.string(),
    sentence: z.string(),
    actor,
    leave: holderLeave.nullable().meta({ description: 'null = the holder is not on leave' }),
    rules: ruleTrace.nullable().meta({ description: 'null = not decided by rules' }),
    abilities: z.object({ release: z.boolean(), assign: z.boolean() }),
  })
  .meta({ id: 'Ownership' })

/** As many as change hands in one request. */
export const mostMoved = 200
const customerIds = z.array(id).min(1).max(mostMoved)

export const releaseInput = z.object({
  customerIds,
  poolId: id.optional().meta({ description: 'left out = the default pool' }),
  reasonCode: z.enum(releaseCodes),
  note: text(500, { multiline: true }).optional(),
})

export const assignInput = z.object({
  customerIds,
  personId: id,
  note: text(500, { multiline: true }).optional(),
})

export const movedResult = z.object({
  moved: z.array(z.object({ customerId: id, tenureId: id })),
})
