import { newId } from '@zhike/core/kernel/ids'
import { now, type Context } from '../platform/context/context.ts'
import { insertRows } from './queries.ts'
import { selectLargeCompanies, setDecisionRoles, type LargeCustomer } from './relation-queries.ts'

const heads = 3
const below = 5

/** At the heads of groups there are more people to talk to than one. */
const morePeople = [
  ['祝明远', '总经理'],
  ['蔺素秋', '采购部长'],
  ['樊文工', '设备工程师'],
  ['荀立', '总经理助理'],
] as const

/** Groups of companies in one industry, what companies are to each other, and who decides at the largest. */
export async function addRelations(ctx: Context): Promise<void> {
  const groups = groupsOf(await selectLargeCompanies(ctx, 240))
  const at = now(ctx)
  await insertRows(
    ctx,
    'contacts',
    groups.flatMap(({ head }) =>
      morePeople.map(([name, title]) => ({
        customer_id: head.id,
        id: newId(),
        name,
        title,
        is_primary: false,
        version: 1,
        decision_roles: [],
        custom: {},
        created_at: at,
        updated_at: at,
      })),
    ),
  )
  await insertRows(
    ctx,
    'customer_parents',
    groups.flatMap(({ head, members }) =>
      members.map((member, index) => ({
        customer_id: member.id,
        // The last two belong to the first, which belongs to the head.
        parent_id: index >= below - 2 ? (members[0]?.id ?? head.id) : head.id,
        set_at: at,
        set_by: head.personId,
      })),
    ),
  )
  await insertRows(ctx, 'customer_relations', relationsOf(groups, at))
  await addDecisions(ctx, (await selectLargeCompanies(ctx, 240)).slice(0, 120))
}

interface DemoGroup {
  head: LargeCustomer
  members: LargeCustomer[]
}

/** The largest company of each of some industries, and the next ones of the same. */
function groupsOf(companies: readonly LargeCustomer[]): DemoGroup[] {
  const groups: DemoGroup[] = []
  for (const head of companies) {
    if (groups.length === heads) break
    if (groups.some((group) => group.head.industryCode === head.industryCode)) continue
    const members = companies.filter((one) => one !== head && one.industryCode === head.industryCode).slice(0, below)
    if (members.length === below) groups.push({ head, members })
  }
  return groups
}

function relationsOf(groups: readonly DemoGroup[], at: Date) {
  const [first, second, third] = groups
  if (!first || !second || !third) return []
  const relation = (from: LargeCustomer, to: LargeCustomer | undefined, kind: string, note: string, since: string) => {
    if (!to) return []
    // Of a mutual kind the smaller id stands first.
    const isTurned = (kind === 'partner' || kind === 'competitor') && to.id < from.id
    const [one, other] = isTurned ? [to, from] : [from, to]
    const who = { created_by: from.personId, updated_by: from.personId, created_at: at, updated_at: at }
    return [{ customer_id: one.id, id: newId(), other_id: other.id, kind, note, since_on: since, version: 1, ...who }]
  }
  return [
    ...relation(first.head, second.head, 'supplier', '年度框架协议，按季度交货', '2023-03-01'),
    ...relation(first.head, third.head, 'partner', '一起投过两个标', '2024-06-15'),
    ...relation(second.head, third.head, 'competitor', '同一批经销商', '2022-01-01'),
    ...relation(third.members[0] ?? third.head, first.head, 'referrer', '展会上引荐的', '2021-10-20'),
    ...relation(second.members[1] ?? second.head, first.head, 'distributor', '代理华东片', '2025-01-01'),
  ]
}

/** What somebody of a title probably is; the first that fits. */
const parts = [
  { title: /采购/, roles: ['buyer'], attitude: 'supporter' },
  { title: /助理|秘书/, roles: ['gatekeeper'], attitude: 'opponent' },
  { title: /工程|技术|设备|生产|厂长/, roles: ['user', 'evaluator'], attitude: 'supporter' },
  { title: /财务|会计/, roles: ['gatekeeper'], attitude: 'neutral' },
  { title: /./, roles: ['influencer'], attitude: 'neutral' },
] as const

/** The one with the highest title decides, the others report there. */
async function addDecisions(ctx: Context, companies: readonly LargeCustomer[]): Promise<void> {
  const roles: Parameters<typeof setDecisionRoles>[1][number][] = []
  const ties: Record<string, unknown>[] = []
  const at = now(ctx)
  for (const { id: customerId, contacts, personId } of companies) {
    if (contacts.length < 2) continue
    const boss =
      contacts.find(({ title }) => /总经理$|董事长/.test(title ?? '')) ??
      contacts.find(({ title }) => /总|长$/.test(title ?? '')) ??
      contacts.at(-1)
    if (!boss) continue
    const tie = (contactId: string, kind: string) =>
      ties.push({
        customer_id: customerId,
        id: newId(),
        contact_id: contactId,
        other_id: boss.id,
        kind,
        created_at: at,
        created_by: personId,
      })
    roles.push({ id: boss.id, customerId, roles: ['decision-maker'], attitude: 'neutral' })
    for (const [index, { id, title }] of contacts.filter((one) => one !== boss).entries()) {
      const part = parts.find((one) => one.title.test(title ?? ''))
      roles.push({ id, customerId, roles: part?.roles ?? [], attitude: part?.attitude ?? null })
      tie(id, 'reports-to')
      if (index === 1) tie(id, 'influences')
    }
  }
  await setDecisionRoles(ctx, roles)
  await insertRows(ctx, 'contact_ties', ties)
}
