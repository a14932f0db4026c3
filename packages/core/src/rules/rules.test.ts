import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../filter/condition.ts'
import { evaluateCondition } from '../filter/evaluate-condition.ts'
import { ruleFields } from '../customers/fields.ts'
import { compareRules } from './compare-rules.ts'
import { decideHolders, type Candidate } from './decide-holders.ts'
import { describeCondition } from './describe-condition.ts'
import { describeTrace } from './describe-trace.ts'
import { evaluateRules, fieldsRead } from './evaluate-rules.ts'
import { implies } from './implies.ts'
import { lintRules } from './lint-rules.ts'
import { resolveTarget, type Directory } from './resolve-target.ts'
import type { Rule } from './schema.ts'

const environment = { today: '2026-11-21', timeZone: 'Asia/Shanghai' }
const names = {
  locale: 'zh-CN' as const,
  timeZone: 'Asia/Shanghai',
  region: (code: string) => ({ '330000': '浙江省', '310000': '上海市', '330206': '浙江省宁波市北仑区' })[code] ?? code,
  industry: (code: string) => ({ C36: '汽车制造业' })[code] ?? code,
}
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const person = (n: number): Rule['then'] => ({ kind: 'person', personId: id(n) })
const pool: Rule['then'] = { kind: 'pool', poolId: id(99) }
const rule = (n: number, when: Condition | null, then: Rule['then'] = person(n)): Rule => ({
  id: id(n),
  name: null,
  when,
  then,
})

const tierA: Condition = { field: 'tier', op: 'in', value: ['A'] }
const zhejiang: Condition = { field: 'region', op: 'under', value: ['330000'] }
const list = [
  rule(1, { field: 'isVip', op: 'eq', value: true }),
  rule(2, { all: [tierA, zhejiang] }),
  rule(3, { field: 'region', op: 'under', value: ['330000', '310000'] }),
  rule(4, null, pool),
]

describe('evaluating', () => {
  it('lets the first match decide and says what settled each rule', () => {
    const facts = { isVip: false, tier: 'A', region: '330206' }
    const { position, then, trace } = evaluateRules(list, facts, environment)
    expect({ position, then }).toEqual({ position: 2, then: person(2) })
    expect(trace.map((step) => step.isMet)).toEqual([false, true, true, true])
    expect(trace[1]!.deciding).toEqual([tierA, zhejiang])
  })

  it('sends what has no data past every comparison', () => {
    expect(evaluateRules(list, {}, environment).position).toBe(4)
    expect(evaluateRules([rule(1, { field: 'region', op: 'isEmpty' }), rule(2, null)], {}, environment).position).toBe(
      1,
    )
  })

  it('refuses a list without an end', () => {
    expect(() => evaluateRules([rule(1, tierA)], {}, environment)).toThrow('catch-all')
  })

  it('names the fields a version reads', () => {
    expect(fieldsRead(list)).toEqual(['isVip', 'region', 'tier'])
  })
})

describe('the trace', () => {
  it('shows at most four steps around the one that decided, in words', () => {
    const steps = describeTrace(list, { isVip: false, tier: 'A', region: '330206' }, 2, environment, names)
    expect(
      steps.map(({ position, conditionText, outcome, factText }) => [position, conditionText, outcome, factText]),
    ).toEqual([
      [1, '是 VIP', 'not-met', '不是 VIP'],
      [2, '级别 A，并且地区 浙江省', 'met', '级别是 A，地区是 浙江省宁波市北仑区'],
      [3, '地区 浙江省、上海市', 'met-later', '也对得上，但排在后面'],
    ])
  })

  it('of the catch-all says that nothing above matched', () => {
    const steps = describeTrace(list, { isVip: false }, 4, environment, names)
    expect(steps.map((step) => [step.position, step.factText])).toEqual([
      [2, '级别没填'],
      [3, '地区没填'],
      [4, '前面都对不上'],
    ])
  })

  it('never shows more than four', () => {
    const many = [...Array.from({ length: 9 }, (_, i) => rule(i + 1, i < 4 ? tierA : zhejiang)), rule(10, null, pool)]
    expect(describeTrace(many, { region: '330206' }, 5, environment, names).map((step) => step.position)).toEqual([
      3, 4, 5, 6,
    ])
  })
})

