import type { ImportState } from '@zhike/core/imports/kinds'
import type { Locale } from '@zhike/core/kernel/problem'

type Step = 'change' | 'dry-run' | 'apply' | 'cancel' | 'undo'

const states: Record<ImportState, Record<Locale, string>> = {
  uploaded: { 'zh-CN': '还没开始', en: 'not started' },
  staging: { 'zh-CN': '正在读取', en: 'being read' },
  staged: { 'zh-CN': '已试算', en: 'decided' },
  applying: { 'zh-CN': '正在写入', en: 'being written' },
  done: { 'zh-CN': '已完成', en: 'finished' },
  failed: { 'zh-CN': '失败了', en: 'failed' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  undoing: { 'zh-CN': '正在撤销', en: 'being undone' },
  undone: { 'zh-CN': '已撤销', en: 'undone' },
}

const steps: Record<Step, Record<Locale, string>> = {
  change: { 'zh-CN': '修改', en: 'changed' },
  'dry-run': { 'zh-CN': '试算', en: 'tried' },
  apply: { 'zh-CN': '写入', en: 'carried out' },
  cancel: { 'zh-CN': '取消', en: 'cancelled' },
  undo: { 'zh-CN': '撤销', en: 'undone' },
}

/** What a refusal of a step says in the reader's language. */
export function stateWords(locale: Locale, state: ImportState, step: Step): { state: string; action: string } {
  return { state: states[state][locale], action: steps[step][locale] }
}
