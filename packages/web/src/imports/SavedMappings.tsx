import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteImportMapping, saveImportMapping } from '@zhike/core/imports/api'
import type { ImportMapping, ImportOptions, ImportRecord } from '@zhike/core/imports/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { importMappingsQuery, importQuery } from './api.ts'
import styles from './imports.module.css'

interface SavedMappingsProps {
  record: ImportRecord
  onChange: (options: Partial<ImportOptions>) => void
}

/** What was decided for such a file before: taken by itself, chosen by hand, saved under a name. */
export function SavedMappings({ record, onChange }: SavedMappingsProps) {
  const { t } = useTranslation('imports')
  const client = useQueryClient()
  const { data } = useQuery(importMappingsQuery(record.kind))
  const [isSaving, setSaving] = useState(false)
  const columns = new Set(record.detected.columns.map((column) => column.name))
  const take = ({ options }: ImportMapping) =>
    onChange({
      ...options,
      mapping: Object.fromEntries(Object.entries(options.mapping).filter(([, column]) => columns.has(column))),
    })
  const remove = useMutation({
    mutationFn: (one: ImportMapping) => callRoute(deleteImportMapping, { params: { id: one.id } }),
    onSuccess: async (_, one) => {
      showToast({ text: t('imports:saved.deleted', { name: one.name }) })
      await client.invalidateQueries({ queryKey: importMappingsQuery(record.kind).queryKey })
    },
    onError: (problem) => showToast({ text: problemMessage(problem), tone: 'bad' }),
  })
  const items = data?.items ?? []
  return (
    <div className={styles['saved']}>
      {record.savedMapping && (
        <span className="meta">{t('imports:saved.taken', { name: record.savedMapping.name })}</span>
      )}
      {items.length > 0 && (
        <ActionMenu
          title={t('imports:saved.choose')}
          trigger={
            <Button tone="text" size="small">
              {t('imports:saved.choose')}
            </Button>
          }
          items={[
            ...items.map((one) => ({ key: one.id, label: one.name, onSelect: () => take(one) })),
            ...items
              .filter((one) => one.abilities.delete)
              .map((one) => ({
                key: `delete ${one.id}`,
                label: t('imports:saved.delete', { name: one.name }),
                dangerous: true,
                onSelect: () => remove.mutate(one),
              })),
          ]}
        />
      )}
      <Button tone="text" size="small" onClick={() => setSaving(true)}>
        {t('imports:saved.save')}
      </Button>
      {isSaving && <SaveDialog record={record} onClose={() => setSaving(false)} />}
    </div>
  )
}

function SaveDialog({ record, onClose }: { record: ImportRecord; onClose: () => void }) {
  const { t } = useTranslation('imports')
  const client = useQueryClient()
  const [name, setName] = useState(record.savedMapping?.name ?? '')
  const save = useMutation({
    mutationFn: () => callRoute(saveImportMapping, { body: { importId: record.id, name } }),
    onSuccess: async (saved) => {
      showToast({ text: t('imports:saved.done', { name: saved.name }) })
      await Promise.all([
        client.invalidateQueries({ queryKey: importMappingsQuery(record.kind).queryKey }),
        client.invalidateQueries({ queryKey: importQuery(record.id).queryKey }),
      ])
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog
      open
      width={420}
      title={t('imports:saved.title')}
      onClose={onClose}
      foot={
        <Button tone="primary" loading={save.isPending} disabled={name.trim() === ''} onClick={() => save.mutate()}>
          {t('imports:saved.confirm')}
        </Button>
      }
    >
      <form onSubmit={submit}>
        <TextField
          label={t('imports:saved.name')}
          hint={t('imports:saved.hint')}
          error={save.error ? problemMessage(save.error) : undefined}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
