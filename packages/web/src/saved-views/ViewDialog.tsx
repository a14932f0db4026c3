import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createView, setViewDefault, updateView } from '@zhike/core/saved-views/api'
import { privateView, type SavedView, type ViewDefinition } from '@zhike/core/saved-views/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Checkbox } from '../ui/controls/Checkbox.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { refreshViews } from './api.ts'
import { RoleDefaults } from './RoleDefaults.tsx'
import { SharingFields } from './SharingFields.tsx'
import styles from './saved-views.module.css'

interface ViewDialogProps {
  /** The view whose name and readers change; absent = a new one. */
  view?: SavedView
  /** What a new one keeps. */
  definition?: ViewDefinition
  onClose: () => void
  onSaved?: (view: SavedView) => void
}

/** Name of a view, with whom it is shared, whose list opens with it. */
export function ViewDialog({ view, definition, onClose, onSaved }: ViewDialogProps) {
  const { t } = useTranslation('saved-views')
  const client = useQueryClient()
  const mayShare = useCan('view.share')
  const [name, setName] = useState(view?.name ?? '')
  const [sharing, setSharing] = useState(view?.sharing ?? privateView)
  const [isMine, setMine] = useState(view?.isMyDefault ?? false)
  const [roles, setRoles] = useState(view?.defaultOfRoles ?? [])
  const save = useMutation({
    mutationFn: async () => {
      const saved = view
        ? view.abilities.update
          ? await callRoute(updateView, { params: { id: view.id }, version: view.version, body: { name, sharing } })
          : view
        : await callRoute(createView, {
            body: { name, sharing, ...(definition ? { definition } : { definition: {} }) },
          })
      const params = { id: saved.id }
      const asked = {
        ...(isMine === saved.isMyDefault ? {} : { mine: isMine }),
        ...(same(roles, saved.defaultOfRoles) ? {} : { roles }),
      }
      return Object.keys(asked).length > 0 ? callRoute(setViewDefault, { params, body: asked }) : saved
    },
    onSuccess: async (saved) => {
      await refreshViews(client)
      showToast({ text: t('saved-views:saved', { name: saved.name }) })
      onSaved?.(saved)
      onClose()
    },
    onError: () => refreshViews(client),
  })
  const isShared =
    sharing.everybody || sharing.personIds.length + sharing.departmentIds.length + sharing.roles.length > 0
  const mayChange = !view || view.abilities.update
  return (
    <Dialog
      title={view ? t('saved-views:edit') : t('saved-views:saveAsNew')}
      open
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('saved-views:cancel')}</Button>
          <Button tone="primary" loading={save.isPending} disabled={name.trim() === ''} onClick={() => save.mutate()}>
            {t('saved-views:save')}
          </Button>
        </>
      }
    >
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') save.mutate()
        }}
      >
        {save.error && <InlineProblem>{problemMessage(save.error)}</InlineProblem>}
        <TextField
          label={t('saved-views:name')}
          value={name}
          maxLength={60}
          required
          autoFocus
          disabled={!mayChange}
          placeholder={t('saved-views:nameExample')}
          onChange={(event) => setName(event.target.value)}
        />
        {mayChange && (mayShare || isShared) && <SharingFields value={sharing} onChange={setSharing} />}
        {mayChange && !mayShare && !isShared && <p className="meta">{t('saved-views:onlyMe')}</p>}
        {(!view || view.isForMe) && (
          <Checkbox checked={isMine} onChange={(event) => setMine(event.target.checked)}>
            {t('saved-views:mineOpens')}
          </Checkbox>
        )}
        <RoleDefaults sharing={sharing} value={roles} onChange={setRoles} />
      </form>
    </Dialog>
  )
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort())
}
