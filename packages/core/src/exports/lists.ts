import type { Permission } from '../access/permissions.ts'
import type { Locale } from '../kernel/problem.ts'

type Words = Record<Locale, string>
interface ExportList {
  /** All of them are needed; each list's own scope and masks hold besides. */
  permissions: readonly Permission[]
  name: Words
  /** What the file is called, before the day. */
  file: string
  /** Whether its rows are people that a phone can keep. */
  hasCards: boolean
}

const list = (
  permissions: readonly Permission[],
  zh: string,
  en: string,
  file: string,
  hasCards = false,
): ExportList => ({ permissions, name: { 'zh-CN': zh, en }, file, hasCards })

const customer = ['customer.export'] as const

/** Every list that can leave as a file. */
export const exportLists = {
  customers: list(customer, '客户', 'Customers', 'customers', true),
  contacts: list(customer, '联系人', 'Contacts', 'contacts', true),
  orders: list(customer, '订单', 'Orders', 'orders'),
  'follow-ups': list(customer, '跟进记录', 'Follow-ups', 'follow-ups'),
  consents: list(customer, '同意记录', 'Consent', 'consents'),
  'pool-customers': list(['customer.export', 'pool.read'], '公海客户', 'Customers in a pool', 'pool'),
  duplicates: list(['customer.export', 'customer.check-duplicate'], '疑似重复', 'Possible duplicates', 'duplicates'),
  bin: list(customer, '回收站', 'Bin', 'bin'),
  'deleted-customers': list(
    ['customer.delete', 'customer.export'],
    '回收站里的客户',
    'Deleted customers',
    'deleted-customers',
  ),
  tags: list(['customer.read', 'customer.export'], '标签', 'Tags', 'tags'),
  'bulk-edits': list(['customer.bulk-change', 'customer.export'], '批量修改记录', 'Bulk changes', 'bulk-changes'),
  leaves: list(['person.manage'], '休假', 'Leave', 'leave'),
  segments: list(['customer.read', 'customer.export'], '客群', 'Segments', 'segments'),
  pools: list(['pool.manage'], '公海', 'Pools', 'pools'),
  people: list(['person.manage'], '人员', 'People', 'people'),
  imports: list(['customer.import'], '导入记录', 'Imports', 'imports'),
  audit: list(['audit.export', 'audit.read'], '审计日志', 'Audit log', 'audit'),
} as const satisfies Record<string, ExportList>

export type ExportListKey = keyof typeof exportLists
export const exportListKeys = Object.keys(exportLists) as [ExportListKey, ...ExportListKey[]]
