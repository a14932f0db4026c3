import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Completeness',
  ring: { direct: 'Direct', visible: 'Visible', related: 'Related', extended: 'Extended' },
  about: {
    direct: 'Direct: how to reach them',
    visible: 'Visible: what anybody sees',
    related: 'Related: preferences, where they came from, what they want',
    extended: 'Extended: family, days that matter',
  },
  complete: 'All that should be known is known.',
  next: 'Ask next, worth {{points}}',
  another: 'Another one',
  answer: 'Answer',
  save: 'Save',
  thanks: '{{field}} noted',
  fieldGone: 'This field of your own is gone.',
  question: {
    phone: 'What is the phone number?',
    wechat: 'What is the WeChat ID?',
    email: 'What is the e-mail address?',
    creditCode: 'What is the unified social credit code?',
    shortName: 'What are they called for short?',
    industryCode: 'Which industry are they in?',
    regionCode: 'Which region are they in?',
    size: 'How large are they?',
    address: 'Where is their address?',
    source: 'How did they come to know us?',
    notes: 'Which preferences and wishes should be remembered?',
    reachableContact: 'Whom to contact, by which mobile or WeChat?',
    birthday: 'When is the birthday?',
    contactBirthday: 'When is the primary contact’s birthday?',
    anniversary: 'When were they founded, or since when do you work together?',
  },
}
