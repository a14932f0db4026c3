import { useTranslation } from 'react-i18next'
import type { Permission } from '@zhike/core/access/permissions'
import type { Scope } from '@zhike/core/access/roles'
import { scopeParts, type ScopePart } from './scope-words.ts'

/** Permissions and scopes in words, long for a role's page, short for the matrix. */
export function usePermissionWords() {
  const { t } = useTranslation('roles')
  const part = (length: 'scope' | 'shortScope') => (one: ScopePart) =>
    t(`roles:${length}.${one.kind}`, { count: one.count })
  return {
    permission: (permission: Permission) => t(`roles:permission.${permission}`),
    scopes: (granted: readonly Scope[]) => scopeParts(granted).map(part('scope')),
    shortScopes: (granted: readonly Scope[]) => scopeParts(granted).map(part('shortScope')),
  }
}
