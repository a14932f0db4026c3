import { useQuery } from '@tanstack/react-query'
import { KeySquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IdentityProviderRecord } from '@zhike/core/single-sign-on/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { FormSection } from '../ui/layout/FormSection.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { SkeletonLines } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { providersQuery, useProviders } from './api.ts'
import { ProviderDialog } from './ProviderDialog.tsx'
import styles from './single-sign-on.module.css'

/** Settings: the company's own accounts, by which people sign in. */
export function ProvidersSection() {
  const { t } = useTranslation('single-sign-on')
  const { data, error, isPending, refetch } = useQuery(providersQuery)
  const [editing, setEditing] = useState<{ provider: IdentityProviderRecord | null }>()
  return (
    <FormSection
      title={t('single-sign-on:title')}
      text={t('single-sign-on:text')}
      action={
        <Button size="small" onClick={() => setEditing({ provider: null })}>
          {t('single-sign-on:add')}
        </Button>
      }
    >
      {error && <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />}
      {isPending && <SkeletonLines lines={2} />}
      {data?.items.length === 0 && <p className={styles['none']}>{t('single-sign-on:none')}</p>}
      <ul>
        {data?.items.map((provider) => (
          <ProviderRow key={provider.id} provider={provider} onEdit={() => setEditing({ provider })} />
        ))}
      </ul>
      {editing && data && (
        <ProviderDialog
          provider={editing.provider}
          redirectUri={data.redirectUri}
          onClose={() => setEditing(undefined)}
        />
      )}
    </FormSection>
  )
}

function ProviderRow({ provider, onEdit }: { provider: IdentityProviderRecord; onEdit: () => void }) {
  const { t } = useTranslation('single-sign-on')
  const { check } = useProviders()
  const test = () =>
    check.mutate(provider.id, {
      onSuccess: () => showToast({ text: t('single-sign-on:answers', { label: provider.label }) }),
      onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
    })
  return (
    <li className={styles['item']}>
      <KeySquare aria-hidden="true" />
      <div className="grow">
        <div>{provider.label}</div>
        <div className="meta">
          <Facts
            items={[
              provider.issuer,
              !provider.isActive && t('single-sign-on:inactive'),
              t('single-sign-on:people', { count: provider.people }),
              provider.secretIsLost && <span className="bad">{t('single-sign-on:secretLost')}</span>,
            ]}
          />
        </div>
      </div>
      <Button size="small" loading={check.isPending} onClick={test}>
        {t('single-sign-on:check')}
      </Button>
      <Button size="small" onClick={onEdit}>
        {t('single-sign-on:edit')}
      </Button>
    </li>
  )
}
