import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../app/session/use-session.ts'
import { Notice } from '../../ui/state/Notice.tsx'
import { duplicateQuery } from '../api.ts'
import type { DuplicateInput } from './duplicate-input.ts'
import { DuplicateMatches } from './DuplicateMatches.tsx'
import { useDelayed } from './use-delayed.ts'

/** Says while one types that the customer may be there already. Never stands in the way. */
export function DuplicateHint({ input, onOpen }: { input: DuplicateInput; onOpen: () => void }) {
  const { t } = useTranslation('customers')
  const mayCheck = useCan('customer.check-duplicate')
  const settled = useDelayed(JSON.stringify(input), 600)
  const { customerId: _, ...asked } = JSON.parse(settled) as DuplicateInput
  const asksAnything = Object.keys(asked).length > 0
  const { data } = useQuery({
    ...duplicateQuery(JSON.parse(settled) as DuplicateInput),
    enabled: mayCheck && asksAnything,
  })
  const isLikely = data?.matches.some((match) => match.isLikely)
  return (
    <div role="status">
      {data?.exists && asksAnything && (
        <Notice tone={isLikely ? 'warn' : 'info'}>
          <p className="strong">{isLikely ? t('customers:check.hint') : t('customers:check.maybe')}</p>
          <DuplicateMatches matches={data.matches} onOpen={onOpen} />
        </Notice>
      )}
    </div>
  )
}
