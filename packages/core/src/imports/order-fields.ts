import { customerReferenceFields } from './customer-reference-fields.ts'
import type { ImportFields } from './field.ts'

export const orderFields: ImportFields = {
  required: [['number'], ['date'], ['customer', 'customerExternalId', 'customerCreditCode'], ['amount', 'price']],
  fields: [
    {
      key: 'number',
      type: 'key',
      maxLength: 100,
      label: { 'zh-CN': '订单编号', en: 'Order number' },
      aliases:
        '订单号 单号 单据编号 销售单号 合同编号 合同号 出库单号 发票号 编号 number ordernumber orderno orderid invoiceno invoicenumber opportunityid dealid id recordid 销售订单编号 合同编码',
      example: { 'zh-CN': 'SO-2024-0001', en: 'SO-2024-0001' },
    },
    ...customerReferenceFields,
    {
      key: 'date',
      type: 'day',
      label: { 'zh-CN': '下单日期', en: 'Order date' },
      aliases:
        '订单日期 日期 成交日期 签单日期 签约日期 销售日期 开票日期 下单时间 订单时间 成交时间 单据日期 出库日期 date orderdate ordertime invoicedate closedate salesdate purchasedate closingdate 订单成交日期',
      example: { 'zh-CN': '2024-03-15', en: '2024-03-15' },
    },
    {
      key: 'amount',
      type: 'money',
      label: { 'zh-CN': '金额', en: 'Amount' },
      aliases:
        '订单金额 合同金额 成交金额 销售金额 总金额 总价 合计 销售额 价税合计 实收金额 amount total totalamount ordertotal value closevalue revenue dealamount salesamount linetotal 销售订单金额 订单总金额',
      example: { 'zh-CN': '12800.00', en: '12800.00' },
    },
    {
      key: 'currency',
      type: 'currency',
      label: { 'zh-CN': '币种', en: 'Currency' },
      aliases: '货币 币别 currency currencycode currencyisocode',
      example: { 'zh-CN': 'CNY', en: 'CNY' },
    },
    {
      key: 'product',
      type: 'text',
      maxLength: 300,
      label: { 'zh-CN': '产品', en: 'Product' },
      aliases: '商品 产品名称 商品名称 品名 物料名称 货品 项目 product productname item itemname description',
      example: { 'zh-CN': '示例水泵', en: 'Sample pump' },
    },
    {
      key: 'productCode',
      type: 'text',
      maxLength: 100,
      label: { 'zh-CN': '产品编码', en: 'Product code' },
      aliases: '产品编号 商品编码 物料编码 货号 型号 规格型号 productcode productid stockcode sku itemcode',
    },
    {
      key: 'quantity',
      type: 'quantity',
      label: { 'zh-CN': '数量', en: 'Quantity' },
      aliases: '销售数量 订单数量 件数 quantity qty units',
      example: { 'zh-CN': '4', en: '4' },
    },
    {
      key: 'price',
      type: 'money',
      label: { 'zh-CN': '单价', en: 'Unit price' },
      aliases: '销售单价 含税单价 价格 price unitprice salesprice',
      example: { 'zh-CN': '3200.00', en: '3200.00' },
    },
    {
      key: 'notes',
      type: 'longText',
      maxLength: 5000,
      label: { 'zh-CN': '备注', en: 'Notes' },
      aliases: '说明 订单备注 notes note remark remarks comment',
    },
    {
      // Several people may sell to one customer: who holds a customer that an order creates is never guessed.
      key: 'owner',
      type: 'person',
      neverGuess: true,
      label: { 'zh-CN': '新客户的负责人', en: 'Owner of new customers' },
      aliases: '',
    },
  ],
}
