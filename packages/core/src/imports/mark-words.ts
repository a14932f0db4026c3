import type { Locale } from '../kernel/problem.ts'
import type { ImportAction } from './kinds.ts'

interface MarkWords {
  result: string
  existing: string
  similar: string
  reason: string
  actions: Record<ImportAction, string>
  sameRow(rowNo: number, score: number, why: string): string
  outside: string
  and: string
}

/** What stands in the columns that a marked file has more than the file that came. */
export const markWords: Record<Locale, MarkWords> = {
  'zh-CN': {
    result: '导入结果',
    existing: '已有的客户',
    similar: '疑似重复',
    reason: '原因',
    actions: { create: '新建', update: '更新', skip: '没变化', refuse: '退回' },
    sameRow: (rowNo, score, why) => `第 ${rowNo} 行（把握 ${score}：${why}）`,
    outside: '一家不在你权限内的客户',
    and: '；',
  },
  en: {
    result: 'Result',
    existing: 'Existing customer',
    similar: 'Likely duplicate of',
    reason: 'Reason',
    actions: { create: 'create', update: 'update', skip: 'unchanged', refuse: 'refused' },
    sameRow: (rowNo, score, why) => `row ${rowNo} (score ${score}: ${why})`,
    outside: 'a customer outside your data scope',
    and: '; ',
  },
}
