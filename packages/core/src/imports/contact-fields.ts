import { customerReferenceFields } from './customer-reference-fields.ts'
import type { ImportFields } from './field.ts'

export const contactFields: ImportFields = {
  required: [
    ['name', 'lastName', 'firstName'],
    ['customer', 'customerExternalId', 'customerCreditCode'],
  ],
  fields: [
    ...customerReferenceFields,
    {
      key: 'name',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '联系人', en: 'Contact name' },
      aliases: '姓名 联系人姓名 名字 主联系人 name fullname contact contactname',
      example: { 'zh-CN': '王小明', en: 'Alex Sample' },
    },
    {
      key: 'lastName',
      type: 'text',
      maxLength: 60,
      label: { 'zh-CN': '姓', en: 'Last name' },
      aliases: '姓氏 lastname familyname surname',
    },
    {
      key: 'firstName',
      type: 'text',
      maxLength: 60,
      label: { 'zh-CN': '名', en: 'First name' },
      aliases: 'firstname givenname',
    },
    {
      key: 'externalId',
      type: 'key',
      maxLength: 100,
      label: { 'zh-CN': '联系人编号', en: 'Contact ID' },
      aliases: '编号 id contactid recordid 联系人id 联系人编码',
    },
    {
      key: 'title',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '职务', en: 'Title' },
      aliases: '职位 岗位 联系人职务 联系人职位 title jobtitle position organization1title profession',
      example: { 'zh-CN': '采购经理', en: 'Purchasing' },
    },
    {
      key: 'mobile',
      type: 'phone',
      label: { 'zh-CN': '手机', en: 'Mobile' },
      aliases:
        '手机号 手机号码 移动电话 电话 联系电话 联系人手机 联系人电话 mobile mobilephone cell phone phonenumber phonework businessphone primaryphone phone1value 手机1 电话1',
      example: { 'zh-CN': '199 0000 0101', en: '+86 199 0000 0101' },
    },
    {
      key: 'email',
      type: 'email',
      maxLength: 200,
      label: { 'zh-CN': '邮箱', en: 'E-mail' },
      aliases: '电子邮箱 电子邮件 邮件 email mail emailaddress emailwork email1value',
    },
    {
      key: 'wechat',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '微信', en: 'WeChat' },
      aliases: '微信号 wechat weixin wechatid 微信账号',
    },
    {
      key: 'birthday',
      type: 'annualDay',
      label: { 'zh-CN': '生日', en: 'Birthday' },
      aliases:
        '出生日期 出生年月日 生日日期 联系人生日 主联系人生日 birthday birthdate dateofbirth bday dob contactbirthday',
      example: { 'zh-CN': '农历八月十五', en: '1985-03-12' },
    },
    {
      key: 'isPrimary',
      type: 'flag',
      label: { 'zh-CN': '主联系人', en: 'Primary' },
      aliases: '是否主联系人 首要联系人 是否首要 isprimary primary primarycontact',
      example: { 'zh-CN': '是', en: 'yes' },
    },
    {
      key: 'decisionRoles',
      type: 'decisionRoles',
      label: { 'zh-CN': '决策角色', en: 'Roles in the decision' },
      aliases: '联系人决策角色 采购角色 购买角色 decisionrole decisionroles roleinthedecision buyingrole buyingroles',
      example: { 'zh-CN': '决策人、采购', en: 'Decision-maker, Buyer' },
    },
    {
      key: 'attitude',
      type: 'attitude',
      label: { 'zh-CN': '态度', en: 'Attitude' },
      aliases: '联系人态度 对我方态度 支持程度 attitude stance',
    },
    {
      key: 'reportsTo',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '汇报给', en: 'Reports to' },
      aliases: '汇报对象 汇报上级 直属上级 直接上级 上级联系人 reportsto reportstoname reportingto',
      example: { 'zh-CN': '李总', en: 'Robin Sample' },
    },
    {
      key: 'notes',
      type: 'longText',
      maxLength: 5000,
      label: { 'zh-CN': '备注', en: 'Notes' },
      aliases: '说明 描述 notes note remark remarks description comment background',
    },
  ],
}