describe('words', () => {
  it.each<[Condition | null, string, string]>([
    [null, '以上都对不上', 'nothing above matches'],
    [
      { field: 'revenue12m', op: 'gte', value: '1500000' },
      '近12个月成交至少 150 万',
      'revenue of 12 months at least 1,500,000',
    ],
    [{ field: 'revenue12m', op: 'lt', value: '800.5' }, '近12个月成交低于 800.5', 'revenue of 12 months below 800.5'],
    [{ field: 'orderCount', op: 'between', value: [2, 5] }, '订单数在 2 到 5 之间', 'number of orders between 2 and 5'],
    [{ not: { field: 'kind', op: 'eq', value: 'individual' } }, '不符合（类型 个人客户）', 'not (type individual)'],
    [
      { all: [tierA, { any: [zhejiang, { field: 'source', op: 'contains', value: '展会' }] }] },
      '级别 A，并且（地区 浙江省，或者来源里有「展会」）',
      'tier A and (region 浙江省 or source contains “展会”)',
    ],
    [
      { field: 'lastOrderOn', op: 'olderThanDays', value: 90 },
      '最近下单早于 90 天前',
      'last order more than 90 days ago',
    ],
  ])('%j is read aloud', (condition, zh, en) => {
    expect(describeCondition(condition, names)).toBe(zh)
    expect(describeCondition(condition, { ...names, locale: 'en' })).toBe(en)
  })
})

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constant('tier'),
    op: fc.constantFrom('in' as const, 'notIn' as const),
    value: fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1 }),
  }),
  fc.record({
    field: fc.constant('region'),
    op: fc.constant('under' as const),
    value: fc.uniqueArray(fc.constantFrom('330000', '330200', '330206', '310000'), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    field: fc.constant('revenue12m'),
    op: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const, 'eq' as const),
    value: fc.constantFrom('10', '20', '30'),
  }),
  fc.record({
    field: fc.constantFrom('tier', 'region', 'revenue12m'),
    op: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const),
  }),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))
const facts = fc.record({
  tier: fc.constantFrom('A', 'B', 'C', null),
  region: fc.constantFrom('330206', '330100', '310115', '440000', null),
  revenue12m: fc.constantFrom('5', '10', '15', '20', '25', '30', '35', null),
})

describe('implies', () => {
  it('is never wrong: whatever satisfies the first satisfies the second', () => {
    let held = 0
    fc.assert(
      fc.property(condition, condition, facts, (a, b, record) => {
        if (!implies(a, b) || !evaluateCondition(a, record, ruleFields, environment)) return
        held++
        expect(evaluateCondition(b, record, ruleFields, environment)).toBe(true)
      }),
      { numRuns: 20_000 },
    )
    expect(held).toBeGreaterThan(500)
  })

  it('sees a narrower rule', () => {
    expect(implies({ all: [tierA, zhejiang] }, zhejiang)).toBe(true)
    expect(implies({ field: 'region', op: 'under', value: ['330206'] }, zhejiang)).toBe(true)
    expect(
      implies({ field: 'revenue12m', op: 'gt', value: '20' }, { field: 'revenue12m', op: 'gte', value: '9' }),
    ).toBe(true)
    expect(implies(zhejiang, { field: 'region', op: 'under', value: ['330206'] })).toBe(false)
  })
})

describe('findings', () => {
  const known = new Map([
    [id(1), { name: '周知遥', isActive: true, people: null }],
    [id(2), { name: '陈牧野', isActive: false, people: null }],
    [id(3), { name: '空组', isActive: true, people: 0 }],
    [id(99), { name: '总公海', isActive: true, people: null }],
  ])
  const find = (target: Rule['then']) =>
    known.get('personId' in target ? target.personId : 'poolId' in target ? target.poolId : target.departmentId)
  const codes = (rules: Rule[]) =>
    lintRules(rules, find, 'zh-CN').map(({ severity, code, position }) => [severity, code, position])

  it('are none for a sound list', () => {
    expect(lintRules([rule(1, tierA), rule(4, null, pool)], find, 'zh-CN')).toEqual([])
  })

  it('name what is wrong and what to do', () => {
    expect(codes([rule(1, tierA)])).toEqual([['error', 'no-catch-all', null]])
    expect(codes([rule(1, null), rule(4, null, pool)])).toEqual([['error', 'catch-all-not-last', 1]])
    expect(codes([rule(1, tierA, person(7)), rule(4, null, pool)])).toEqual([['error', 'unknown-person', 1]])
    expect(codes([rule(2, tierA), rule(4, null, pool)])).toEqual([['error', 'inactive-person', 1]])
    expect(codes([rule(3, tierA, { kind: 'department', departmentId: id(3) }), rule(4, null, pool)])).toEqual([
      ['warning', 'empty-department', 1],
    ])
    const [finding] = lintRules(
      [rule(1, zhejiang), rule(5, { all: [tierA, zhejiang] }, person(1)), rule(4, null, pool)],
      find,
      'zh-CN',
    )
    expect(finding).toMatchObject({ severity: 'warning', code: 'unreachable', position: 2, ruleId: id(5) })
    expect(finding!.message).toBe('第 2 条永远轮不到：它能对上的，第 1 条都先对上了。把它移到第 1 条前面，或删掉。')
  })
})

