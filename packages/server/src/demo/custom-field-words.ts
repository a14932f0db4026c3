import type { SentBody } from '@zhike/core/api/route'
import type { createCustomField } from '@zhike/core/custom-fields/api'

type CustomFieldBody = SentBody<typeof createCustomField> & { key: string }

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([key, label]) => ({ key, label }))

/** Fields of the company's own; what they hold is made in custom-field-queries.ts. */
export const customFields: CustomFieldBody[] = [
  {
    record: 'customer',
    key: 'machines',
    type: 'number',
    label: '在用机床',
    section: '设备',
    help: '车间里在用的台数',
    isIndexed: true,
  },
  {
    record: 'customer',
    key: 'processes',
    type: 'choices',
    label: '主要工序',
    section: '设备',
    options: optionsOf({ turning: '车削', milling: '铣削', grinding: '磨削' }),
  },
  { record: 'customer', key: 'warranty', type: 'date', label: '质保到期', section: '设备', isIndexed: true },
  {
    record: 'customer',
    key: 'prospect',
    type: 'choice',
    label: '扩产意向',
    options: optionsOf({ high: '高', middle: '中', low: '低' }),
  },
  { record: 'customer', key: 'license', type: 'file', label: '营业执照', help: '扫描件或照片' },
  { record: 'contact', key: 'hobby', type: 'text', label: '爱好' },
  { record: 'order', key: 'contract', type: 'text', label: '合同编号', isUnique: true },
  {
    record: 'order',
    key: 'channel',
    type: 'choice',
    label: '成交渠道',
    options: optionsOf({ visit: '上门', fair: '展会', site: '官网', referral: '老客户介绍' }),
  },
]
