import { z } from 'zod'
import { conditionSchema } from '../filter/condition.ts'
import { id, instant, money, optionalText, text } from '../kernel/schemas.ts'
import { fallbackCodes, skipCodes } from '../ownership/reasons.ts'
import { holder, ruleTarget, ruleTrace } from '../ownership/schema.ts'

/** One line of the list as it is stored: read from the top, the first match decides; the last one matches everything. */
export const rule = z.object({
  id,
  name: z.string().nullable(),
  when: conditionSchema.nullable().meta({ description: 'null = everything (the last rule)' }),
  then: ruleTarget,
})
export type Rule = z.infer<typeof rule>

export const storedRules = z.array(rule)

export const ruleInput = z.object({
  id: id.optional().meta({ description: 'kept from version to version; made when left out' }),
  name: optionalText(100),
  when: conditionSchema.nullable(),
  then: ruleTarget,
})

export const rulesInput = z.object({
  rules: z.array(ruleInput).min(1).max(300),
  note: text(500, { multiline: true }).nullish(),
})

export const finding = z
  .object({
    severity: z.enum(['error', 'warning']).meta({ description: 'a version with errors cannot be applied' }),
    code: z.string(),
    position: z.int().nullable(),
    ruleId: id.nullable(),
    message: z.string(),
  })
  .meta({ id: 'RuleFinding' })

/** A rule with what a page shows of it. */
export const shownRule = rule
  .extend({
    position: z.int(),
    conditionText: z.string(),
    target: z.object({
      kind: z.enum(['person', 'department', 'pool']),
      id,
      name: z.string(),
      isActive: z.boolean(),
      people: z.int().nullable().meta({ description: 'active people a department shares among' }),
    }),
  })
  .meta({ id: 'Rule' })

const person = z.object({ id, name: z.string() })

const versionHead = z.object({
  id,
  no: z.int(),
  state: z.enum(['draft', 'active', 'superseded', 'discarded']),
  basedOn: z.object({ id, no: z.int() }).nullable(),
  note: z.string().nullable(),
  ruleCount: z.int(),
  createdAt: instant,
  createdBy: person.nullable(),
  activatedAt: instant.nullable(),
  activatedBy: person.nullable(),
})

export const ruleVersionSummary = versionHead.meta({ id: 'RuleVersionSummary' })

export const ruleVersion = versionHead
  .extend({
    rules: z.array(shownRule),
    findings: z.array(finding),
    version: z.int().meta({ description: 'goes into If-Match when the draft is saved' }),
    abilities: z.object({ update: z.boolean(), preview: z.boolean(), apply: z.boolean() }),
  })
  .meta({ id: 'RuleVersion' })

export const ruleChange = z
  .object({
    ruleId: id,
    change: z.enum(['added', 'removed', 'changed', 'moved', 'same']),
    from: shownRule.nullable(),
    to: shownRule.nullable(),
    changed: z.array(z.enum(['name', 'when', 'then', 'position'])),
  })
  .meta({ id: 'RuleChange' })

/** Which customers a run may move. */
export const runOptions = z.object({
  who: z
    .enum(['all', 'pools'])
    .default('all')
    .meta({ description: 'pools = only what lies in a pool now; all = also what rules gave to a person' }),
  includeManual: z
    .boolean()
    .default(false)
    .meta({ description: 'also customers that a person claimed, was assigned, imported or created' }),
})
export type RunOptions = z.infer<typeof runOptions>

export const holderChange = z.object({
  holder,
  before: z.int(),
  after: z.int(),
  gained: z.int(),
  lost: z.int(),
  revenueBefore: money,
  revenueAfter: money,
  capacity: z.int().nullable(),
  loadPercent: z.int().nullable().meta({ description: 'after, of the capacity' }),
})
export type HolderChange = z.infer<typeof holderChange>

export const runMove = z
  .object({
    customerId: id,
    name: z.string(),
    tier: z.enum(['A', 'B', 'C']).nullable(),
    isVip: z.boolean(),
    revenue12m: money.nullable(),
    from: holder,
    to: holder,
    rulePosition: z.int(),
    fallback: z.enum(fallbackCodes).nullable(),
    skipped: z.enum(skipCodes).nullable(),
  })
  .meta({ id: 'RunMove' })
export type RunMove = z.infer<typeof runMove>

export const previewSummary = z.object({
  customers: z.int().meta({ description: 'all customers, the archive left out' }),
  moves: z.int(),
  revenueMoved: money,
  aTierMoves: z.int(),
  keptByHand: z.int().meta({ description: 'the rules say otherwise, but a person decided; not moved' }),
  fallbacks: z.array(z.object({ code: z.enum(fallbackCodes), position: z.int(), count: z.int() })),
  rules: z.array(z.object({ position: z.int(), ruleId: id, hits: z.int(), moves: z.int() })),
  holders: z.array(holderChange).meta({ description: 'the 200 with the largest change' }),
  holdersChanged: z.int(),
  top: z.array(runMove).meta({ description: 'the rows most worth a look: by revenue' }),
})
export type PreviewSummary = z.infer<typeof previewSummary>

export const runResult = z.object({
  moved: z.int(),
  toPoolInstead: z.int().meta({ description: 'undo: the former holder is inactive, so the default pool took it' }),
  skipped: z.array(z.object({ code: z.enum(skipCodes), count: z.int() })),
})
export type RunResult = z.infer<typeof runResult>

export const ownershipRun = z
  .object({
    id,
    kind: z.enum(['preview', 'apply', 'undo']),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    ruleVersion: z.object({ id, no: z.int(), state: z.string() }).nullable(),
    ofRunId: id.nullable(),
    options: runOptions,
    progress: z.object({ phase: z.string(), done: z.int(), total: z.int() }).nullable(),
    preview: previewSummary.nullable(),
    result: runResult.nullable(),
    error: z.string().nullable(),
    createdAt: instant,
    createdBy: person.nullable(),
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    abilities: z.object({ apply: z.boolean(), undo: z.boolean() }),
  })
  .meta({ id: 'OwnershipRun' })

/** What the rules in force did when they were applied. */
export const appliedRules = z
  .object({
    versionNo: z.int(),
    finishedAt: instant,
    by: person.nullable(),
    customers: z.int().meta({ description: 'all customers at that time, the archive left out' }),
    moved: z.int(),
    isUndone: z.boolean(),
    holders: z
      .array(holderChange.pick({ holder: true, gained: true, lost: true }))
      .meta({ description: 'the 12 with the largest change, as the preview said' }),
    holdersChanged: z.int(),
  })
  .meta({ id: 'AppliedRules' })

export const tryResult = z.object({
  customer: z.object({ id, name: z.string(), tier: z.enum(['A', 'B', 'C']).nullable() }),
  now: holder,
  nowLabel: z.string(),
  /** Where the rules would put it today. */
  then: holder.nullable().meta({ description: 'null = a department would share it; see target' }),
  targetText: z.string(),
  fallback: z.enum(fallbackCodes).nullable(),
  isSame: z.boolean(),
  trace: ruleTrace,
})
