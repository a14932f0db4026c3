import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { updateView } from '@zhike/core/saved-views/api'
import type { SavedView, ViewDefinition } from '@zhike/core/saved-views/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { refreshViews } from './api.ts'
import styles from './saved-views.module.css'

interface ViewBarProps {
  view: SavedView
  /** What is on show instead. */
  definition: ViewDefinition
  onSaved: () => void
  onSaveAs: () => void
  onDiscard: () => void
}

/** The view was changed and not saved: save, save as another, or back to what it was. */
export function ViewBar({ view, definition, onSaved, onSaveAs, onDiscard }: ViewBarProps) {
  const { t } = useTranslation('saved-views')
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => callRoute(updateView, { params: { id: view.id }, version: view.version, body: { definition } }),
    onSuccess: async () => {
      await refreshViews(client)
      onSaved()
      showToast({ text: t('saved-views:saved', { name: view.name }) })
    },
    onError: async (error) => {
      showToast({ text: problemMessage(error), tone: 'bad' })
      await refreshViews(client)
    },
  })
  return (
    <div className={styles['bar']} role="status">
      <span className={styles['barWords']}>{t('saved-views:changed', { name: view.name })}</span>
      <Button size="small" tone="text" onClick={onDiscard}>
        {t('saved-views:discard')}
      </Button>
      <Button size="small" onClick={onSaveAs}>
        {t('saved-views:saveAs')}
      </Button>
      {view.abilities.update && (
        <Button size="small" tone="soft" loading={save.isPending} onClick={() => save.mutate()}>
          {t('saved-views:save')}
        </Button>
      )}
    </div>
  )
}
