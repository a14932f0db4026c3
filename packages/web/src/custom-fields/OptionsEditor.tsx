import { ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import type { OptionDraft } from './field-draft.ts'
import styles from './custom-fields.module.css'

interface OptionsEditorProps {
  options: readonly OptionDraft[]
  onChange: (options: OptionDraft[]) => void
}

/** What can be chosen, in its order. One that records have is retired; a new one can simply go. */
export function OptionsEditor({ options, onChange }: OptionsEditorProps) {
  const { t } = useTranslation('custom-fields')
  const set = (row: number, patch: Partial<OptionDraft>) =>
    onChange(options.map((option) => (option.row === row ? { ...option, ...patch } : option)))
  const up = (index: number) => {
    const next = [...options]
    const [moved] = next.splice(index, 1)
    if (moved) next.splice(index - 1, 0, moved)
    onChange(next)
  }
  const add = () =>
    onChange([...options, { row: Math.max(-1, ...options.map((one) => one.row)) + 1, label: '', isRetired: false }])
  return (
    <fieldset className={styles['choices']}>
      <legend>{t('custom-fields:options')}</legend>
      <div className={styles['options']}>
        {options.map((option, index) => {
          const name = option.label || t('custom-fields:optionNumber', { number: index + 1 })
          return (
            <div key={option.row} className={styles['option']}>
              <TextField
                label={t('custom-fields:optionNumber', { number: index + 1 })}
                maxLength={100}
                value={option.label}
                onChange={(event) => set(option.row, { label: event.target.value })}
              />
              {option.key ? (
                <Checkbox
                  checked={option.isRetired}
                  onChange={(event) => set(option.row, { isRetired: event.target.checked })}
                >
                  {t('custom-fields:retired')}
                </Checkbox>
              ) : (
                <span />
              )}
              <span className={styles['tools']}>
                <IconButton
                  size="small"
                  label={t('custom-fields:up', { name })}
                  icon={<ArrowUp aria-hidden="true" />}
                  disabled={index === 0}
                  onClick={() => up(index)}
                />
                <IconButton
                  size="small"
                  label={t('custom-fields:delete', { name })}
                  icon={<Trash2 aria-hidden="true" />}
                  onClick={() => onChange(options.filter((one) => one.row !== option.row))}
                />
              </span>
            </div>
          )
        })}
        <div>
          <Button size="small" icon={<Plus aria-hidden="true" />} onClick={add}>
            {t('custom-fields:addOption')}
          </Button>
        </div>
      </div>
    </fieldset>
  )
}
