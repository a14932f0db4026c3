import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, Ellipsis, Pencil, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { Button } from '../ui/controls/Button.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { Notice } from '../ui/state/Notice.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { segmentQuery, useDeleteSegment } from './api.ts'
import { ConditionWords } from './condition/ConditionWords.tsx'
import { OverlapSection } from './OverlapSection.tsx'
import { SegmentCustomers } from './SegmentCustomers.tsx'
import { SegmentDialog } from './SegmentDialog.tsx'
import { SegmentFigures } from './SegmentFigures.tsx'
import styles from './segments.module.css'

const route = getRouteApi('/shell/segments/$segmentId')

/** One segment: how large, of whom, by what condition, and what it has in common with another. */
export function SegmentPage() {
  const { t } = useTranslation('segments')
  const { segmentId } = route.useParams()
  const navigate = useNavigate()
  const { data: segment, error, refetch } = useQuery(segmentQuery(segmentId))
  const [dialog, setDialog] = useState<'edit' | 'delete'>()
  const remove = useDeleteSegment()
  const close = () => setDialog(undefined)
  if (error && !segment) return <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
  if (!segment) return <LoadingState />
  const { update: mayUpdate, delete: mayDelete } = segment.abilities
  const toCustomers = () => void navigate({ to: '/customers', search: { segment: segment.id, scope: 'all' } })
  const removeNow = async () => {
    try {
      await remove.mutateAsync(segment.id)
      showToast({ text: t('segments:deleted', { name: segment.name }) })
      await navigate({ to: '/segments' })
    } catch (problem) {
      showToast({ text: problemMessage(problem), tone: 'bad' })
      close()
    }
  }
  const menu = [
    mayUpdate && {
      key: 'edit',
      label: t('segments:edit'),
      icon: <Pencil aria-hidden="true" />,
      onSelect: () => setDialog('edit'),
    },
    mayDelete && {
      key: 'delete',
      label: t('segments:delete'),
      dangerous: true,
      separated: true,
      onSelect: () => setDialog('delete'),
    },
  ]
  return (
    <>
      <PageHead
        title={segment.name}
        back={
          <IconLink
            size="large"
            to="/segments"
            label={t('segments:backToList')}
            icon={<ChevronLeft aria-hidden="true" />}
          />
        }
        sub={
          <Facts
            items={[
              t(`segments:kinds.${segment.kind}`),
              segment.isShared ? t('segments:shared') : t('segments:onlyMe'),
              segment.owner && t('segments:madeBy', { name: segment.owner.name }),
            ]}
          />
        }
        actions={
          <>
            {segment.isAskable && (
              <ExportButton list="customers" query={{ filter: { field: 'segment', op: 'in', value: [segment.id] } }} />
            )}
            {mayUpdate && (
              <Button tone="text" icon={<Pencil aria-hidden="true" />} onClick={() => setDialog('edit')}>
                {t('segments:edit')}
              </Button>
            )}
            {mayDelete && (
              <ActionMenu
                title={t('segments:more')}
                trigger={<IconButton label={t('segments:more')} icon={<Ellipsis aria-hidden="true" />} />}
                items={menu.slice(1)}
              />
            )}
            {segment.isAskable && (
              <Button tone="primary" icon={<Users aria-hidden="true" />} onClick={toCustomers}>
                {t('segments:openInList')}
              </Button>
            )}
          </>
        }
        phoneActions={
          (mayUpdate || mayDelete) && (
            <ActionMenu
              title={t('segments:more')}
              trigger={<IconButton size="large" label={t('segments:more')} icon={<Ellipsis aria-hidden="true" />} />}
              items={[
                segment.isAskable && {
                  key: 'open',
                  label: t('segments:openInList'),
                  icon: <Users aria-hidden="true" />,
                  onSelect: toCustomers,
                },
                ...menu,
              ]}
            />
          )
        }
      />
      <PageBody>
        {segment.description && <p className={styles['about']}>{segment.description}</p>}
        {segment.isAskable ? (
          <Section>
            <SegmentFigures segment={segment} />
          </Section>
        ) : (
          <Section>
            <Notice tone="warn">{t('segments:notAskable')}</Notice>
          </Section>
        )}
        {segment.condition && (
          <Section title={t('segments:condition')}>
            <ConditionWords condition={segment.condition} />
          </Section>
        )}
        {segment.isAskable && (
          <>
            <OverlapSection segment={segment} />
            <SegmentCustomers segment={segment} />
          </>
        )}
      </PageBody>
      {dialog === 'edit' && <SegmentDialog segment={segment} onClose={close} />}
      {dialog === 'delete' && (
        <ConfirmDialog
          open
          title={t('segments:deleteTitle', { name: segment.name })}
          text={t('segments:deleteText')}
          confirmLabel={t('segments:delete')}
          dangerous
          onClose={close}
          onConfirm={removeNow}
        />
      )}
    </>
  )
}
