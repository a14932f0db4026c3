import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { ownershipQuery } from './api.ts'
import { RuleSteps } from './RuleSteps.tsx'
import styles from './why.module.css'

interface WhyPopoverProps {
  customerId: string
  holder: { kind: 'person' | 'pool'; id: string; name: string }
  /** Leads to the whole history. */
  onHistory?: () => void
}

/** “为什么归我？”: one sentence of when and who, then the rules in order. */
export function WhyPopover({ customerId, holder, onHistory }: WhyPopoverProps) {
  const { t } = useTranslation('ownership')
  const { person } = useSession()
  const whose = holder.kind === 'pool' ? 'pool' : holder.id === person.id ? 'me' : 'person'
  return (
    <Popup
      title={t(`ownership:why.title.${whose}`, { name: holder.name })}
      width={380}
      trigger={
        <button type="button" className={styles['link']}>
          {t(`ownership:why.link.${whose}`, { name: holder.name })}
        </button>
      }
    >
      {(close) => (
        <WhyPanel
          customerId={customerId}
          title={t(`ownership:why.title.${whose}`, { name: holder.name })}
          onHistory={
            onHistory &&
            (() => {
              close()
              onHistory()
            })
          }
        />
      )}
    </Popup>
  )
}

interface WhyPanelProps {
  customerId: string
  title: string
  onHistory: (() => void) | undefined
}

function WhyPanel({ customerId, title, onHistory }: WhyPanelProps) {
  const { t } = useTranslation('ownership')
  const { data, error, refetch } = useQuery(ownershipQuery(customerId))
  if (error) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!data) return <LoadingState lines={4} />
  return (
    <div className={styles['panel']}>
      <h2 className="only-wide">{title}</h2>
      <p className="text-2">
        {data.sentence}
        {data.rules && t('ownership:why.order')}
      </p>
      {data.rules && <RuleSteps steps={data.rules.steps} />}
      <div className={styles['foot']}>
        <span>{t('ownership:why.by', { name: data.actor.name })}</span>
        {onHistory && (
          <Button tone="link" size="small" onClick={onHistory}>
            {t('ownership:why.history')}
          </Button>
        )}
      </div>
    </div>
  )
}