describe('comparing two versions', () => {
  it('tells added, removed, changed and moved apart', () => {
    const from = [rule(1, tierA), rule(2, zhejiang), rule(3, zhejiang), rule(9, null, pool)]
    const to = [rule(3, zhejiang), rule(1, tierA), rule(4, tierA), rule(2, tierA), rule(9, null, pool)]
    const differences = compareRules(from, to).map(({ ruleId, change, changed }) => [
      Number(ruleId.slice(-2)),
      change,
      changed,
    ])
    expect(differences).toEqual([
      [3, 'moved', ['position']],
      [1, 'same', []],
      [4, 'added', []],
      [2, 'changed', ['when']],
      [9, 'same', []],
    ])
    expect(compareRules(from, [rule(9, null, pool)]).map((one) => one.change)).toEqual([
      'removed',
      'removed',
      'removed',
      'same',
    ])
  })

  it('does not take another order of keys for a change', () => {
    const swapped: Rule = {
      ...rule(1, tierA),
      when: JSON.parse('{"value":["A"],"op":"in","field":"tier"}') as Condition,
    }
    expect(compareRules([rule(1, tierA)], [swapped]).map((one) => one.change)).toEqual(['same'])
  })
})

describe('deciding', () => {
  const directory: Directory = {
    people: new Map([
      [id(1), { isActive: true, departmentId: id(50) }],
      [id(2), { isActive: true, departmentId: id(50) }],
      [id(3), { isActive: false, departmentId: id(50) }],
    ]),
    departmentIds: new Set([id(50)]),
    pools: new Map([[id(99), { isActive: true }]]),
    defaultPoolId: id(98),
  }
  const decide = (rules: Rule[], customers: Partial<Candidate>[], loads: [string, number, number | null][]) =>
    decideHolders({
      rules,
      targets: rules.map((one) => resolveTarget(one.then, directory)),
      customers: customers.map((one, i) => ({
        customerId: id(100 + i),
        tier: null,
        externalId: null,
        facts: {},
        personId: null,
        ...one,
      })),
      loads: new Map(loads.map(([personId, held, capacity]) => [personId, { held, capacity }])),
      defaultPoolId: directory.defaultPoolId,
      environment,
    }).sort((a, b) => (a.customerId < b.customerId ? -1 : 1))
  const department: Rule['then'] = { kind: 'department', departmentId: id(50) }

  it('leaves a customer with a holder whom the target admits, even beyond his limit', () => {
    const [kept] = decide(
      [rule(1, null, department)],
      [{ personId: id(2) }],
      [
        [id(1), 0, 5],
        [id(2), 9, 5],
      ],
    )
    expect(kept).toMatchObject({ personId: id(2), fallback: null })
  })

  it('shares newcomers in the order tier, external id, id, and sends the rest to the default pool with the reason', () => {
    const decided = decide(
      [rule(1, null, department)],
      [{ externalId: 'b' }, { externalId: 'a' }, { tier: 'B' }, { tier: 'A' }],
      [
        [id(1), 0, 1],
        [id(2), 0, 2],
      ],
    )
    expect(decided.map((one) => one.personId ?? one.fallback)).toEqual(['department-full', id(2), id(1), id(2)])
    expect(decided[0]).toMatchObject({ poolId: id(98), personId: null, position: 1 })
  })

  it('leaves people on leave what they hold, deals them nothing new, and says when all are away', () => {
    const away = (...ids: string[]): Directory => ({
      ...directory,
      people: new Map([...directory.people].map(([key, one]) => [key, { ...one, isAway: ids.includes(key) }])),
    })
    const decideAway = (then: Rule['then'], among: Directory, personId: string | null = null) =>
      decideHolders({
        rules: [rule(1, null, then)],
        targets: [resolveTarget(then, among)],
        customers: [{ customerId: id(100), tier: null, externalId: null, facts: {}, personId }],
        loads: new Map([
          [id(1), { held: 0, capacity: null }],
          [id(2), { held: 9, capacity: null }],
        ]),
        defaultPoolId: directory.defaultPoolId,
        environment,
      })
    expect(decideAway(department, away(id(1)))).toMatchObject([{ personId: id(2) }])
    expect(decideAway(department, away(id(1)), id(1))).toMatchObject([{ personId: id(1), fallback: null }])
    expect(decideAway(department, away(id(1), id(2)))).toMatchObject([
      { poolId: id(98), personId: null, fallback: 'department-away' },
    ])
    expect(decideAway({ kind: 'person', personId: id(1) }, away(id(1)))).toMatchObject([{ personId: id(1) }])
  })

  it('never gives to somebody inactive, unknown or full, and never to nobody', () => {
    const loads: [string, number, number | null][] = [[id(1), 3, 3]]
    expect(decide([rule(3, null)], [{}], loads)).toMatchObject([{ poolId: id(98), fallback: 'person-inactive' }])
    expect(decide([rule(1, null)], [{}], loads)).toMatchObject([{ poolId: id(98), fallback: 'person-full' }])
    expect(decide([rule(1, null, { kind: 'department', departmentId: id(51) })], [{}], loads)).toMatchObject([
      { poolId: id(98), fallback: 'department-missing' },
    ])
    expect(decide([rule(1, null, { kind: 'pool', poolId: id(97) })], [{}], loads)).toMatchObject([
      { poolId: id(98), fallback: 'pool-inactive' },
    ])
  })
})
