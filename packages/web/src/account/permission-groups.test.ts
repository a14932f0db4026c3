import { describe, expect, it } from 'vitest'
import { permissions, type Permission } from '@zhike/core/access/permissions'
import { en } from './i18n/en.ts'
import { zhCN } from './i18n/zh-CN.ts'
import { groupPermissions } from './permission-groups.ts'

describe('permissions for a key', () => {
  it('are all shown once, those without a group last', () => {
    const strange = 'weather.read' as Permission
    const grouped = groupPermissions([strange, ...permissions])
    const shown = grouped.flatMap((one) => one.permissions)
    expect([...shown].sort()).toEqual([strange, ...permissions].sort())
    expect(grouped.at(-1)).toEqual({ group: 'other', permissions: [strange] })
    expect(groupPermissions(['pool.claim'])).toEqual([{ group: 'ownership', permissions: ['pool.claim'] }])
  })

  it('have words in both languages', () => {
    type Words = Record<string, Record<string, string>>
    const missing = [zhCN.permission, en.permission].flatMap((words) =>
      permissions.filter((permission) => {
        const [resource = '', action = ''] = permission.split('.')
        return !(words as Words)[resource]?.[action]
      }),
    )
    expect(missing).toEqual([])
  })
})
