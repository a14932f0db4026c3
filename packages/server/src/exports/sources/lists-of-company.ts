import { describeAction } from '@zhike/core/audit/actions'
import { auditColumns } from '@zhike/core/audit/export-columns'
import type { AuditEntry } from '@zhike/core/audit/schema'
import type { RoleKey } from '@zhike/core/access/roles'
import { yesWord } from '@zhike/core/customers/export-columns'
import { exportLists } from '@zhike/core/exports/lists'
import type { ExportQuery } from '@zhike/core/exports/schema'
import { importKindWords, importStateWords } from '@zhike/core/exports/words'
import { builtInNames } from '@zhike/core/imports/name-lists'
import type { ImportRecord } from '@zhike/core/imports/schema'
import { dayInZone } from '@zhike/core/kernel/time'
import type { Person } from '@zhike/core/people/schema'
import type { Pool } from '@zhike/core/pools/schema'
import type { Segment } from '@zhike/core/segments/schema'
import { countAuditEntries } from '../../audit/count-audit-entries.ts'
import { listAudit } from '../../audit/list-audit.ts'
import { countImports } from '../../imports/count-imports.ts'
import { listImports } from '../../imports/list-imports.ts'
import { listPeople } from '../../people/list-people.ts'
import { countAllPeople } from '../../people/count-all-people.ts'
import type { Context } from '../../platform/context/context.ts'
import { listPools } from '../../pools/list-pools.ts'
import { listRoleOptions } from '../../roles/list-role-options.ts'
import { listSegments } from '../../segments/list-segments.ts'
import { localTime } from '../local-time.ts'
import { byCursor, column, once, tableList, type ListColumn, type OpenList } from '../opened-list.ts'

const limit = 200

export const openPeople: OpenList<ExportQuery<'people'>> = async (ctx, { sort, ...filter }) => {
  const roleName = await roleNames(ctx)
  return tableList<Person>(ctx, {
    title: exportLists.people.name[ctx.locale],
    count: await countAllPeople(ctx, filter),
    columns: [
      column('工号', 'Staff number', 12, (row) => row.staffNumber),
      column('姓名', 'Name', 14, (row) => row.name),
      column('部门', 'Department', 18, (row) => row.department?.name),
      column('职位', 'Post', 16, (row) => row.post),
      column('上级', 'Manager', 14, (row) => row.manager?.name),
      column('角色', 'Roles', 24, (row) => row.roles.map(roleName).join('、')),
      column('小组', 'Teams', 20, (row) => row.teams.map((team) => team.name).join('、')),
      column('邮箱', 'E-mail', 26, (row) => row.email),
      column('手机', 'Mobile', 17, (row) => row.phone),
      column(
        '客户持有上限',
        'Holding limit',
        12,
        (row) => (row.capacity === null ? null : String(row.capacity)),
        'number',
      ),
      column('现在持有', 'Holds now', 10, (row) => String(row.held), 'number'),
      column('在职', 'Active', 8, (row) => (row.isActive ? yesWord[ctx.locale] : null)),
      column('能登录', 'Can sign in', 8, (row) => (row.canSignIn ? yesWord[ctx.locale] : null)),
      column('加入时间', 'Added', 12, (row) => dayInZone(new Date(row.createdAt), ctx.company.timeZone), 'day'),
    ],
    pages: byCursor((after) => listPeople(ctx, { ...filter, sort, limit, after })),
  })
}

/** Built-in roles by a name that the import reads back, one's own by theirs. */
async function roleNames(ctx: Context): Promise<(key: string) => string> {
  const own = new Map(
    (await listRoleOptions(ctx)).items.flatMap(({ key, name }) => (name ? [[key, name] as const] : [])),
  )
  return (key) => {
    const names = builtInNames[key as RoleKey]
    if (names === undefined) return own.get(key) ?? key
    return (ctx.locale === 'en' ? names.find((name) => /^[a-z -]+$/.test(name)) : names[0]) ?? key
  }
}

