import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Changes',
  of: 'Changes of {{name}}',
  ofField: '{{field}} of {{name}}: what was changed',
  kinds: 'Changes of which records',
  kind: {
    all: 'All',
    customer: 'Profile',
    contact: 'Contacts',
    order: 'Orders',
    'follow-up': 'Follow-ups',
    file: 'Files',
  },
  none: 'Nothing has been changed yet.',
  noneOfField: 'This has not been changed yet.',
  earlier: 'Earlier',
  onBehalf: '{{name}} (for {{of}})',
  byImport: 'from an imported file',
  byKey: 'by API key',
  before: 'before',
  after: 'after',
  comma: ', ',
  erased: 'The values were erased at the person’s request',
  erasedFields: 'Changed: {{fields}}. The values were erased at the person’s request',
  restore: 'Restore',
  created: 'Entered on {{at}}',
  createdBy: 'Entered by {{by}} on {{at}}',
  imported: 'Imported from a file on {{at}}',
  importedBy: 'Imported from a file by {{by}} on {{at}}',
}
