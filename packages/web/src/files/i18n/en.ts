import type { Catalogue } from '../../ui/i18n/catalogue.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Catalogue<typeof zhCN> = {
  title: 'Files',
  upload: 'Upload',
  empty: 'No files yet. Drop contracts, offers or cards here, or choose Upload.',
  dropNow: 'Let go to upload',
  uploading: 'Uploading {{name}}',
  waiting: '{{n}} more behind it',
  uploaded: '{{name}} uploaded',
  uploadedMany: '{{count}} files uploaded',
  earlier: 'Earlier ones',
  about: 'about {{name}}',
  ofField: 'Field “{{name}}”',
  onceOfField: 'Was in field “{{name}}”',
  more: 'More on {{name}}',
  preview: 'Preview',
  download: 'Download',
  rename: 'Rename',
  history: 'Changes',
  delete: 'Delete',
  deleted: '“{{name}}” is in the bin',
  name: 'File name',
  cancel: 'Cancel',
  save: 'Save',
}
