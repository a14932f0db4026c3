import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Leave and delegate',
  mine: 'While you are away your delegate sees and works your customers, and none are dealt to you by load. It ends by itself.',
  none: 'No leave entered.',
  add: 'Enter a leave',
  days: '{{from}} to {{until}}',
  now: 'on leave',
  delegateIs: '{{name}} stands in',
  delegateGone: 'The delegate {{name}} is deactivated. Choose somebody else',
  cancel: 'Cancel',
  back: 'Back early',
  cancelled: 'Leave cancelled',
  from: 'From',
  until: 'Until (included)',
  delegate: 'Delegate',
  noDelegate: 'Choose somebody',
  chooseDelegate: 'Choose who stands in.',
  delegateHint: 'During the leave the delegate sees and works these customers as the holder does.',
  note: 'Note',
  giveUp: 'Never mind',
  save: 'Enter',
  saved: 'Leave entered',
  standIn: '{{name}} is on leave until {{day}}; you stand in for {{count}} customers.',
  standIn_one: '{{name}} is on leave until {{day}}; you stand in for one customer.',
  theirCustomers: 'Show them',
}
