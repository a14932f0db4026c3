import { customerReferenceFields } from './customer-reference-fields.ts'
import type { ImportFields } from './field.ts'

/** One row: what a person said for one purpose, by one channel or several. */
export const consentFields: ImportFields = {
  required: [['purpose'], ['channels'], ['decidedOn'], ['customer', 'customerExternalId', 'customerCreditCode']],
  fields: [
    ...customerReferenceFields,
    {
      key: 'contact',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '联系人', en: 'Contact' },
      aliases: '联系人姓名 姓名 contact contactname person name',
      example: { 'zh-CN': '王小明', en: 'Alex Sample' },
    },
    {
      key: 'mobile',
      type: 'phone',
      label: { 'zh-CN': '手机', en: 'Mobile' },
      aliases: '手机号 手机号码 联系人手机 mobile mobilephone phone',
    },
    {
      key: 'purpose',
      type: 'text',
      maxLength: 40,
      label: { 'zh-CN': '用途', en: 'Purpose' },
      aliases: '同意用途 目的 使用目的 处理目的 purpose consentpurpose',
      example: { 'zh-CN': '营销', en: 'marketing' },
    },
    {
      key: 'channels',
      type: 'consentChannels',
      label: { 'zh-CN': '渠道', en: 'Channels' },
      aliases: '同意渠道 联系渠道 触达渠道 channel channels consentchannel',
      example: { 'zh-CN': '短信、微信', en: 'text message, e-mail' },
    },
    {
      key: 'decision',
      type: 'consentDecision',
      label: { 'zh-CN': '决定', en: 'Decision' },
      aliases: '同意 是否同意 同意状态 状态 decision consent status optin',
      example: { 'zh-CN': '同意', en: 'agreed' },
    },
    {
      key: 'decidedOn',
      type: 'day',
      label: { 'zh-CN': '表示日期', en: 'Decided on' },
      aliases: '同意日期 同意时间 日期 时间 decidedon consentdate date optindate',
      example: { 'zh-CN': '2024-03-15', en: '2024-03-15' },
    },
    {
      key: 'method',
      type: 'consentMethod',
      label: { 'zh-CN': '方式', en: 'How' },
      aliases: '取得方式 同意方式 来源 how method consentmethod source',
      example: { 'zh-CN': '纸质表单', en: 'form' },
    },
    {
      key: 'evidence',
      type: 'longText',
      maxLength: 2000,
      label: { 'zh-CN': '证据', en: 'Evidence' },
      aliases: '同意证据 凭证 说明 备注 evidence proof notes',
      example: { 'zh-CN': '展会登记表 A-17', en: 'Fair form A-17' },
    },
  ],
}
