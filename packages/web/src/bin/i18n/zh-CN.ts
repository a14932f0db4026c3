export const zhCN = {
  tab: { customer: '客户', contact: '联系人', order: '订单', 'follow-up': '跟进', file: '附件' },
  empty: {
    contact: '没有删掉的联系人。',
    order: '没有删掉的订单。',
    'follow-up': '没有删掉的跟进。',
    file: '没有删掉的附件。',
  },
  note: '删掉的联系人、订单、跟进和附件都在这里，恢复后回到原来的客户',
  deleted: '{{when}}删除',
  deletedBy: '{{when}} 由{{name}}删除',
  restore: '恢复',
  restored: { contact: '联系人已恢复', order: '订单已恢复', 'follow-up': '跟进已恢复', file: '附件已恢复' },
  earlier: '看更早的',
  kind: { call: '电话', visit: '拜访', wechat: '微信', email: '邮件', meeting: '会议', note: '备注' },
}
