import { useTranslation } from 'react-i18next'
import { tiers } from '@zhike/core/customers/fields'
import { Checkbox } from '../../ui/controls/Checkbox.tsx'
import { useTierNames } from '../use-tier-names.ts'
import styles from './filters.module.css'

interface TierEditorProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
}

export function TierEditor({ value, onChange }: TierEditorProps) {
  const { t } = useTranslation('customers')
  const names = useTierNames()
  const chosen = new Set(value?.split(','))
  const all = [...tiers, 'none'] as const
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    const kept = all.filter((one) => next.has(one))
    onChange(kept.length > 0 ? kept.join(',') : undefined)
  }
  return (
    <fieldset className={styles['ticks']}>
      <legend className="visually-hidden">{t('customers:filter.tier')}</legend>
      {all.map((key) => (
        <Checkbox key={key} checked={chosen.has(key)} onChange={() => toggle(key)}>
          {key === 'none' ? t('customers:noTier') : t('customers:tier', { tier: names.label(key) })}
        </Checkbox>
      ))}
    </fieldset>
  )
}
