import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { getCustomer, patchCustomer } from '@zhike/core/customers/api'
import type { Customer, ListedCustomer } from '@zhike/core/customers/schema'
import { callRoute } from '../../app/api-client.ts'
import { ApiProblem, problemMessage } from '../../app/api-problem.ts'
import { useCan } from '../../app/session/use-session.ts'
import { CodeTreePicker } from '../../reference/CodeTreePicker.tsx'
import { useIndustries, useRegions } from '../../reference/use-reference.ts'
import { Button } from '../../ui/controls/Button.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { showToast } from '../../ui/toast/toast.ts'
import { refreshCustomer } from '../api.ts'
import { isLikelyDuplicate, LikelyDuplicate } from '../edit/LikelyDuplicate.tsx'
import { isMasked } from '../field-rules.ts'
import styles from './list.module.css'

export type EditableField = 'shortName' | 'size' | 'source' | 'phone' | 'regionCode' | 'industryCode'

const longest: Record<EditableField, number> = {
  shortName: 100,
  size: 50,
  source: 100,
  phone: 40,
  regionCode: 6,
  industryCode: 4,
}

interface EditableCellProps {
  row: ListedCustomer
  field: EditableField
  /** The value in words. */
  children: ReactNode
}

/** A cell that is changed in its place. Whoever changed the same value meanwhile is not overwritten unseen. */
export function EditableCell({ row, field, children }: EditableCellProps) {
  const { t } = useTranslation('customers')
  const mayUpdate = useCan('customer.update')
  const [isOpen, setOpen] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const edit = useCellEdit(row, field)
  const label = t('customers:editCell', { field: t(`customers:field.${field}`), name: row.shortName ?? row.name })
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => pencil.current?.focus())
  }
  const save = (value: string) => {
    close()
    if (value !== (row[field] ?? '')) edit.save(value)
  }
  if (!mayUpdate || isMasked(row[field])) return <>{children}</>
  const isCode = field === 'regionCode' || field === 'industryCode'
  return (
    <div className={styles['cell']}>
      {isOpen && !isCode ? (
        <TextCell label={label} field={field} value={row[field] ?? ''} onSave={save} onCancel={close} />
      ) : (
        children
      )}
      {(!isOpen || isCode) && (
        <button
          ref={pencil}
          type="button"
          className={styles['pencil']}
          aria-label={label}
          title={label}
          onClick={() => setOpen(true)}
        >
          <Pencil aria-hidden="true" />
        </button>
      )}
      {isOpen && isCode && (
        <CodeCell label={label} field={field} value={row[field] ?? null} onSave={save} onCancel={close} />
      )}
      {edit.likely && (
        <Dialog title={label} open onClose={edit.giveUp} width={480}>
          <LikelyDuplicate
            problem={edit.likely}
            isSaving={edit.isSaving}
            onOpen={edit.giveUp}
            onSaveAnyway={edit.saveAnyway}
          />
        </Dialog>
      )}
      {edit.theirs && (
        <Dialog title={t('customers:conflict.title')} open onClose={edit.giveWay} width={420}>
          <div className={styles['conflict']}>
            <p>{t('customers:cellConflict', { field: t(`customers:field.${field}`), name: row.name })}</p>
            <div className={styles['conflictButtons']}>
              <Button onClick={edit.giveWay}>
                {t('customers:conflict.theirs', { value: edit.theirs[field] ?? t('customers:emptyValue') })}
              </Button>
              <Button tone="primary" loading={edit.isSaving} onClick={edit.overwrite}>
                {t('customers:conflict.mine', { value: edit.mine || t('customers:emptyValue') })}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function useCellEdit(row: ListedCustomer, field: EditableField) {
  const { t } = useTranslation('customers')
  const client = useQueryClient()
  const [mine, setMine] = useState('')
  const [theirs, setTheirs] = useState<Customer>()
  const saving = useMutation({
    mutationFn: async ({ value, version, isSure = false }: { value: string; version: number; isSure?: boolean }) => {
      const params = { id: row.id }
      const body = { [field]: value === '' ? null : value, ...(isSure ? { evenIfDuplicate: true } : {}) }
      try {
        return await callRoute(patchCustomer, { params, version, body })
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 412) throw error
        const current = await callRoute(getCustomer, { params })
        // Something else of the customer was changed: this value still is what was on show.
        if ((current[field] ?? null) === (row[field] ?? null)) {
          return callRoute(patchCustomer, { params, version: current.version, body })
        }
        setTheirs(current)
        return undefined
      }
    },
    onSuccess: async (saved) => {
      if (!saved) return
      setTheirs(undefined)
      await refreshCustomer(client, row.id)
      showToast({
        text: t('customers:cellSaved', { field: t(`customers:field.${field}`), name: row.shortName ?? row.name }),
      })
    },
    onError: (error) => {
      if (!isLikelyDuplicate(error)) showToast({ text: problemMessage(error), tone: 'bad' })
    },
  })
  return {
    mine,
    theirs,
    likely: isLikelyDuplicate(saving.error) ? saving.error : undefined,
    giveUp: () => saving.reset(),
    saveAnyway: () => saving.variables && saving.mutate({ ...saving.variables, isSure: true }),
    isSaving: saving.isPending,
    save: (value: string) => {
      setMine(value)
      saving.mutate({ value, version: row.version })
    },
    overwrite: () => theirs && saving.mutate({ value: mine, version: theirs.version }),
    giveWay: () => {
      setTheirs(undefined)
      void refreshCustomer(client, row.id)
    },
  }
}

interface CellEditorProps {
  label: string
  field: EditableField
  value: string | null
  onSave: (value: string) => void
  onCancel: () => void
}

function TextCell({ label, field, value, onSave, onCancel }: CellEditorProps) {
  const [draft, setDraft] = useState(value ?? '')
  const isOver = useRef(false)
  const end = (run: () => void) => {
    if (isOver.current) return
    isOver.current = true
    run()
  }
  return (
    <input
      className={styles['cellInput']}
      aria-label={label}
      value={draft}
      maxLength={longest[field]}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the cell was pressed to write in it
      autoFocus
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => end(() => onSave(draft.trim()))}
      onKeyDown={(event) => {
        // Keys of the list must not move rows while somebody writes.
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') end(() => onSave(draft.trim()))
        if (event.key === 'Escape') end(onCancel)
      }}
    />
  )
}

function CodeCell({ label, field, value, onSave, onCancel }: CellEditorProps) {
  const { t } = useTranslation('customers')
  const regions = useRegions()
  const industries = useIndustries()
  const [draft, setDraft] = useState(value ?? '')
  const tree = field === 'regionCode' ? regions : industries
  return (
    <Dialog
      title={label}
      open
      width={600}
      onClose={onCancel}
      foot={
        <>
          {draft !== '' && <Button onClick={() => setDraft('')}>{t('customers:clearValue')}</Button>}
          <Button tone="primary" onClick={() => onSave(draft)}>
            {t('customers:save')}
          </Button>
        </>
      }
    >
      {tree && <CodeTreePicker label={label} tree={tree} chosen={draft ? [draft] : []} onPick={setDraft} />}
    </Dialog>
  )
}
