import type { Locale } from '../kernel/problem.ts'
import { contactFields } from './contact-fields.ts'
import { customerFields } from './customer-fields.ts'
import type { ImportField, ImportFields } from './field.ts'
import { orderFields } from './order-fields.ts'

// A row of customer, contact and order in one: fields of the contact and the order carry the part they belong to.

export const combinedParts = ['contact', 'order'] as const
export type CombinedPart = (typeof combinedParts)[number]

interface PartField {
  label: Record<Locale, string>
  aliases: string
}

const contactLabels: Record<string, PartField> = {
  name: {
    label: { 'zh-CN': '联系人', en: 'Contact' },
    aliases: '联系人姓名 客户联系人 contactname contactperson contactfullname',
  },
  lastName: { label: { 'zh-CN': '联系人姓', en: 'Contact last name' }, aliases: '姓 姓氏 lastname familyname surname' },
  firstName: { label: { 'zh-CN': '联系人名', en: 'Contact first name' }, aliases: 'firstname givenname' },
  externalId: { label: { 'zh-CN': '联系人编号', en: 'Contact ID' }, aliases: '联系人id 联系人编码' },
  title: {
    label: { 'zh-CN': '联系人职务', en: 'Contact title' },
    aliases: '职务 职位 岗位 联系人职位 title jobtitle position',
  },
  mobile: {
    label: { 'zh-CN': '联系人手机', en: 'Contact mobile' },
    aliases: '手机 手机号 手机号码 移动电话 联系手机 联系人电话 mobile mobilephone cell cellphone contactphone',
  },
  email: { label: { 'zh-CN': '联系人邮箱', en: 'Contact e-mail' }, aliases: '联系人电子邮箱 联系人邮件 contactemail' },
  wechat: { label: { 'zh-CN': '联系人微信', en: 'Contact WeChat' }, aliases: '联系人微信号' },
  birthday: {
    label: { 'zh-CN': '联系人生日', en: 'Contact birthday' },
    aliases: '生日 出生日期 出生年月日 生日日期 主联系人生日 birthday birthdate dateofbirth bday dob',
  },
  isPrimary: {
    label: { 'zh-CN': '主联系人', en: 'Primary contact' },
    aliases: '是否主联系人 首要联系人 是否首要 isprimary primary',
  },
  decisionRoles: {
    label: { 'zh-CN': '联系人决策角色', en: 'Contact roles in the decision' },
    aliases: '决策角色 rolesinthedecision decisionrole decisionroles buyingrole',
  },
  attitude: { label: { 'zh-CN': '联系人态度', en: 'Contact attitude' }, aliases: '态度 attitude' },
  notes: { label: { 'zh-CN': '联系人备注', en: 'Contact notes' }, aliases: '' },
}

const orderLabels: Record<string, PartField> = {
  number: {
    label: { 'zh-CN': '订单编号', en: 'Order number' },
    aliases:
      '订单号 单号 单据编号 销售单号 销售订单编号 合同编号 合同号 发票号 orderno orderid invoiceno invoicenumber',
  },
  date: {
    label: { 'zh-CN': '下单日期', en: 'Order date' },
    aliases: '订单日期 成交日期 签单日期 签约日期 销售日期 下单时间 订单时间 成交时间 ordertime invoicedate closedate',
  },
  amount: {
    label: { 'zh-CN': '订单金额', en: 'Order amount' },
    aliases: '金额 合同金额 成交金额 销售金额 总金额 价税合计 amount total totalamount ordertotal',
  },
  currency: { label: { 'zh-CN': '币种', en: 'Currency' }, aliases: '货币 币别 currencycode' },
  product: {
    label: { 'zh-CN': '产品', en: 'Product' },
    aliases: '商品 产品名称 商品名称 品名 货品 productname item itemname',
  },
  productCode: {
    label: { 'zh-CN': '产品编码', en: 'Product code' },
    aliases: '产品编号 商品编码 物料编码 货号 productid stockcode sku itemcode',
  },
  quantity: { label: { 'zh-CN': '数量', en: 'Quantity' }, aliases: '销售数量 订单数量 件数 qty units' },
  price: { label: { 'zh-CN': '单价', en: 'Unit price' }, aliases: '销售单价 含税单价 unitprice price' },
  notes: { label: { 'zh-CN': '订单备注', en: 'Order notes' }, aliases: '' },
}

function ofPart(part: CombinedPart, { fields }: ImportFields, labels: Record<string, PartField>): ImportField[] {
  return fields.flatMap((field) => {
    const words = labels[field.key]
    return words ? [{ ...field, ...words, key: `${part}.${field.key}` }] : []
  })
}

/** In a customer file the contact has four columns; here all of its own. */
const ofContact = ['contact', 'contactTitle', 'mobile', 'birthday']

export const combinedFields: ImportFields = {
  required: [['name', 'externalId', 'creditCode']],
  fields: [
    ...customerFields.fields.filter((field) => !ofContact.includes(field.key)),
    ...ofPart('contact', contactFields, contactLabels),
    ...ofPart('order', orderFields, orderLabels),
  ],
}
