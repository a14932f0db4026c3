import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostMerged } from '@zhike/core/merges/schema'
import { HolderMark } from '../customers/HolderMark.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { findCustomersQuery } from './api.ts'
import styles from './merges.module.css'

interface AddCustomerProps {
  chosen: readonly string[]
  onAdd: (id: string) => void
}

/** Who came from one customer's page looks for the others here. */
export function AddCustomer({ chosen, onAdd }: AddCustomerProps) {
  const { t } = useTranslation('merges')
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const { data } = useQuery(findCustomersQuery(asked))
  const found = data?.items.filter((one) => !chosen.includes(one.id))
  if (chosen.length >= mostMerged) return null
  return (
    <section className={styles['add']} aria-label={t('merges:chooseMore')}>
      <TextField
        label={t('merges:chooseMore')}
        placeholder={t('merges:findPlaceholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
      />
      {asked.trim() && found?.length === 0 && <p className="meta">{t('merges:nobody', { text: asked })}</p>}
      {asked.trim() && found && found.length > 0 && (
        <ul>
          {found.map((one) => (
            <li key={one.id}>
              <span className="grow ellipsis" title={one.name}>
                {one.name}
              </span>
              <HolderMark holder={one.holder} />
              <Button
                size="small"
                icon={<Plus />}
                aria-label={`${t('merges:add')} ${one.name}`}
                onClick={() => {
                  setText('')
                  onAdd(one.id)
                }}
              >
                {t('merges:add')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
