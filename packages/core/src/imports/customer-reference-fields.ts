import type { ImportField } from './field.ts'

/** How contacts, orders and follow-ups name their customer. */
export const customerReferenceFields: readonly ImportField[] = [
  {
    key: 'customer',
    type: 'text',
    maxLength: 200,
    label: { 'zh-CN': '客户名称', en: 'Customer' },
    aliases:
      '客户 客户名 客户全称 公司 公司名称 公司名 企业名称 单位 单位名称 客户单位 所属客户 对应客户 关联客户 购货单位 买方 account accountname customername company companyname organization organisation organization1name client clientname associatedcompany buyer',
    example: { 'zh-CN': '宁波示例机械有限公司', en: 'Example Machinery Ltd.' },
  },
  {
    key: 'customerExternalId',
    type: 'key',
    maxLength: 100,
    label: { 'zh-CN': '客户编号', en: 'Customer ID' },
    aliases:
      '客户编码 客户代码 客户id 客户号 customerid customerno customernumber customercode accountid accountnumber companyid clientid associatedcompanyids accountnameid',
    example: { 'zh-CN': 'K-1001', en: 'K-1001' },
  },
  {
    key: 'customerCreditCode',
    type: 'creditCode',
    label: { 'zh-CN': '统一社会信用代码', en: 'Credit code' },
    aliases: '社会信用代码 信用代码 税号 纳税人识别号 客户税号 creditcode unifiedsocialcreditcode uscc taxid taxnumber',
  },
]
