import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { search } from '@zhike/core/search/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { HolderMark } from '../customers/HolderMark.tsx'
import { TierMark } from '../customers/TierMark.tsx'
import { SearchField } from '../ui/controls/SearchField.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { tryQuery, type RuleVersion } from './api.ts'
import styles from './rules.module.css'

/** 试一家客户: where these rules would put one customer, and why. */
export function TryCustomer({ version }: { version: RuleVersion }) {
  const { t } = useTranslation('rules')
  const [text, setText] = useState('')
  const [customerId, setCustomerId] = useState<string>()
  const found = useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => callRoute(search, { query: { q: text, limit: 5 }, signal }),
    enabled: text.length > 0 && !customerId,
  })
  const tried = useQuery({
    ...tryQuery(customerId ?? '', version.id, version.version),
    enabled: customerId !== undefined,
  })
  const result = tried.data
  return (
    <section className={styles['try']} aria-label={t('rules:try')}>
      <h2>{t('rules:try')}</h2>
      <div className={styles['tryLine']}>
        <SearchField
          label={t('rules:trySearch')}
          value={text}
          onChange={(next) => {
            setText(next)
            setCustomerId(undefined)
          }}
          width={240}
        />
        {result && (
          <>
            <span className={styles['trySide']}>
              <span className={styles['tryHolder']}>
                <TierMark tier={result.customer.tier} />
                <HolderMark holder={result.now} />
              </span>
              <small className="meta">{t('rules:now', { label: result.nowLabel })}</small>
            </span>
            <ArrowRight aria-hidden="true" />
            <span className={styles['trySide']}>
              {result.then ? <HolderMark holder={result.then} /> : <b>{result.targetText}</b>}
              <small className="meta">
                {result.isSame ? t('rules:same') : t('rules:then', { position: result.trace.position })}
              </small>
            </span>
          </>
        )}
      </div>
      {tried.error && <InlineProblem>{problemMessage(tried.error)}</InlineProblem>}
      {!customerId && found.data && (
        <ul className={styles['found']}>
          {found.data.items.map((hit) => (
            <li key={hit.customerId}>
              <button
                type="button"
                onClick={() => {
                  setCustomerId(hit.customerId)
                  setText(hit.shortName ?? hit.name)
                }}
              >
                <TierMark tier={hit.tier} /> {hit.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
