import { useNavigate } from '@tanstack/react-router'
import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '@zhike/core/roles/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useDeleteRole } from './api.ts'

interface RoleActionsProps {
  role: Role
  name: string
  onProblem: (text: string) => void
  /** Icons only, for the phone's head. */
  compact?: boolean
}

/** Copying a role, and deleting one of the company's own that nobody has. */
export function RoleActions({ role, name, onProblem, compact = false }: RoleActionsProps) {
  const { t } = useTranslation('roles')
  const navigate = useNavigate()
  const canManage = useCan('role.manage')
  const [isAsking, setAsking] = useState(false)
  const remove = useDeleteRole()
  if (!canManage) return null

  const ask = () => {
    if (role.people > 0) onProblem(t('roles:inUse', { count: role.people, name }))
    else setAsking(true)
  }
  const confirm = async () => {
    try {
      await remove.mutateAsync(role.key)
      showToast({ text: t('roles:removed', { name }) })
      await navigate({ to: '/roles' })
    } catch (error) {
      setAsking(false)
      onProblem(problemMessage(error))
    }
  }
  return (
    <>
      {!role.isBuiltIn &&
        (compact ? (
          <IconButton size="large" label={t('roles:remove')} icon={<Trash2 aria-hidden="true" />} onClick={ask} />
        ) : (
          <Button tone="text" icon={<Trash2 aria-hidden="true" />} onClick={ask}>
            {t('roles:remove')}
          </Button>
        ))}
      {compact ? (
        <IconLink
          size="large"
          to="/roles/new"
          search={{ from: role.key }}
          label={t('roles:copy')}
          icon={<Copy aria-hidden="true" />}
        />
      ) : (
        <LinkButton to="/roles/new" search={{ from: role.key }} icon={<Copy aria-hidden="true" />}>
          {t('roles:copy')}
        </LinkButton>
      )}
      <ConfirmDialog
        dangerous
        open={isAsking}
        title={t('roles:removeTitle', { name })}
        text={t('roles:removeText')}
        confirmLabel={t('roles:remove')}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
      />
    </>
  )
}
