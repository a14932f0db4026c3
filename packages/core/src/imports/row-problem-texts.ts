export interface RowProblemText {
  'zh-CN': string
  en: string
}

/** What follows "row 3, column 金额: ". Every text says what to do. */
export const rowProblemTexts = {
  'value.required': {
    'zh-CN': '没有填。补上再导入。',
    en: 'is empty. Fill it in and import again.',
  },
  'value.too-long': {
    'zh-CN': '有 {detail}。截短，或拆到别的列。',
    en: 'holds {detail}. Shorten it, or split it over other columns.',
  },
  'value.control-characters': {
    'zh-CN': '含有看不见的控制字符。在表格里重新输入这一格。',
    en: 'contains invisible control characters. Type this cell anew.',
  },
  'value.formula': {
    'zh-CN': '是没有结果的公式（{value}）。在 Excel 里打开并保存一次，或“粘贴为数值”。',
    en: 'is a formula without a result ({value}). Open and save the file in Excel once, or paste it as a value.',
  },
  'value.cell-error': {
    'zh-CN': '是公式错误（{value}）。改好公式，或填入数值。',
    en: 'is a formula error ({value}). Correct the formula, or enter the value.',
  },
  'key.scientific': {
    'zh-CN': '「{value}」被 Excel 改成了科学计数，原来的号码已丢失。把这一列设为文本，重新粘贴号码。',
    en: 'Excel has turned “{value}” into scientific notation and lost digits. Format the column as text and paste it anew.',
  },
  'custom.value': {
    'zh-CN': '「{value}」不合这个字段的写法。看看字段的类型，改好再导入。',
    en: '“{value}” does not fit the type of this field. Correct it and import again.',
  },
  'custom.option': {
    'zh-CN': '没有「{value}」这个选项。可选：{detail}。',
    en: 'There is no option “{value}”. Options: {detail}.',
  },
  'custom.region': {
    'zh-CN': '认不出「{value}」是哪个地区。写全省、市、区县，或六位代码。',
    en: 'No region is called “{value}”. Write province, city and district, or the six-digit code.',
  },
  'custom.person': {
    'zh-CN': '没有叫「{value}」的同事，或不止一位。改用工号、手机或邮箱。',
    en: 'No colleague is called “{value}”, or several are. Use the staff number, phone or e-mail.',
  },
  'custom.taken': {
    'zh-CN': '「{value}」已被另一条记录用了，这个字段不许重复。',
    en: '“{value}” belongs to another record, and this field is unique.',
  },
  'duplicate.custom': {
    'zh-CN': '「{value}」和第 {other} 行一样，这个字段不许重复。',
    en: '“{value}” also stands in row {other}, and this field is unique.',
  },
  'date.unreadable': {
    'zh-CN': '「{value}」读不出日期。写成 2024-03-15。',
    en: '“{value}” is not a date we can read. Write 2024-03-15.',
  },
  'date.impossible': {
    'zh-CN': '没有「{value}」这一天。按真实日期改写，如 2024-02-29。',
    en: '“{value}” is a day that does not exist. Correct it, for example 2024-02-29.',
  },
  'date.year': {
    'zh-CN': '「{value}」的年份不在 1900–2199 之间。写出四位年份并核对。',
    en: 'The year of “{value}” is not between 1900 and 2199. Check it and write it with four digits.',
  },
  'date.ambiguous': {
    'zh-CN': '「{value}」可能是日/月，也可能是月/日。先选这一列的日期格式。',
    en: '“{value}” can be day/month or month/day. Choose the date format of this column first.',
  },
  'money.unreadable': {
    'zh-CN': '「{value}」不是金额。写成 1280.50。',
    en: '“{value}” is not an amount. Write 1280.50.',
  },
  'money.decimals': {
    'zh-CN': '「{value}」的小数超过四位。四舍五入后再导入。',
    en: '“{value}” has more than four decimal places. Round it.',
  },
  'money.too-large': {
    'zh-CN': '「{value}」太大。检查单位是不是选错了。',
    en: '“{value}” is too large. Check the unit of the column.',
  },
  'money.negative': {
    'zh-CN': '是负数（{value}）。如果是退货，勾选“允许退货”；否则改成正数。',
    en: 'is negative ({value}). Allow returns for this import if it is one; otherwise correct it.',
  },
  'quantity.zero': {
    'zh-CN': '数量是 0。填上数量，或删掉这一行。',
    en: 'The quantity is 0. Enter it, or remove the row.',
  },
  'currency.unknown': {
    'zh-CN': '不认识币种「{value}」。写成 CNY、USD 这样的三位代码。',
    en: '“{value}” is not a currency. Write a three-letter code such as CNY or USD.',
  },
  'currency.no-rate': {
    'zh-CN': '还没有「{value}」的汇率。先在“设置 → 汇率”里填上。',
    en: 'There is no exchange rate for “{value}”. Enter it under Settings → Exchange rates first.',
  },
  'email.invalid': {
    'zh-CN': '「{value}」不是邮箱。只留一个地址，或清空这一格。',
    en: '“{value}” is not an e-mail address. Leave one address, or clear the cell.',
  },
  'credit-code.invalid': {
    'zh-CN': '「{value}」不是有效的统一社会信用代码（18 位，末位是校验位）。核对营业执照，或清空这一格。',
    en: '“{value}” is not a valid credit code (18 characters, the last one a check sign). Check it, or clear the cell.',
  },
  'credit-code.individual': {
    'zh-CN': '是个人客户，不该有统一社会信用代码（{value}）。清空这一格，或把客户类型改成企业。',
    en: 'An individual has no credit code ({value}). Clear the cell, or make the customer an organisation.',
  },
  'kind.unknown': {
    'zh-CN': '「{value}」不是客户类型。写“企业”或“个人”。',
    en: '“{value}” is no kind of customer. Write organisation or individual.',
  },
  'flag.unknown': {
    'zh-CN': '「{value}」读不懂。写“是”或“否”。',
    en: '“{value}” is neither yes nor no.',
  },
  'individual.no-key': {
    'zh-CN': '个人客户要有手机或客户编号，否则重复导入会变成两个人。补上其中一个。',
    en: 'An individual needs a mobile or a customer ID, or a second import would make two. Add one of them.',
  },
  'duplicate.external-id': {
    'zh-CN': '客户编号「{value}」和第 {other} 行相同。同一个客户只留一行；不同的客户改编号。',
    en: 'The ID “{value}” is also in row {other}. Keep one row per customer, or correct the ID.',
  },
  'duplicate.credit-code': {
    'zh-CN': '信用代码「{value}」和第 {other} 行相同。只留一行，或改正代码。',
    en: 'The credit code “{value}” is also in row {other}. Keep one row, or correct the code.',
  },
  'duplicate.name': {
    'zh-CN': '和第 {other} 行是同一家公司（{value}）。只留一行；若是两家，各写上客户编号或信用代码。',
    en: 'Row {other} names the same company ({value}). Keep one row; if they are two, give each an ID or a credit code.',
  },
  'duplicate.mobile': {
    'zh-CN': '手机「{value}」和第 {other} 行相同。同一个人只留一行。',
    en: 'The mobile “{value}” is also in row {other}. Keep one row per person.',
  },
  'duplicate.record': {
    'zh-CN': '和第 {other} 行重复（{value}）。只留一行。',
    en: 'Row {other} says the same ({value}). Keep one of them.',
  },
  'duplicate.likely': {
    'zh-CN': '很可能和已有的客户重复（把握 {detail}），按所选没有导入。核对后再导。',
    en: 'is likely a duplicate of a customer (score {detail}) and was left out, as chosen. Check it and import again.',
  },
  'duplicate.likely-row': {
    'zh-CN': '很可能和第 {other} 行是同一家（把握 {detail}），按所选没有导入。核对后再导。',
    en: 'is likely the same as row {other} (score {detail}) and was left out, as chosen. Check it and import again.',
  },
  'match.ambiguous': {
    'zh-CN': '「{value}」对得上 {detail} 个已有客户。补上客户编号或信用代码，说明是哪一个。',
    en: '“{value}” fits {detail} existing customers. Add the ID or the credit code to say which one.',
  },
  'match.conflict': {
    'zh-CN': '客户编号和信用代码分别对应两个已有客户（{value}）。核对这两格。',
    en: 'The ID and the credit code belong to two different customers ({value}). Check both cells.',
  },
  'match.taken': {
    'zh-CN': '信用代码「{value}」已是另一个客户的（编号 {detail}）。核对编号和代码。',
    en: 'The credit code “{value}” belongs to another customer (ID {detail}). Check both.',
  },
  'match.out-of-scope': {
    'zh-CN': '「{value}」已由{detail}负责，不在你的数据权限里。请管理员导入这一行，或把它删掉。',
    en: '“{value}” is held by {detail}, outside your data scope. Ask an administrator to import this row, or remove it.',
  },
  'tag.unknown': {
    'zh-CN': '没有标签「{value}」。请管标签的人先建，或改成已有的名称。',
    en: 'names a tag that does not exist (“{value}”). Ask whoever manages tags to add it, or use a tag that there is.',
  },
  'tag.too-long': {
    'zh-CN': '标签「{value}」超过 {detail} 个字。改短，或用顿号、逗号分开几个标签。',
    en: 'names a tag of more than {detail} characters (“{value}”). Shorten it, or divide several tags by commas.',
  },
  'tag.too-many-of-one': {
    'zh-CN': '写了 {value} 个标签，一家最多 {detail} 个。去掉几个。',
    en: 'names {value} tags; a customer has at most {detail}. Remove some.',
  },
  'tag.too-many': {
    'zh-CN': '新标签「{value}」会让标签超过 {detail} 个。用已有的标签，或先合并一些。',
    en: 'would bring the tags above {detail} (“{value}”). Use tags that there are, or merge some first.',
  },
  'parent.unknown': {
    'zh-CN':
      '没有客户「{value}」可以做上级（按编号、信用代码、名称都找过，文件里也没有）。先导入它，或改成已有的客户。',
    en: 'names a parent “{value}” that is not there (by ID, credit code or name, nor in this file). Import it first, or correct it.',
  },
  'parent.ambiguous': {
    'zh-CN': '有 {detail} 家客户叫「{value}」，分不出哪家是上级。改写成客户编号。',
    en: '{detail} customers are called “{value}”; which of them is the parent cannot be told. Write its customer ID instead.',
  },
  'parent.itself': {
    'zh-CN': '上级写的是它自己（「{value}」）。改成别家，或清空这一格。',
    en: 'names itself (“{value}”) as its parent. Correct it, or empty the cell.',
  },
  'parent.circle': {
    'zh-CN': '按文件，「{value}」在它的下级里，再做上级就成了圈。改其中一行。',
    en: 'names a parent (“{value}”) that would lie below it: a circle. Correct one of the rows.',
  },
  'parent.too-deep': {
    'zh-CN': '挂在「{value}」下面就超过 {detail} 级了。挂到更上面的一家。',
    en: 'would lie more than {detail} levels deep below “{value}”. Choose a parent further up.',
  },
  'parent.refused': {
    'zh-CN': '它的上级「{value}」那一行没有导入。先改好那一行。',
    en: 'hangs below “{value}”, whose row is refused. Correct that row first.',
  },
  'owner.unknown': {
    'zh-CN':
      '没有叫「{value}」的人（按姓名、手机、工号、邮箱都找过）。先导入这个人，或改成已有的人，或留空让规则分配。',
    en: 'Nobody is called “{value}” (by name, mobile, staff number or e-mail). Import this person first, correct the name, or leave it empty for the rules.',
  },
  'owner.ambiguous': {
    'zh-CN': '有 {detail} 个人叫「{value}」。改写工号、手机或邮箱。',
    en: '{detail} people are called “{value}”. Write the staff number, mobile or e-mail instead.',
  },
  'owner.inactive': {
    'zh-CN': '「{value}」已停用，不能再负责客户。换一个人，或留空让规则分配。',
    en: '“{value}” is no longer active and cannot hold customers. Name somebody else, or leave it empty for the rules.',
  },
  'owner.out-of-scope': {
    'zh-CN': '「{value}」不在你的数据权限里。只能导入给你和你的下属。',
    en: '“{value}” lies outside your data scope. You can import for yourself and your reports.',
  },
  'customer.unknown': {
    'zh-CN': '没有客户「{value}」。先导入这个客户，改正名称，或勾选“没有的客户自动新建”。',
    en: 'There is no customer “{value}”. Import it first, correct the name, or let the import create unknown customers.',
  },
  'order.dates-differ': {
    'zh-CN': '同一个订单号的日期和第 {other} 行不同（{value}）。一张订单只有一个日期。',
    en: 'Row {other} of the same order has another date ({value}). An order has one date.',
  },
  'order.currencies-differ': {
    'zh-CN': '同一个订单号的币种和第 {other} 行不同（{value}）。一张订单只用一种币种。',
    en: 'Row {other} of the same order has another currency ({value}). An order has one currency.',
  },
  'order.amount-differs': {
    'zh-CN': '金额 {value} 和明细合计 {detail} 不符。改正金额，或去掉金额列、只导明细。',
    en: 'The amount {value} is not the sum of the lines, {detail}. Correct it, or leave the amount column out.',
  },
  'order.amount-unclear': {
    'zh-CN': '订单「{value}」有几行，金额都一样：是整单金额还是每行金额？加上数量和单价两列，或一张订单只留一行。',
    en: 'Several rows of order “{value}” say the same amount: is it the order’s or each line’s? Add quantity and unit price, or keep one row.',
  },
  'order.repeated': {
    'zh-CN': '订单号「{value}」和第 {other} 行相同，又没有产品明细。一张订单只留一行。',
    en: 'The order number “{value}” is also in row {other}, and there are no products. Keep one row per order.',
  },
  'order.row-refused': {
    'zh-CN': '订单「{value}」的第 {other} 行有问题，整张订单都没有导入。改好那一行，两行一起再导。',
    en: 'Row {other} of order “{value}” is refused, so the whole order is. Correct that row and import them together.',
  },
  'consent.channel-unknown': {
    'zh-CN': '「{value}」里有不认识的渠道。写电话、短信、微信、邮件、邮寄，多个用顿号隔开。',
    en: '“{value}” names a channel we do not know. Write phone, text message, WeChat, e-mail or post, divided by commas.',
  },
  'annual-day.unknown': {
    'zh-CN': '「{value}」不是能认出的日子。写 1985-03-12、3月12日、农历八月十五或农历1985年闰四月初三。',
    en: '“{value}” is no day we can read. Write 1985-03-12, 03-12, or lunar 8/15 of 1985.',
  },
  'decision-role.unknown': {
    'zh-CN': '「{value}」里有不认识的决策角色。可写：{detail}，多个用顿号隔开。',
    en: '“{value}” names a role in the decision we do not know. There are: {detail}; divide several by commas.',
  },
  'attitude.unknown': {
    'zh-CN': '不认识态度「{value}」。可写：{detail}。',
    en: '“{value}” is no attitude we know. There are: {detail}.',
  },
  'consent.decision-unknown': {
    'zh-CN': '看不出「{value}」是同意还是拒绝。写「同意」或「拒绝」。',
    en: '“{value}” is neither yes nor no. Write “agreed” or “refused”.',
  },
  'consent.purpose-unknown': {
    'zh-CN': '没有「{value}」这个用途。可用：{detail}。管理员可以在「个人信息」里加。',
    en: 'There is no purpose “{value}”. There are: {detail}. An administrator can add one under Personal data.',
  },
  'consent.in-future': {
    'zh-CN': '{value} 还没到。填对方表示的那一天。',
    en: '{value} is still to come. Give the day on which the person said so.',
  },
  'consent.person-unknown': {
    'zh-CN': '这家客户没有联系人「{value}」。企业的同意要由联系人给：写上已有联系人的姓名，或先加上。',
    en: 'This customer has no contact “{value}”. Consent of an organisation is given by its contacts: name one that is there, or add it first.',
  },
  'consent.person-ambiguous': {
    'zh-CN': '客户有 {detail} 个「{value}」。补上手机，说明是哪一个。',
    en: 'The customer has {detail} contacts “{value}”. Add the mobile to say which one.',
  },
  'consent.out-of-scope': {
    'zh-CN': '「{value}」不在你登记同意的数据权限里。请管理员导入这一行，或把它删掉。',
    en: '“{value}” lies outside the scope in which you record consent. Ask an administrator to import this row, or remove it.',
  },
  'boss.unknown': {
    'zh-CN': '这家客户没有联系人「{value}」可以汇报（按编号、姓名都找过，文件里也没有）。先加上这个人，或清空这一格。',
    en: 'This customer has no contact “{value}” to report to (by ID or name, nor in this file). Add this person first, or clear the cell.',
  },
  'boss.ambiguous': {
    'zh-CN': '这家客户有 {detail} 个叫「{value}」的联系人，分不出汇报给哪个。改写成联系人编号。',
    en: '{detail} contacts of this customer are called “{value}”; which of them is meant cannot be told. Write the contact ID instead.',
  },
  'boss.itself': {
    'zh-CN': '「{value}」不能汇报给自己。改成别人，或清空这一格。',
    en: '“{value}” cannot report to themselves. Name somebody else, or clear the cell.',
  },
  'boss.circle': {
    'zh-CN': '按文件，「{value}」直接或间接汇报给这个人，反过来就成了圈。改其中一行。',
    en: 'With this file “{value}” reports to this person, directly or not: a circle. Correct one of the rows.',
  },
  'boss.refused': {
    'zh-CN': '汇报对象「{value}」那一行没有导入。先改好那一行。',
    en: 'reports to “{value}”, whose row is refused. Correct that row first.',
  },
  'contact.ambiguous': {
    'zh-CN': '客户有 {detail} 个叫「{value}」的联系人。补上手机或联系人编号。',
    en: 'The customer has {detail} contacts called “{value}”. Add the mobile or the contact ID.',
  },
  'person.ambiguous': {
    'zh-CN': '有 {detail} 个人叫「{value}」。补上工号、手机或邮箱，说明是哪一个。',
    en: '{detail} people are called “{value}”. Add the staff number, mobile or e-mail to say which one.',
  },
  'person.taken': {
    'zh-CN': '「{value}」已是{detail}的。核对这一格。',
    en: '“{value}” belongs to {detail}. Check this cell.',
  },
  'manager.ambiguous': {
    'zh-CN': '有 {detail} 个人叫「{value}」，不知道哪个是上级。改写工号、手机或邮箱。',
    en: '{detail} people are called “{value}”; it is not clear who the manager is. Write the staff number, mobile or e-mail.',
  },
  'manager.unknown': {
    'zh-CN': '没有「{value}」这个人。写上级的姓名（没有的会新建），或留空。',
    en: 'There is nobody “{value}”. Write the manager’s name (an unknown one is created), or leave it empty.',
  },
  'manager.self': {
    'zh-CN': '「{value}」不能是自己的上级。改正或留空。',
    en: '“{value}” cannot be the manager of themselves. Correct it, or leave it empty.',
  },
  'manager.cycle': {
    'zh-CN': '按这张表，「{value}」会变成自己上级的上级。改正上级这一列。',
    en: 'With this file “{value}” would report to somebody who reports to them. Correct the managers.',
  },
  'department.taken': {
    'zh-CN': '「{value}」在这一级已是另一个部门（编号 {detail}）。改名称、上级或编号。',
    en: '“{value}” is another department at this place (ID {detail}). Correct the name, the parent or the ID.',
  },
  'department.unknown-parent': {
    'zh-CN': '没有编号为「{value}」的部门。先导入它，或改写上级部门的名称。',
    en: 'There is no department with the ID “{value}”. Import it first, or write the parent’s name instead.',
  },
  'department.cycle': {
    'zh-CN': '按这张表，「{value}」会移到自己的下级里。改正上级部门这一列。',
    en: 'With this file “{value}” would lie below itself. Correct the parent departments.',
  },
  'role.unknown': {
    'zh-CN': '没有角色「{value}」。写「角色」页上的名称，多个用顿号隔开，或留空。',
    en: 'There is no role “{value}”. Write names as on the page Roles, divided by commas, or leave it empty.',
  },
  'role.above-own': {
    'zh-CN': '角色「{value}」的权限比你的大，你给不了。请有「管理角色」权限的人导入这一行，或换一个角色。',
    en: 'The role “{value}” may do more than you, so you cannot give it. Ask somebody who manages roles to import this row, or name another role.',
  },
  'department.ambiguous': {
    'zh-CN': '有 {detail} 个部门叫「{value}」。写出上级部门，如“销售部/华东组”。',
    en: '{detail} departments are called “{value}”. Write the path, as in “Sales/East”.',
  },
} as const satisfies Record<string, RowProblemText>