export const openPools: OpenList<ExportQuery<'pools'>> = async (ctx) => {
  const { items } = await listPools(ctx, { includeInactive: true })
  return tableList<Pool>(ctx, {
    title: exportLists.pools.name[ctx.locale],
    count: items.length,
    columns: [
      column('公海', 'Pool', 24, (row) => row.name),
      column('说明', 'Description', 40, (row) => row.description),
      column('默认', 'Default', 8, (row) => (row.isDefault ? yesWord[ctx.locale] : null)),
      column('启用', 'Open', 8, (row) => (row.isActive ? yesWord[ctx.locale] : null)),
      column('谁能领', 'Who may claim', 30, (row) =>
        row.everyoneClaims
          ? ctx.locale === 'en'
            ? 'everybody'
            : '所有人'
          : row.departments.map((one) => one.name).join('、'),
      ),
      column(
        '客户数',
        'Customers',
        12,
        ({ customers }) => `${customers.count}${customers.capped ? '+' : ''}`,
        'number',
      ),
      column('7天新增', 'New in 7 days', 12, (row) => String(row.newIn7Days), 'number'),
    ],
    pages: once(items),
  })
}

export const openSegments: OpenList<ExportQuery<'segments'>> = async (ctx) => {
  const { items } = await listSegments(ctx)
  const time = localTime(ctx)
  return tableList<Segment>(ctx, {
    title: exportLists.segments.name[ctx.locale],
    count: items.length,
    columns: [
      column('客群', 'Segment', 24, (row) => row.name),
      column('说明', 'Description', 40, (row) => row.description),
      column('类型', 'Kind', 10, (row) => segmentWords[row.kind][ctx.locale]),
      column('共享', 'Shared', 8, (row) => (row.isShared ? yesWord[ctx.locale] : null)),
      column('谁建的', 'Owner', 12, (row) => row.owner?.name),
      column('条件', 'Condition', 50, (row) => (row.condition ? JSON.stringify(row.condition) : null)),
      column('客户数', 'Customers', 12, ({ sizes }) => sizes.at(-1)?.customers.toString(), 'number'),
      column('更新时间', 'Updated', 17, (row) => time(row.updatedAt)),
    ],
    pages: once(items),
  })
}

const segmentWords = {
  static: { 'zh-CN': '名单', en: 'list' },
  dynamic: { 'zh-CN': '按条件', en: 'by condition' },
} as const

type ImportLine = Pick<
  ImportRecord,
  'kind' | 'state' | 'fileName' | 'counts' | 'createdAt' | 'createdBy' | 'finishedAt'
>

export const openImports: OpenList<ExportQuery<'imports'>> = async (ctx) => {
  const time = localTime(ctx)
  const figure = (zh: string, en: string, key: keyof ImportRecord['counts']) =>
    column<ImportLine>(zh, en, 10, ({ counts }) => String(counts[key]), 'number')
  return tableList<ImportLine>(ctx, {
    title: exportLists.imports.name[ctx.locale],
    count: await countImports(ctx),
    columns: [
      column('文件', 'File', 34, (row) => row.fileName),
      column('内容', 'What', 12, (row) => importKindWords[row.kind][ctx.locale]),
      column('状态', 'State', 14, (row) => importStateWords[row.state][ctx.locale]),
      figure('读到', 'Read', 'read'),
      figure('新建', 'Created', 'created'),
      figure('更新', 'Updated', 'updated'),
      figure('跳过', 'Skipped', 'skipped'),
      figure('退回', 'Refused', 'refused'),
      column('谁导的', 'By', 12, (row) => row.createdBy.name),
      column('开始时间', 'Begun', 17, (row) => time(row.createdAt)),
      column('结束时间', 'Ended', 17, (row) => time(row.finishedAt)),
    ],
    pages: byCursor((after) => listImports(ctx, { limit, after })),
  })
}

export const openAudit: OpenList<ExportQuery<'audit'>> = async (ctx, filter) =>
  tableList<AuditEntry>(ctx, {
    title: exportLists.audit.name[ctx.locale],
    count: await countAuditEntries(ctx, filter),
    columns: auditColumns.map((one): ListColumn<AuditEntry> => ({
      title: one,
      type: 'text',
      width: one.key === 'before' || one.key === 'after' ? 40 : 18,
      value: (row) => cellText(one.key === 'description' ? describeAction(row.action, ctx.locale) : row[one.key]),
    })),
    pages: byCursor((after) => listAudit(ctx, { ...filter, limit, after })),
  })

function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
