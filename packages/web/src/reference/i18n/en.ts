import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  search: 'Search {{name}}',
  found: 'Found',
  nothing: 'Nothing is called “{{text}}”',
  up: 'One level up',
  open: 'Open {{name}}',
  choose: 'Not given',
  clear: 'Clear {{name}}',
}
