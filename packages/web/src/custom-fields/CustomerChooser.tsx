import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { search } from '@zhike/core/search/api'
import { callRoute } from '../app/api-client.ts'
import { SearchField } from '../ui/controls/SearchField.tsx'
import { useArrowFocus } from '../ui/hooks/use-arrow-focus.ts'
import styles from './custom-fields.module.css'

interface CustomerChooserProps {
  label: string
  onPick: (customer: { id: string; name: string }) => void
}

/** Finds a customer by any part of its name. */
export function CustomerChooser({ label, onPick }: CustomerChooserProps) {
  const { t } = useTranslation('custom-fields')
  const [text, setText] = useState('')
  const q = text.trim()
  const { data } = useQuery({
    queryKey: ['search', 'chooser', q],
    queryFn: ({ signal }) => callRoute(search, { query: { q, limit: 8 }, signal }),
    enabled: q !== '',
  })
  const onKeyDown = useArrowFocus('button')
  return (
    <div className={styles['chooser']}>
      <SearchField label={label} placeholder={t('custom-fields:customerSearch')} value={text} onChange={setText} />
      {q !== '' && data?.items.length === 0 && <p className="meta">{t('custom-fields:noCustomer', { text: q })}</p>}
      <ul aria-label={label} onKeyDown={onKeyDown}>
        {data?.items.map((hit) => (
          <li key={hit.customerId}>
            <button type="button" onClick={() => onPick({ id: hit.customerId, name: hit.name })}>
              {hit.name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
