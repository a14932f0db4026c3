import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ellipsis, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '@zhike/core/tags/schema'
import { problemMessage } from '../app/api-problem.ts'
import { useCan } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { formatCount } from '../ui/format/number.ts'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { EmptyState } from '../ui/state/EmptyState.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { tagCountsQuery, tagsQuery, useDeleteTag } from './api.ts'
import { groupTags } from './group-tags.ts'
import { MergeTagDialog } from './MergeTagDialog.tsx'
import { TagDialog } from './TagDialog.tsx'
import { TagDot } from './TagChip.tsx'
import styles from './tags.module.css'

type Open = { kind: 'edit'; tag: Tag | null } | { kind: 'merge' | 'delete'; tag: Tag }

/** 标签: all of them by group, and how many customers have each. */
export function TagsPage() {
  const { t } = useTranslation('tags')
  const manages = useCan('tag.manage')
  const { data: tags, error, refetch } = useQuery(tagsQuery)
  const counts = useQuery(tagCountsQuery).data
  const [dialog, setDialog] = useState<Open>()
  const remove = useDeleteTag()
  const close = () => setDialog(undefined)
  const add = () => setDialog({ kind: 'edit', tag: null })
  const groups = groupTags(tags ?? [])
  const customersOf = (tag: Tag) => counts && (counts.get(tag.id) ?? 0)
  const removeNow = async (tag: Tag) => {
    try {
      await remove.mutateAsync(tag.id)
      showToast({ text: t('tags:deleted', { name: tag.name }) })
    } catch (problem) {
      showToast({ text: problemMessage(problem), tone: 'bad' })
    }
    close()
  }
  return (
    <>
      <PageHead
        title={t('tags:title')}
        divided
        sub={tags && t('tags:count', { count: tags.length })}
        actions={
          <>
            <ExportButton list="tags" />
            {manages && (
              <Button tone="primary" icon={<Plus aria-hidden="true" />} onClick={add}>
                {t('tags:add')}
              </Button>
            )}
          </>
        }
        phoneActions={
          <>
            <ExportButton list="tags" compact />
            {manages && (
              <IconButton size="large" label={t('tags:add')} icon={<Plus aria-hidden="true" />} onClick={add} />
            )}
          </>
        }
      />
      <PageBody width="reading">
        {error && !tags ? (
          <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
        ) : !tags ? (
          <LoadingState />
        ) : tags.length === 0 ? (
          <EmptyState
            text={t('tags:none')}
            note={t('tags:what')}
            action={manages && <Button onClick={add}>{t('tags:add')}</Button>}
          />
        ) : (
          groups.map((group) => (
            <section key={group.name ?? ''} aria-label={group.name ?? t('tags:ungrouped')}>
              <h2 className={styles['groupHead']}>
                {group.name ?? t('tags:ungrouped')} <small>{group.tags.length}</small>
              </h2>
              <ul>
                {group.tags.map((tag) => (
                  <li key={tag.id} className={styles['row']}>
                    <span className={styles['rowName']}>
                      <TagDot colour={tag.colour} />
                      <span className="ellipsis">{tag.name}</span>
                    </span>
                    {customersOf(tag) === undefined ? (
                      <span className="text-3">…</span>
                    ) : (
                      <Link to="/customers" search={{ tag: tag.id, scope: 'all' }}>
                        {t('tags:customers', { count: customersOf(tag), shown: formatCount(customersOf(tag)) })}
                      </Link>
                    )}
                    {tag.abilities.update && (
                      <ActionMenu
                        title={tag.name}
                        trigger={
                          <IconButton
                            size="small"
                            label={t('tags:menu', { name: tag.name })}
                            icon={<Ellipsis aria-hidden="true" />}
                          />
                        }
                        items={[
                          { key: 'edit', label: t('tags:edit'), onSelect: () => setDialog({ kind: 'edit', tag }) },
                          tags.length > 1 && {
                            key: 'merge',
                            label: t('tags:mergeWith'),
                            onSelect: () => setDialog({ kind: 'merge', tag }),
                          },
                          {
                            key: 'delete',
                            label: t('tags:delete'),
                            dangerous: true,
                            separated: true,
                            onSelect: () => setDialog({ kind: 'delete', tag }),
                          },
                        ]}
                      />
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
      </PageBody>
      {dialog?.kind === 'edit' && (
        <TagDialog tag={dialog.tag} groups={groups.flatMap((group) => group.name ?? [])} onClose={close} />
      )}
      {dialog?.kind === 'merge' && (
        <MergeTagDialog
          tag={dialog.tag}
          customers={customersOf(dialog.tag)}
          others={(tags ?? []).filter((one) => one.id !== dialog.tag.id)}
          onClose={close}
        />
      )}
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          open
          title={t('tags:deleteTitle', { name: dialog.tag.name })}
          text={t('tags:deleteText', {
            count: customersOf(dialog.tag) ?? 0,
            shown: formatCount(customersOf(dialog.tag)),
          })}
          confirmLabel={t('tags:delete')}
          dangerous
          onClose={close}
          onConfirm={() => removeNow(dialog.tag)}
        />
      )}
    </>
  )
}
