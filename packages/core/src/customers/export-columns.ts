import type { Locale } from '../kernel/problem.ts'

/** The columns of the exported file, in order; the headers are ones that the import recognises. Widths are a workbook's. */
export const exportColumns = [
  { key: 'externalId', 'zh-CN': '客户编号', en: 'Customer ID', type: 'text', width: 14, kind: 'text' },
  { key: 'name', 'zh-CN': '客户名称', en: 'Name', type: 'text', width: 30, kind: 'text' },
  { key: 'shortName', 'zh-CN': '简称', en: 'Short name', type: 'text', width: 14, kind: 'text' },
  { key: 'kind', 'zh-CN': '客户类型', en: 'Kind', type: 'text', width: 9, kind: 'text' },
  { key: 'tier', 'zh-CN': '客户级别', en: 'Tier', type: 'text', width: 9, kind: 'text' },
  { key: 'vip', 'zh-CN': 'VIP', en: 'VIP', type: 'text', width: 6, kind: 'text' },
  { key: 'creditCode', 'zh-CN': '统一社会信用代码', en: 'Credit code', type: 'text', width: 21, kind: 'text' },
  { key: 'region', 'zh-CN': '地区', en: 'Region', type: 'text', width: 24, kind: 'text' },
  { key: 'industry', 'zh-CN': '行业', en: 'Industry', type: 'text', width: 22, kind: 'text' },
  { key: 'size', 'zh-CN': '规模', en: 'Size', type: 'text', width: 12, kind: 'text' },
  { key: 'phone', 'zh-CN': '电话', en: 'Phone', type: 'text', width: 17, kind: 'text' },
  { key: 'wechat', 'zh-CN': '微信', en: 'WeChat', type: 'text', width: 16, kind: 'text' },
  { key: 'email', 'zh-CN': '邮箱', en: 'E-mail', type: 'text', width: 26, kind: 'text' },
  { key: 'address', 'zh-CN': '地址', en: 'Address', type: 'text', width: 34, kind: 'text' },
  { key: 'tags', 'zh-CN': '标签', en: 'Tags', type: 'text', width: 24, kind: 'text' },
  { key: 'parent', 'zh-CN': '上级客户', en: 'Parent', type: 'text', width: 30, kind: 'text' },
  { key: 'source', 'zh-CN': '来源', en: 'Source', type: 'text', width: 12, kind: 'text' },
  { key: 'contactName', 'zh-CN': '主联系人', en: 'Primary contact', type: 'text', width: 12, kind: 'text' },
  { key: 'contactTitle', 'zh-CN': '职务', en: 'Title', type: 'text', width: 14, kind: 'text' },
  { key: 'contactMobile', 'zh-CN': '手机', en: 'Mobile', type: 'text', width: 16, kind: 'text' },
  { key: 'birthday', 'zh-CN': '生日', en: 'Birthday', type: 'text', width: 18, kind: 'text' },
  { key: 'completeness', 'zh-CN': '资料完整度', en: 'Completeness', type: 'number', width: 11, kind: 'figure' },
  { key: 'revenue12m', 'zh-CN': '近12个月成交', en: 'Revenue of 12 months', type: 'money', width: 16, kind: 'figure' },
  { key: 'orderCount', 'zh-CN': '订单数', en: 'Orders', type: 'number', width: 9, kind: 'figure' },
  { key: 'lastOrderOn', 'zh-CN': '最近成交', en: 'Last order', type: 'day', width: 12, kind: 'figure' },
  { key: 'lastFollowUpOn', 'zh-CN': '最近跟进', en: 'Last follow-up', type: 'day', width: 12, kind: 'figure' },
  { key: 'nextContactOn', 'zh-CN': '下次联系', en: 'Next contact', type: 'day', width: 12, kind: 'figure' },
  { key: 'nextStep', 'zh-CN': '下一步', en: 'Next step', type: 'text', width: 26, kind: 'text' },
  { key: 'holder', 'zh-CN': '负责人', en: 'Owner', type: 'text', width: 12, kind: 'text' },
  { key: 'pool', 'zh-CN': '所在公海', en: 'Pool', type: 'text', width: 14, kind: 'text' },
  { key: 'createdOn', 'zh-CN': '创建时间', en: 'Created', type: 'day', width: 12, kind: 'figure' },
  { key: 'notes', 'zh-CN': '备注', en: 'Notes', type: 'text', width: 44, kind: 'text' },
] as const

export type ExportKey = (typeof exportColumns)[number]['key']

export const kindWords: Record<Locale, Record<string, string>> = {
  'zh-CN': { organisation: '企业', individual: '个人' },
  en: { organisation: 'organisation', individual: 'individual' },
}

export const yesWord: Record<Locale, string> = { 'zh-CN': '是', en: 'yes' }
