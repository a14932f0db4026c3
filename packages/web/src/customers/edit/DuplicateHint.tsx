import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../app/session/use-session.ts'
import { Notice } from '../../ui/state/Notice.tsx'
import { duplicateQuery } from '../api.ts'
import type { CustomerDraft } from './customer-draft.ts'
import { duplicateHintInput } from './duplicate-input.ts'
import { DuplicateMatches } from './DuplicateMatches.tsx'
import { useDelayed } from './use-delayed.ts'

/** Says while one types that the customer may be there already. Never stands in the way. */
export function DuplicateHint({ draft, phone, onOpen }: { draft: CustomerDraft; phone: string; onOpen: () => void }) {
  const { t } = useTranslation('customers')
  const mayCheck = useCan('customer.check-duplicate')
  const settled = useDelayed(JSON.stringify(duplicateHintInput({ ...draft, phone })), 600)
  const { data } = useQuery({
    ...duplicateQuery(JSON.parse(settled) as Record<string, string>),
    enabled: mayCheck && settled !== '{}',
  })
  return (
    <div role="status">
      {data?.exists && settled !== '{}' && (
        <Notice tone="warn">
          <p className="strong">{t('customers:check.hint')}</p>
          <DuplicateMatches matches={data.matches} onOpen={onOpen} />
        </Notice>
      )}
    </div>
  )
}
