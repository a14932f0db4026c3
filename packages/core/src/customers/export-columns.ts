import type { Locale } from '../kernel/problem.ts'

/** The columns of the exported file, in order; the headers are ones that the import recognises. */
export const exportColumns = [
  { key: 'externalId', 'zh-CN': '客户编号', en: 'Customer ID', kind: 'text' },
  { key: 'name', 'zh-CN': '客户名称', en: 'Name', kind: 'text' },
  { key: 'shortName', 'zh-CN': '简称', en: 'Short name', kind: 'text' },
  { key: 'kind', 'zh-CN': '客户类型', en: 'Kind', kind: 'text' },
  { key: 'tier', 'zh-CN': '客户级别', en: 'Tier', kind: 'text' },
  { key: 'vip', 'zh-CN': 'VIP', en: 'VIP', kind: 'text' },
  { key: 'creditCode', 'zh-CN': '统一社会信用代码', en: 'Credit code', kind: 'text' },
  { key: 'region', 'zh-CN': '地区', en: 'Region', kind: 'text' },
  { key: 'industry', 'zh-CN': '行业', en: 'Industry', kind: 'text' },
  { key: 'size', 'zh-CN': '规模', en: 'Size', kind: 'text' },
  { key: 'phone', 'zh-CN': '电话', en: 'Phone', kind: 'text' },
  { key: 'wechat', 'zh-CN': '微信', en: 'WeChat', kind: 'text' },
  { key: 'email', 'zh-CN': '邮箱', en: 'E-mail', kind: 'text' },
  { key: 'address', 'zh-CN': '地址', en: 'Address', kind: 'text' },
  { key: 'tags', 'zh-CN': '标签', en: 'Tags', kind: 'text' },
  { key: 'source', 'zh-CN': '来源', en: 'Source', kind: 'text' },
  { key: 'contactName', 'zh-CN': '主联系人', en: 'Primary contact', kind: 'text' },
  { key: 'contactTitle', 'zh-CN': '职务', en: 'Title', kind: 'text' },
  { key: 'contactMobile', 'zh-CN': '手机', en: 'Mobile', kind: 'text' },
  { key: 'revenue12m', 'zh-CN': '近12个月成交', en: 'Revenue of 12 months', kind: 'figure' },
  { key: 'orderCount', 'zh-CN': '订单数', en: 'Orders', kind: 'figure' },
  { key: 'lastOrderOn', 'zh-CN': '最近成交', en: 'Last order', kind: 'figure' },
  { key: 'lastFollowUpOn', 'zh-CN': '最近跟进', en: 'Last follow-up', kind: 'figure' },
  { key: 'nextContactOn', 'zh-CN': '下次联系', en: 'Next contact', kind: 'figure' },
  { key: 'nextStep', 'zh-CN': '下一步', en: 'Next step', kind: 'text' },
  { key: 'holder', 'zh-CN': '负责人', en: 'Owner', kind: 'text' },
  { key: 'pool', 'zh-CN': '所在公海', en: 'Pool', kind: 'text' },
  { key: 'createdOn', 'zh-CN': '创建时间', en: 'Created', kind: 'figure' },
  { key: 'notes', 'zh-CN': '备注', en: 'Notes', kind: 'text' },
] as const

export type ExportKey = (typeof exportColumns)[number]['key']

export const kindWords: Record<Locale, Record<string, string>> = {
  'zh-CN': { organisation: '企业', individual: '个人' },
  en: { organisation: 'organisation', individual: 'individual' },
}

export const yesWord: Record<Locale, string> = { 'zh-CN': '是', en: 'yes' }
