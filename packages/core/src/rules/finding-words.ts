import type { Locale } from '../kernel/problem.ts'

export const findingCodes = [
  'no-catch-all',
  'catch-all-not-last',
  'unknown-person',
  'inactive-person',
  'unknown-department',
  'empty-department',
  'unknown-pool',
  'inactive-pool',
  'unreachable',
  'unknown-field',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** What is wrong with a list of rules and what to do: {position} {name} {other}. */
export const findingWords: Record<Locale, Record<FindingCode, string>> = {
  'zh-CN': {
    'no-catch-all': '最后要有一条「以上都对不上」，不然有客户没人负责。在末尾加上它。',
    'catch-all-not-last': '第 {position} 条没有条件，什么都对得上，它后面的规则永远轮不到。把它移到最后，或加上条件。',
    'unknown-person': '第 {position} 条指定的人不存在（{name}）。重新选一个人。',
    'inactive-person': '第 {position} 条指定的{name}已停用。换一个在用的人。',
    'unknown-department': '第 {position} 条指定的部门不存在（{name}）。重新选一个部门。',
    'empty-department': '第 {position} 条指定的「{name}」没有在用的人，客户会落进默认公海。',
    'unknown-pool': '第 {position} 条指定的公海不存在（{name}）。重新选一个公海。',
    'inactive-pool': '第 {position} 条指定的公海「{name}」已停用。换一个在用的公海。',
    unreachable: '第 {position} 条永远轮不到：它能对上的，第 {other} 条都先对上了。把它移到第 {other} 条前面，或删掉。',
    'unknown-field': '第 {position} 条用的字段或选项已经没有了，或不是人人可见的。换一个条件，或恢复那个字段。',
  },
  en: {
    'no-catch-all': 'The last rule must match everything, or some customers would have nobody. Add it at the end.',
    'catch-all-not-last':
      'Rule {position} has no condition and matches everything, so the rules below it never decide. Move it to the end, or give it a condition.',
    'unknown-person': 'Rule {position} names a person who does not exist ({name}). Choose another one.',
    'inactive-person': 'Rule {position} names {name}, who is inactive. Choose somebody active.',
    'unknown-department': 'Rule {position} names a department that does not exist ({name}). Choose another one.',
    'empty-department':
      'Rule {position} names “{name}”, where nobody is active: customers will go to the default pool.',
    'unknown-pool': 'Rule {position} names a pool that does not exist ({name}). Choose another one.',
    'inactive-pool': 'Rule {position} names the pool “{name}”, which is closed. Choose an open one.',
    unreachable:
      'Rule {position} never decides: whatever it matches, rule {other} matches first. Move it before rule {other}, or remove it.',
    'unknown-field':
      'Rule {position} asks for a field or an option that is no more, or that not everybody sees. Give it another condition, or restore the field.',
  },
}
