import { kindWords, yesWord } from '@zhike/core/customers/export-columns'
import { evidenceWords, followUpWords } from '@zhike/core/exports/words'
import type { DuplicateCluster } from '@zhike/core/duplicates/schema'
import { exportLists } from '@zhike/core/exports/lists'
import type { ExportQuery } from '@zhike/core/exports/schema'
import type { Locale } from '@zhike/core/kernel/problem'
import { trimMoney } from '@zhike/core/kernel/money'
import type { PooledCustomer } from '@zhike/core/pools/schema'
import type { DeletedRecord } from '@zhike/core/bin/schema'
import { industries } from '@zhike/core/reference/industries'
import { regions } from '@zhike/core/reference/regions'
import { countDeletedRecords, listDeletedRecords } from '../../bin/list-deleted-records.ts'
import { exportableCustomers } from '../../customers/choose-customers.ts'
import { countGroupedCustomers } from '../../duplicates/count-grouped-customers.ts'
import { listClusters } from '../../duplicates/list-clusters.ts'
import { countAllPooledCustomers, listPooledCustomers } from '../../pools/list-pooled-customers.ts'
import { localTime } from '../local-time.ts'
import { byCursor, column, tableList, type OpenList } from '../opened-list.ts'

// Lists whose own page decides who sees what of whom: an export reads them page by page, as their reader would.

const regionNames = new Map(regions.map((region) => [region.code, region.fullName]))
const industryNames = new Map(industries.map((industry) => [industry.code, industry.name]))
const limit = 200

export const openPoolCustomers: OpenList<ExportQuery<'pool-customers'>> = async (ctx, { poolId, filter }) => {
  const time = localTime(ctx)
  // Asks for the first page, so that a pool one cannot see is refused before anything is promised.
  await listPooledCustomers(ctx, poolId, { filter, sort: '-enteredAt', limit: 1 })
  return tableList<PooledCustomer>(ctx, {
    title: exportLists['pool-customers'].name[ctx.locale],
    count: await countAllPooledCustomers(ctx, poolId, filter),
    columns: [
      column('客户名称', 'Customer', 30, (row) => row.name),
      column('客户类型', 'Kind', 9, (row) => kindWords[ctx.locale][row.kind] ?? row.kind),
      column('客户级别', 'Tier', 9, (row) => row.tier),
      column('VIP', 'VIP', 6, (row) => (row.isVip ? yesWord[ctx.locale] : null)),
      column('地区', 'Region', 24, (row) => row.regionCode && (regionNames.get(row.regionCode) ?? row.regionCode)),
      column(
        '行业',
        'Industry',
        22,
        (row) => row.industryCode && (industryNames.get(row.industryCode) ?? row.industryCode),
      ),
      column('近12个月成交', 'Revenue of 12 months', 16, (row) => row.revenue12m && trimMoney(row.revenue12m), 'money'),
      column('最近成交', 'Last order', 12, (row) => row.lastOrderOn, 'day'),
      column('进入公海', 'In the pool since', 17, (row) => time(row.enteredAt)),
      column('怎么来的', 'How it came here', 30, (row) => row.label),
      column('原负责人', 'Former owner', 12, (row) => row.formerHolderName),
    ],
    pages: byCursor((after) => listPooledCustomers(ctx, poolId, { filter, sort: '-enteredAt', limit, after })),
  })
}

interface DuplicateLine {
  group: DuplicateCluster
  customer: DuplicateCluster['customers'][number]
}

/** One line for each customer of a group that may leave; of the others only the number. */
export const openDuplicates: OpenList<ExportQuery<'duplicates'>> = async (ctx, { minScore }) => {
  const shownOfEach = 50
  return tableList<DuplicateLine>(ctx, {
    title: exportLists.duplicates.name[ctx.locale],
    count: await countGroupedCustomers(ctx, minScore),
    columns: [
      column('组', 'Group', 38, ({ group }) => group.id),
      column('相似度', 'Score', 8, ({ group }) => String(group.score), 'number'),
      column('为什么', 'Why', 34, ({ group }) =>
        group.evidence.map((one) => evidenceWords[one][ctx.locale]).join(ctx.locale === 'en' ? ', ' : '、'),
      ),
      column('客户编号', 'Customer ID', 14, ({ customer }) => customer.externalId),
      column('客户名称', 'Customer', 30, ({ customer }) => customer.name),
      column('电话', 'Phone', 17, ({ customer }) => customer.phone),
      column('地区', 'Region', 24, ({ customer: { regionCode } }) => regionCode && regionNames.get(regionCode)),
      column('负责人', 'Owner', 14, ({ customer }) => customer.holder.name),
      column(
        '你看不到的还有',
        'Others you do not see',
        12,
        ({ group }) => String(group.hidden + Math.max(0, group.visible - group.customers.length)),
        'number',
      ),
    ],
    pages: (async function* () {
      const pages = byCursor((after) => listClusters(ctx, { minScore, limit, after }, shownOfEach))
      for await (const groups of pages) {
        const lines = groups.flatMap((group) => group.customers.map((customer) => ({ group, customer })))
        const may = await exportableCustomers(
          ctx,
          lines.map((line) => line.customer.id),
        )
        yield lines.filter((line) => may.has(line.customer.id))
      }
    })(),
  })
}

export const openBin: OpenList<ExportQuery<'bin'>> = async (ctx, { record }) => {
  const time = localTime(ctx)
  await listDeletedRecords(ctx, { record, limit: 1 })
  return tableList<DeletedRecord>(ctx, {
    title: exportLists.bin.name[ctx.locale],
    count: await countDeletedRecords(ctx, record),
    columns: [
      column('客户名称', 'Customer', 30, (row) => row.customerName),
      column('名称', 'Name', 24, (row) => nameOf(row, ctx.locale)),
      column('内容', 'What', 50, (row) =>
        row.record === 'contact' ? row.title : row.record === 'follow-up' ? row.text : null,
      ),
      column('日期', 'Day', 17, (row) =>
        row.record === 'order' ? row.orderedOn : row.record === 'follow-up' ? time(row.happenedAt) : null,
      ),
      column('金额', 'Amount', 14, (row) => (row.record === 'order' ? trimMoney(row.amount) : null), 'money'),
      column('币种', 'Currency', 8, (row) => (row.record === 'order' ? row.currency : null)),
      column('删除时间', 'Deleted', 17, (row) => time(row.deletedAt)),
      column('谁删的', 'Deleted by', 12, (row) => row.deletedBy?.name),
    ],
    pages: (async function* () {
      for await (const rows of byCursor((after) => listDeletedRecords(ctx, { record, limit, after }))) {
        const may = await exportableCustomers(
          ctx,
          rows.map((row) => row.customerId),
        )
        yield rows.filter((row) => may.has(row.customerId))
      }
    })(),
  })
}

function nameOf(row: DeletedRecord, locale: Locale): string {
  if (row.record === 'order') return row.number
  if (row.record === 'contact' || row.record === 'file') return row.name
  return [followUpWords[locale][row.kind] ?? row.kind, row.authorName].filter(Boolean).join(' ')
}
