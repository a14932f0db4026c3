import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { duplicateMatch } from '@zhike/core/customers/duplicate-schema'
import { evidenceText } from '@zhike/core/duplicates/words'
import { useLanguage } from '../../app/i18n/translation.ts'
import { Facts } from '../../ui/identity/Facts.tsx'
import { HolderChip } from '../../ui/identity/HolderChip.tsx'
import styles from './edit.module.css'

interface DuplicateMatchesProps {
  matches: readonly z.output<typeof duplicateMatch>[]
  onOpen?: () => void
}

/** Who has it, how certain that is and why; no more than that where the customer is not in one's reach. */
export function DuplicateMatches({ matches, onOpen }: DuplicateMatchesProps) {
  const { t } = useTranslation('customers')
  const language = useLanguage()
  return (
    <ul className={styles['matches']}>
      {matches.map((match, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- what lies outside one's reach has no id
        <li key={match.customer?.id ?? index}>
          <div>
            {match.customer ? (
              <Link
                to="/customers/$customerId"
                params={{ customerId: match.customer.id }}
                {...(onOpen ? { onClick: onOpen } : {})}
              >
                {match.customer.name}
              </Link>
            ) : (
              t('customers:check.hidden')
            )}
            <span className="meta">
              <Facts
                items={[
                  t('customers:check.score', { score: match.score }),
                  evidenceText(match.by, language),
                  match.common.length > 0 &&
                    t('customers:check.common', { what: evidenceText(match.common, language) }),
                  !match.customer && t('customers:check.askHolder'),
                ]}
              />
            </span>
          </div>
          <HolderChip
            kind={match.holder.kind}
            name={match.holder.name}
            {...(match.holder.departmentName ? { note: match.holder.departmentName } : {})}
          />
        </li>
      ))}
    </ul>
  )
}
