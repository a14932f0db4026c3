import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Teams',
  add: 'Add a team',
  none: 'No teams yet. A team crosses departments; the data scope “team” reaches what its members hold.',
  menu: '{{name}}: more',
  edit: 'Name and members',
  remove: 'Dissolve',
  removeTitle: 'Dissolve “{{name}}”',
  removeText: 'The people stay in their departments; they only see no more of each other’s customers by “team”.',
  removed: '“{{name}}” is dissolved',
  newTitle: 'Add a team',
  editTitle: 'Change a team',
  name: 'Name',
  description: 'What it does',
  lead: 'Lead',
  noLead: 'None',
  members: 'Members',
  memberCount: '{{count}} members',
  memberCount_one: 'One member',
  addMember: 'Choose members',
  takeOut: 'Take {{name}} out',
  save: 'Save',
}
