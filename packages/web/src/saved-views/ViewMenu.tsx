import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, ChevronDown, Layers, MoreHorizontal, Pencil, Plus, Star, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteView, setViewDefault } from '@zhike/core/saved-views/api'
import type { SavedView } from '@zhike/core/saved-views/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { useArrowFocus } from '../ui/hooks/use-arrow-focus.ts'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { refreshViews, viewsQuery } from './api.ts'
import { ViewDialog } from './ViewDialog.tsx'
import styles from './saved-views.module.css'

interface ViewMenuProps {
  shown: SavedView | undefined
  onOpen: (id: string | 'none') => void
  /** Opens the dialog that keeps what is on show. */
  onSaveAs: () => void
}

/** Beside the title: which view is on show, and the others. */
export function ViewMenu({ shown, onOpen, onSaveAs }: ViewMenuProps) {
  const { t } = useTranslation('saved-views')
  const { data } = useQuery(viewsQuery)
  const views = data?.items ?? []
  const groups = [
    { key: 'mine', views: views.filter((one) => one.isMine) },
    { key: 'shared', views: views.filter((one) => !one.isMine && one.isForMe) },
    { key: 'others', views: views.filter((one) => !one.isForMe) },
  ].filter((group) => group.views.length > 0)
  const onKeyDown = useArrowFocus('button[data-view]')
  return (
    <Popup
      title={t('saved-views:title')}
      width={300}
      flush
      trigger={
        <button type="button" className={styles['trigger']} data-chosen={shown ? true : undefined}>
          <Layers aria-hidden="true" />
          <span className="visually-hidden">{t('saved-views:title')} </span>
          <span className="ellipsis">{shown?.name ?? t('saved-views:everything')}</span>
          <ChevronDown aria-hidden="true" />
        </button>
      }
    >
      {(close) => {
        const open = (id: string | 'none') => {
          close()
          onOpen(id)
        }
        return (
          <div className={styles['menu']} onKeyDown={onKeyDown} role="presentation">
            <button
              type="button"
              data-view
              className={styles['item']}
              aria-current={shown ? undefined : 'true'}
              onClick={() => open('none')}
            >
              {t('saved-views:everything')}
              {!shown && <Check aria-hidden="true" />}
            </button>
            {groups.map((group) => (
              <section key={group.key} aria-label={t(`saved-views:group.${group.key}`)}>
                <h3 className={styles['group']}>{t(`saved-views:group.${group.key}`)}</h3>
                <ul className={styles['list']}>
                  {group.views.map((view) => (
                    <li key={view.id} className={styles['row']}>
                      <button
                        type="button"
                        data-view
                        className={styles['item']}
                        aria-current={view.id === shown?.id ? 'true' : undefined}
                        onClick={() => open(view.id)}
                      >
                        <span className="ellipsis">{view.name}</span>
                        {view.id === shown?.id && <Check aria-hidden="true" />}
                        <ViewNote view={view} />
                      </button>
                      <ViewActions view={view} onGone={() => view.id === shown?.id && onOpen('none')} />
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <hr className={styles['line']} />
            <button
              type="button"
              data-view
              className={styles['item']}
              onClick={() => {
                close()
                onSaveAs()
              }}
            >
              <Plus aria-hidden="true" />
              {t('saved-views:saveAsNew')}
            </button>
          </div>
        )
      }}
    </Popup>
  )
}

function ViewNote({ view }: { view: SavedView }) {
  const { t } = useTranslation('saved-views')
  if (view.isMyDefault) return <small>{t('saved-views:opensHere')}</small>
  if (view.defaultOfRoles.length > 0) return <small>{t('saved-views:roleDefault')}</small>
  if (!view.isMine) return <small className="ellipsis">{view.owner.name}</small>
  return view.isShared ? <small>{t('saved-views:isShared')}</small> : null
}

function ViewActions({ view, onGone }: { view: SavedView; onGone: () => void }) {
  const { t } = useTranslation('saved-views')
  const client = useQueryClient()
  const [dialog, setDialog] = useState<'edit' | 'delete'>()
  const params = { id: view.id }
  const makeDefault = useMutation({
    mutationFn: () => callRoute(setViewDefault, { params, body: { mine: !view.isMyDefault } }),
    onSuccess: () => refreshViews(client),
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  const remove = useMutation({
    mutationFn: () => callRoute(deleteView, { params }),
    onSuccess: async () => {
      setDialog(undefined)
      onGone()
      await refreshViews(client)
      showToast({ text: t('saved-views:deleted', { name: view.name }) })
    },
    onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }),
  })
  return (
    <>
      <ActionMenu
        title={t('saved-views:actionsOf', { name: view.name })}
        trigger={
          <IconButton size="small" label={t('saved-views:actionsOf', { name: view.name })} icon={<MoreHorizontal />} />
        }
        items={[
          view.isForMe && {
            key: 'default',
            label: t(view.isMyDefault ? 'saved-views:notMyDefault' : 'saved-views:makeMyDefault'),
            icon: <Star />,
            onSelect: () => makeDefault.mutate(),
          },
          (view.abilities.update || view.abilities.setRoleDefault) && {
            key: 'edit',
            label: t('saved-views:edit'),
            icon: <Pencil />,
            onSelect: () => setDialog('edit'),
          },
          view.abilities.delete && {
            key: 'delete',
            label: t('saved-views:delete'),
            icon: <Trash2 />,
            dangerous: true,
            separated: true,
            onSelect: () => setDialog('delete'),
          },
        ]}
      />
      {dialog === 'edit' && <ViewDialog view={view} onClose={() => setDialog(undefined)} />}
      <ConfirmDialog
        title={t('saved-views:deleteTitle', { name: view.name })}
        text={t(view.isShared ? 'saved-views:deleteShared' : 'saved-views:deleteText')}
        confirmLabel={t('saved-views:delete')}
        dangerous
        open={dialog === 'delete'}
        onClose={() => setDialog(undefined)}
        onConfirm={() =>
          remove.mutateAsync().then(
            () => undefined,
            () => undefined,
          )
        }
      />
    </>
  )
}
