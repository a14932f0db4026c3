import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collaborator } from '@zhike/core/collaborators/schema'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { collaboratorsQuery } from './api.ts'
import { CollaboratorDialog } from './CollaboratorDialog.tsx'
import { CollaboratorItem } from './CollaboratorItem.tsx'
import styles from './collaborators.module.css'

/** 协作人: who works on the customer beside its holder. */
export function CollaboratorsSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('collaborators')
  const { data, error, refetch } = useQuery(collaboratorsQuery(customer.id))
  const [dialog, setDialog] = useState<{ collaborator: Collaborator | null }>()
  const mayAdd = customer.abilities.collaborate
  // Where nobody collaborates and one may not change that, there is nothing to say.
  if (!error && !data?.length && !mayAdd) return null
  return (
    <Section
      title={t('collaborators:title')}
      end={
        mayAdd && (
          <Button
            tone="link"
            size="small"
            aria-label={t('collaborators:add')}
            onClick={() => setDialog({ collaborator: null })}
          >
            {t('collaborators:addOne')}
          </Button>
        )
      }
    >
      {error && !data ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : data?.length === 0 ? (
        <p className="meta">{t('collaborators:none')}</p>
      ) : (
        <ul className={styles['list']}>
          {data?.map((collaborator) => (
            <CollaboratorItem
              key={collaborator.person.id}
              customerId={customer.id}
              collaborator={collaborator}
              onEdit={() => setDialog({ collaborator })}
            />
          ))}
        </ul>
      )}
      {dialog && (
        <CollaboratorDialog
          customerId={customer.id}
          collaborator={dialog.collaborator}
          others={data ?? []}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Section>
  )
}
