import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../app/api-problem.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Notice } from '../../ui/state/Notice.tsx'
import styles from './edit.module.css'

export function isLikelyDuplicate(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.code.startsWith('customer.likely-duplicate')
}

interface LikelyDuplicateProps {
  problem: ApiProblem
  isSaving: boolean
  onOpen: () => void
  onSaveAnyway: () => void
}

/** Not saved yet: likely there already. Open that one, or save knowing it. */
export function LikelyDuplicate({ problem, isSaving, onOpen, onSaveAnyway }: LikelyDuplicateProps) {
  const { t } = useTranslation('customers')
  const { customerId, name } = problem.params
  const others = problem.errors.length - 1
  return (
    <div role="alert">
      <Notice tone="warn">
        <p className="strong">{t('customers:check.notSaved')}</p>
        <ul className={styles['why']}>
          {problem.errors.map((error) => (
            <li key={error.path}>{error.message}</li>
          ))}
        </ul>
        <div className={styles['likelyFoot']}>
          {typeof customerId === 'string' && (
            <Link to="/customers/$customerId" params={{ customerId }} onClick={onOpen}>
              {others > 0 ? t('customers:check.openFirst', { name }) : t('customers:check.open', { name })}
            </Link>
          )}
          <Button size="small" loading={isSaving} onClick={onSaveAnyway}>
            {t('customers:check.saveAnyway')}
          </Button>
        </div>
      </Notice>
    </div>
  )
}
