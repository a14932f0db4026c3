import { describe, expect, it } from 'vitest'
import { permissions } from '@zhike/core/access/permissions'
import { protectedFieldNames } from '@zhike/core/access/protected-fields'
import { roleKeys } from '@zhike/core/access/roles'
import { zhCN as app } from '../app/i18n/zh-CN.ts'
import { zhCN } from './i18n/zh-CN.ts'
import { permissionGroups } from './permission-groups.ts'

function leaves(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : leaves(value as object, `${prefix}${key}.`),
  )
}

describe('the matrix of roles', () => {
  it('shows every permission exactly once', () => {
    expect(permissionGroups.flatMap((group) => [...group.permissions]).toSorted()).toEqual(permissions.toSorted())
  })

  it('has words for every permission, field and built-in role, and for nothing else', () => {
    expect(leaves(zhCN.permission).toSorted()).toEqual(permissions.toSorted())
    expect(leaves(zhCN.field).toSorted()).toEqual(protectedFieldNames.toSorted())
    expect(Object.keys(zhCN.note).toSorted()).toEqual(roleKeys.toSorted())
    expect(Object.keys(app.roles).toSorted()).toEqual(roleKeys.toSorted())
  })
})
