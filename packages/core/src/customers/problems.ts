import { defineProblem } from '../kernel/problem.ts'

export const externalIdTaken = defineProblem({
  code: 'customer.external-id-taken',
  status: 409,
  'zh-CN': '客户编号「{value}」已经是客户「{name}」的。改用别的编号，或去改那家。',
  en: 'Customer ID “{value}” already belongs to “{name}”. Use another, or change that customer.',
})

export const externalIdTakenElsewhere = defineProblem({
  code: 'customer.external-id-taken-elsewhere',
  status: 409,
  'zh-CN': '客户编号「{value}」已被另一家客户用了，它不在你的数据权限里。用查重看看归谁。',
  en: 'Customer ID “{value}” belongs to a customer outside your data scope. Check for duplicates to see who holds it.',
})

export const creditCodeTaken = defineProblem({
  code: 'customer.credit-code-taken',
  status: 409,
  'zh-CN': '统一社会信用代码「{value}」已经是客户「{name}」的，不用再建。',
  en: 'Credit code “{value}” already belongs to “{name}”. There is no need for another record.',
})

export const creditCodeTakenElsewhere = defineProblem({
  code: 'customer.credit-code-taken-elsewhere',
  status: 409,
  'zh-CN': '统一社会信用代码「{value}」的客户已经在了，不在你的数据权限里。用查重看看归谁。',
  en: 'The customer with credit code “{value}” exists outside your data scope. Check for duplicates to see who holds it.',
})

export const likelyDuplicate = defineProblem({
  code: 'customer.likely-duplicate',
  status: 409,
  'zh-CN':
    '很可能和「{name}」是同一家（把握 {score}：{why}）。打开那家看看；确实不是同一家，就照样保存（接口里带上 "evenIfDuplicate": true）。',
  en: 'Likely the same as “{name}” (score {score}: {why}). Open that one; if they really differ, save anyway (through the API with "evenIfDuplicate": true).',
})

export const likelyDuplicateElsewhere = defineProblem({
  code: 'customer.likely-duplicate-elsewhere',
  status: 409,
  'zh-CN':
    '公司里很可能已经有这家了（把握 {score}：{why}），在{holder}手里，不在你的数据权限里。先找 TA 问问；确实不是同一家，就照样保存（接口里带上 "evenIfDuplicate": true）。',
  en: 'The company likely has this customer already (score {score}: {why}): {holder} holds it, outside your data scope. Ask them; if they really differ, save anyway (through the API with "evenIfDuplicate": true).',
})

export const creditCodeWrong = defineProblem({
  code: 'customer.credit-code-wrong',
  status: 422,
  'zh-CN': '统一社会信用代码「{value}」不对：应是 18 位，且校验位对得上。照营业执照再抄一遍。',
  en: 'Credit code “{value}” is not valid: it has 18 signs and a check sign. Copy it from the business licence again.',
})

export const emailWrong = defineProblem({
  code: 'customer.email-wrong',
  status: 422,
  'zh-CN': '「{value}」不是邮箱地址。写成 name@example.com 这样。',
  en: '“{value}” is no e-mail address. Write it like name@example.com.',
})

export const unknownRegion = defineProblem({
  code: 'customer.unknown-region',
  status: 422,
  'zh-CN': '没有代码为「{value}」的地区。从地区列表里选。',
  en: 'There is no region with code “{value}”. Choose one from the list of regions.',
})

export const unknownIndustry = defineProblem({
  code: 'customer.unknown-industry',
  status: 422,
  'zh-CN': '没有代码为「{value}」的行业。从行业列表里选。',
  en: 'There is no industry with code “{value}”. Choose one from the list of industries.',
})

export const listNeedsIndex = defineProblem({
  code: 'customer.list-needs-index',
  status: 422,
  'zh-CN':
    '「{fields}」没有索引，要翻遍所有客户才找得到，{seconds} 秒内没翻完。请管理员给它建索引，或再加一个地区、创建时间这样能缩小范围的条件。',
  en: '“{fields}” has no index: finding by it means reading all customers, which was not done in {seconds} seconds. Ask an administrator to index it, or add a condition that narrows the list, such as a region or when it was created.',
})

export const listTooWide = defineProblem({
  code: 'customer.list-too-wide',
  status: 422,
  'zh-CN': '按「{fields}」要翻遍所有客户才找得到，{seconds} 秒内没翻完。再加一个地区、创建时间这样能缩小范围的条件。',
  en: 'Finding by “{fields}” means reading all customers, which was not done in {seconds} seconds. Add a condition that narrows the list, such as a region or when it was created.',
})

export const holderNotEditable = defineProblem({
  code: 'customer.holder-not-editable',
  status: 409,
  'zh-CN': '负责人不能在资料里直接改，每次变动都要有原因和记录。用「转移」「退回公海」或「领取」。',
  en: 'The holder is not changed by editing: every change has a reason and a record. Use assign, release or claim.',
})

export const creditCodeOfIndividual = defineProblem({
  code: 'customer.credit-code-of-individual',
  status: 422,
  'zh-CN': '个人客户没有统一社会信用代码（{value}）。清空它，或把类型改成企业。',
  en: 'An individual has no credit code ({value}). Clear it, or make the customer an organisation.',
})

export const unknownTimelineKind = defineProblem({
  code: 'customer.unknown-timeline-kind',
  status: 400,
  'zh-CN': '动态里没有「{value}」这一类。可用：{allowed}',
  en: 'The timeline has no kind “{value}”. Allowed: {allowed}.',
})
