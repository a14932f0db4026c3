import { ArrowDown, ArrowUp, GripVertical, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomRecord } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useDragOrder } from '../rules/use-drag-order.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { useFieldActions } from './api.ts'
import { FieldMarks } from './FieldMarks.tsx'
import { moveField } from './move-field.ts'
import styles from './custom-fields.module.css'

interface FieldListProps {
  record: CustomRecord
  fields: readonly CustomField[]
  onAdd: () => void
  onEdit: (field: CustomField) => void
  onDelete: (field: CustomField) => void
}

/** The fields in their order; a field that is dragged joins the section it comes to stand in. */
export function FieldList({ record, fields, onAdd, onEdit, onDelete }: FieldListProps) {
  const { t } = useTranslation('custom-fields')
  const actions = useFieldActions(record)
  // The new order shows while it is being saved; what comes back replaces it.
  const [moved, setMoved] = useState<readonly CustomField[]>()
  const shown = moved ?? fields
  const move = async (from: number, to: number) => {
    const next = moveField(shown, from, to)
    setMoved(next)
    try {
      await actions.arrange(next.map(({ id, section }) => ({ id, section })))
    } catch (error) {
      showToast({ text: problemMessage(error), tone: 'bad' })
    } finally {
      setMoved(undefined)
    }
  }
  const drag = useDragOrder((from, to) => void move(from, to))
  return (
    <ol
      className={styles['list']}
      aria-label={t('custom-fields:title')}
      data-dragging={drag.dragged !== undefined || undefined}
    >
      {shown.map((field, index) => (
        <li
          key={field.id}
          style={drag.styleOf(index)}
          data-dragged={drag.dragged === index || undefined}
          className={styles['item']}
        >
          {field.section !== (shown[index - 1]?.section ?? null) && (
            <div className={styles['sectionRow']}>{field.section ?? t('custom-fields:noSection')}</div>
          )}
          <div className={styles['row']}>
            {/* The arrows do the same by keyboard. */}
            <span
              aria-hidden="true"
              title={t('custom-fields:drag')}
              className={styles['grip']}
              onPointerDown={(event) => drag.start(index, event)}
            >
              <GripVertical />
            </span>
            <div className={styles['name']}>
              <b className="ellipsis">{field.label}</b>
              <span className="meta ellipsis">{field.help ?? `custom.${field.key}`}</span>
            </div>
            <span className="text-2">{t(`custom-fields:type.${field.type}`)}</span>
            <FieldMarks field={field} />
            <span className={styles['tools']}>
              <IconButton
                size="small"
                label={t('custom-fields:up', { name: field.label })}
                icon={<ArrowUp aria-hidden="true" />}
                disabled={index === 0}
                onClick={() => void move(index, index - 1)}
              />
              <IconButton
                size="small"
                label={t('custom-fields:down', { name: field.label })}
                icon={<ArrowDown aria-hidden="true" />}
                disabled={index === shown.length - 1}
                onClick={() => void move(index, index + 1)}
              />
              <IconButton
                size="small"
                label={t('custom-fields:edit', { name: field.label })}
                icon={<Pencil aria-hidden="true" />}
                onClick={() => onEdit(field)}
              />
              <IconButton
                size="small"
                label={t('custom-fields:delete', { name: field.label })}
                icon={<Trash2 aria-hidden="true" />}
                onClick={() => onDelete(field)}
              />
            </span>
          </div>
        </li>
      ))}
      <li className={styles['end']}>
        <Button tone={shown.length === 0 ? 'primary' : 'text'} icon={<Plus aria-hidden="true" />} onClick={onAdd}>
          {t(shown.length === 0 ? 'custom-fields:addFirst' : 'custom-fields:addAnother')}
        </Button>
      </li>
    </ol>
  )
}
