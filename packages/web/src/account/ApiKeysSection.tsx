import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { revokeApiKey } from '@zhike/core/api-keys/api'
import type { ApiKey } from '@zhike/core/api-keys/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useFormat } from '../app/session/use-format.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { apiKeysQuery } from './api.ts'
import { NewApiKeyDialog } from './NewApiKeyDialog.tsx'
import styles from './account.module.css'

export function ApiKeysSection() {
  const { t } = useTranslation('account')
  const queryClient = useQueryClient()
  const keys = useQuery(apiKeysQuery)
  const [isAdding, setAdding] = useState(false)
  const refresh = () => queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
  const items = keys.data?.items.filter((key) => !key.revokedAt)
  return (
    <FormSection
      title={t('account:keys.title')}
      text={t('account:keys.text')}
      action={
        <Button size="small" onClick={() => setAdding(true)}>
          {t('account:keys.create')}
        </Button>
      }
    >
      {isAdding && <NewApiKeyDialog onCreated={refresh} onClose={() => setAdding(false)} />}
      {keys.error && <ErrorState text={problemMessage(keys.error)} onRetry={() => void keys.refetch()} />}
      {keys.isPending && <SkeletonLines lines={2} />}
      {items?.length === 0 && <p className={styles['none']}>{t('account:keys.empty')}</p>}
      <ul>
        {items?.map((key) => (
          <ApiKeyRow key={key.id} apiKey={key} onRevoked={refresh} />
        ))}
      </ul>
    </FormSection>
  )
}

function ApiKeyRow({ apiKey, onRevoked }: { apiKey: ApiKey; onRevoked: () => Promise<void> }) {
  const { t } = useTranslation('account')
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const revoke = useMutation({
    mutationFn: () => callRoute(revokeApiKey, { params: { id: apiKey.id } }),
    onSuccess: () => {
      setAsking(false)
      showToast({ text: t('account:keys.revoked', { name: apiKey.name }) })
      return onRevoked()
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  const permissions = apiKey.permissions?.map((one) => t(`account:permission.${one}`)).join(', ')
  const expiryDay = apiKey.expiresAt && format.instant(apiKey.expiresAt).slice(0, 10)
  const isExpired = !!expiryDay && expiryDay < format.today
  const expiry = isExpired ? (
    <span className="bad">{t('account:keys.expired')}</span>
  ) : (
    expiryDay && t('account:keys.until', { day: expiryDay })
  )
  return (
    <li className={styles['item']}>
      <KeyRound aria-hidden="true" />
      <div className="grow">
        <div>{apiKey.name}</div>
        <div className="meta" title={permissions}>
          <Facts
            items={[
              `${apiKey.prefix}…`,
              apiKey.permissions === null
                ? t('account:keys.all')
                : t('account:keys.count', { count: apiKey.permissions.length }),
              t('account:keys.created', { when: format.within.instantAgo(apiKey.createdAt) }),
              apiKey.lastUsedAt
                ? t('account:keys.used', { when: format.within.instantAgo(apiKey.lastUsedAt) })
                : t('account:keys.unused'),
              expiry,
            ]}
          />
        </div>
      </div>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('account:keys.revoke')}
      </Button>
      <ConfirmDialog
        dangerous
        open={isAsking}
        title={t('account:keys.revokeTitle', { name: apiKey.name })}
        text={t('account:keys.revokeText')}
        confirmLabel={t('account:keys.revoke')}
        onClose={() => setAsking(false)}
        onConfirm={() => revoke.mutateAsync().catch(() => undefined)}
      />
    </li>
  )
}
