import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { Tag } from '../ui/identity/Tag.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { compareQuery, type RuleVersion, type ShownRule } from './api.ts'
import styles from './rules.module.css'

interface CompareDialogProps {
  from: RuleVersion
  to: RuleVersion
  open: boolean
  onClose: () => void
}

/** What the draft changes, rule by rule. */
export function CompareDialog({ from, to, open, onClose }: CompareDialogProps) {
  const { t } = useTranslation('rules')
  // The draft's own version counts its savings: a change of it asks again.
  const compare = useQuery({ ...compareQuery(from.id, to.id), enabled: open, staleTime: 0 })
  const changes = compare.data?.changes.filter((change) => change.change !== 'same')
  return (
    <Dialog
      title={t('rules:compareDialog.title', { from: from.no, to: to.no })}
      open={open}
      onClose={onClose}
      width={640}
    >
      {compare.error ? (
        <ErrorState text={problemMessage(compare.error)} onRetry={() => void compare.refetch()} />
      ) : changes === undefined ? (
        <LoadingState />
      ) : changes.length === 0 ? (
        <p className="meta">{t('rules:compareDialog.same')}</p>
      ) : (
        <ul className={styles['versions']}>
          {changes.map((change) => (
            <li key={change.ruleId}>
              <Tag tone={change.change === 'removed' ? 'bad' : change.change === 'added' ? 'accent' : 'info'}>
                {t(`rules:compareDialog.change.${change.change}`)}
              </Tag>
              <span className="grow">
                <Sentence rule={change.to ?? change.from} />
                {change.change === 'changed' && change.from && (
                  <small className="meta">
                    {t('rules:compareDialog.was')}
                    <Sentence rule={change.from} />
                  </small>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function Sentence({ rule }: { rule: ShownRule | null }) {
  const { t } = useTranslation('rules')
  if (!rule) return null
  return (
    <>
      {rule.position}. {rule.when === null ? t('rules:otherwise') : rule.conditionText} → {rule.target.name}
    </>
  )
}
