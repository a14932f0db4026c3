import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../app/api-problem.ts'
import { IconLink } from '../ui/controls/IconLink.tsx'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import { PageBody } from '../ui/layout/PageBody.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { AddCustomer } from './AddCustomer.tsx'
import { mergePreviewQuery } from './api.ts'
import { MergeForm } from './MergeForm.tsx'
import { MergeResult } from './MergeResult.tsx'
import styles from './merges.module.css'

const route = getRouteApi('/shell/customers/merge')

/** 合并客户: side by side, field by field, then how far it is and what came of it. */
export function MergePage() {
  const { t } = useTranslation(['merges', 'customers'])
  const { ids: listed, survivor, rule = 'survivor', merge } = route.useSearch()
  const go = route.useNavigate()
  const ids = [...new Set(listed?.split(',') ?? [])]
  const preview = useQuery({ ...mergePreviewQuery(ids, survivor, rule), enabled: ids.length > 1 && !merge })
  const setIds = (next: readonly string[]) =>
    void go({ search: (before) => ({ ...before, ids: next.join(',') || undefined }), replace: true })
  return (
    <>
      <PageHead
        title={t('merges:title')}
        sub={ids.length > 1 && !merge && t('merges:sub', { count: ids.length })}
        divided
        back={<IconLink size="large" to="/customers" label={t('customers:backToList')} icon={<ChevronLeft />} />}
        actions={
          <LinkButton to="/customers" tone="text" icon={<ChevronLeft />}>
            {t('customers:backToList')}
          </LinkButton>
        }
      />
      <PageBody>
        <div className={styles['page']}>
          {merge ? (
            <MergeResult mergeId={merge} onAgain={() => void go({ search: { ids: listed, survivor, rule } })} />
          ) : (
            <>
              {preview.error && (
                <ErrorState text={problemMessage(preview.error)} onRetry={() => void preview.refetch()} />
              )}
              {ids.length > 1 && !preview.data && !preview.error && <LoadingState />}
              {preview.data && (
                <MergeForm
                  // What was chosen belongs to these records and this survivor.
                  key={`${preview.data.survivorId} ${rule} ${ids.join()}`}
                  preview={preview.data}
                  onSurvivor={(next) =>
                    void go({ search: (before) => ({ ...before, survivor: next }), replace: true, resetScroll: false })
                  }
                  onRule={(next) =>
                    void go({ search: (before) => ({ ...before, rule: next }), replace: true, resetScroll: false })
                  }
                  onRemove={(id) => setIds(ids.filter((one) => one !== id))}
                  onStarted={(id) => void go({ search: (before) => ({ ...before, merge: id }) })}
                />
              )}
              <AddCustomer chosen={ids} onAdd={(id) => setIds([...ids, id])} />
            </>
          )}
        </div>
      </PageBody>
    </>
  )
}
