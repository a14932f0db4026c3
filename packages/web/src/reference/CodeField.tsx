import { ChevronDown, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Field } from '../ui/controls/Field.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { CodeTreePicker } from './CodeTreePicker.tsx'
import type { CodeTree } from './code-tree.ts'
import styles from './code-field.module.css'

interface CodeFieldProps {
  label: string
  tree: CodeTree | undefined
  value: string
  onChange: (code: string) => void
  error?: string | undefined
  optional?: boolean
}

/** A region or industry in a form: its path in words, a tree to choose from. */
export function CodeField({ label, tree, value, onChange, error, optional }: CodeFieldProps) {
  const { t } = useTranslation('reference')
  const path = value ? (tree?.pathOf(value) ?? []) : []
  return (
    <Field label={label} error={error} optional={optional}>
      {(slot) => (
        <div className={styles['box']}>
          <Popup
            title={label}
            width={560}
            trigger={
              <button type="button" className={styles['trigger']} {...slot}>
                <span className={path.length > 0 ? 'ellipsis' : 'ellipsis text-3'}>
                  {path.length > 0 ? path.map((one) => one.name).join(' ') : t('reference:choose')}
                </span>
                {!value && <ChevronDown aria-hidden="true" />}
              </button>
            }
          >
            {(close) =>
              tree ? (
                <CodeTreePicker
                  label={label}
                  tree={tree}
                  chosen={value ? [value] : []}
                  onPick={(code) => {
                    onChange(code)
                    if (tree.childrenOf(code).length === 0) close()
                  }}
                />
              ) : (
                <LoadingState />
              )
            }
          </Popup>
          {value && (
            <IconButton
              size="small"
              label={t('reference:clear', { name: label })}
              icon={<X />}
              onClick={() => onChange('')}
            />
          )}
        </div>
      )}
    </Field>
  )
}
