import { customerReferenceFields } from './customer-reference-fields.ts'
import type { ImportFields } from './field.ts'

export const followUpFields: ImportFields = {
  required: [['text'], ['happenedAt'], ['customer', 'customerExternalId', 'customerCreditCode']],
  fields: [
    ...customerReferenceFields,
    {
      key: 'happenedAt',
      type: 'instant',
      label: { 'zh-CN': '跟进时间', en: 'When' },
      aliases:
        '跟进日期 时间 日期 联系时间 拜访时间 拜访日期 沟通时间 记录时间 创建时间 date time when happenedat activitydate createdat createddate contactdate',
      example: { 'zh-CN': '2024-03-15 14:30', en: '2024-03-15 14:30' },
    },
    {
      key: 'text',
      type: 'longText',
      maxLength: 5000,
      label: { 'zh-CN': '跟进内容', en: 'Text' },
      aliases:
        '内容 跟进记录 记录 沟通内容 拜访内容 跟进情况 备注 摘要 详情 text note notes content description comments summary subject',
      example: { 'zh-CN': '试样合格，下周报价。', en: 'Samples approved, quote next week.' },
    },
    {
      key: 'kind',
      type: 'channel',
      label: { 'zh-CN': '跟进方式', en: 'Kind' },
      aliases: '方式 联系方式 跟进类型 类型 沟通方式 拜访方式 形式 kind type channel activitytype method',
      example: { 'zh-CN': '电话', en: 'call' },
    },
    {
      key: 'author',
      type: 'person',
      label: { 'zh-CN': '跟进人', en: 'Author' },
      aliases:
        '记录人 业务员 客户经理 销售 负责人 创建人 拜访人 author owner createdby salesrep salesperson salesagent user assignedto',
    },
    {
      key: 'contact',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '联系人', en: 'Contact' },
      aliases: '联系人姓名 客户联系人 contact contactname contactperson',
      example: { 'zh-CN': '王小明', en: 'Alex Sample' },
    },
    {
      key: 'nextContactOn',
      type: 'day',
      label: { 'zh-CN': '下次联系', en: 'Next contact' },
      aliases:
        '下次联系日期 下次联系时间 下次跟进 下次跟进时间 下次跟进日期 计划跟进 nextcontact nextfollowup nextactivitydate',
      example: { 'zh-CN': '2024-03-22', en: '2024-03-22' },
    },
    {
      key: 'nextStep',
      type: 'text',
      maxLength: 300,
      label: { 'zh-CN': '下一步', en: 'Next step' },
      aliases: '下步计划 下一步计划 后续计划 待办 nextstep nextaction todo',
      example: { 'zh-CN': '发报价', en: 'Send the quote' },
    },
  ],
}
