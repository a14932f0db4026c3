import type { Locale } from '../kernel/problem.ts'
import type { ImportAction } from './kinds.ts'

interface MarkWords {
  result: string
  existing: string
  similar: string
  reason: string
  actions: Record<ImportAction, string>
  keys: Record<'phone' | 'email', string>
  sameKey(key: string, name: string): string
  outside: string
  and: string
}

/** What stands in the columns that a marked file has more than the file that came. */
export const markWords: Record<Locale, MarkWords> = {
  'zh-CN': {
    result: '导入结果',
    existing: '已有的客户',
    similar: '可能重复',
    reason: '原因',
    actions: { create: '新建', update: '更新', skip: '没变化', refuse: '退回' },
    keys: { phone: '电话', email: '邮箱' },
    sameKey: (key, name) => `${key}和「${name}」相同`,
    outside: '一家不在你权限内的客户',
    and: '；',
  },
  en: {
    result: 'Result',
    existing: 'Existing customer',
    similar: 'Possible duplicate',
    reason: 'Reason',
    actions: { create: 'create', update: 'update', skip: 'unchanged', refuse: 'refused' },
    keys: { phone: 'number', email: 'e-mail' },
    sameKey: (key, name) => `same ${key} as “${name}”`,
    outside: 'a customer outside your data scope',
    and: '; ',
  },
}
