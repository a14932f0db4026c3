import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customRecords } from '@zhike/core/custom-fields/field-kinds'
import type { CustomField } from '@zhike/core/custom-fields/schema'
import { problemMessage } from '../app/api-problem.ts'
import { Button } from '../ui/controls/Button.tsx'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { TabBar } from '../ui/controls/TabBar.tsx'
import { PageHead } from '../ui/layout/PageHead.tsx'
import { ErrorState } from '../ui/state/ErrorState.tsx'
import { LoadingState } from '../ui/state/Skeleton.tsx'
import { customFieldsQuery } from './api.ts'
import { DeletedFields } from './DeletedFields.tsx'
import { DeleteFieldDialog } from './DeleteFieldDialog.tsx'
import { FieldDialog } from './FieldDialog.tsx'
import { FieldList } from './FieldList.tsx'
import styles from './custom-fields.module.css'

const route = getRouteApi('/shell/fields')

/** 自定义字段: what the company wants to know of its records beside what every company does. */
export function FieldsPage() {
  const { t } = useTranslation('custom-fields')
  const { record } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: fields, error, refetch } = useQuery(customFieldsQuery(record))
  const [editing, setEditing] = useState<{ field: CustomField | null }>()
  const [deleting, setDeleting] = useState<CustomField>()
  const add = () => setEditing({ field: null })
  return (
    <>
      <PageHead
        title={t('custom-fields:title')}
        sub={fields && t('custom-fields:sub', { count: fields.length })}
        actions={
          <Button tone="primary" icon={<Plus aria-hidden="true" />} onClick={add}>
            {t('custom-fields:add')}
          </Button>
        }
        phoneActions={
          <IconButton size="large" label={t('custom-fields:add')} icon={<Plus aria-hidden="true" />} onClick={add} />
        }
      />
      <TabBar
        label={t('custom-fields:whose')}
        value={record}
        tabs={customRecords.map((key) => ({ key, label: t(`custom-fields:record.${key}`) }))}
        onChange={(next) => void navigate({ search: { record: next }, replace: true })}
      />
      <p className={styles['lead']}>{t(`custom-fields:lead.${record}`)}</p>
      {error && !fields ? (
        <ErrorState text={problemMessage(error)} onRetry={() => void refetch()} />
      ) : !fields ? (
        <LoadingState />
      ) : (
        <FieldList
          key={record}
          record={record}
          fields={fields}
          onAdd={add}
          onEdit={(field) => setEditing({ field })}
          onDelete={setDeleting}
        />
      )}
      <DeletedFields record={record} />
      {editing && (
        <FieldDialog
          record={record}
          field={editing.field}
          sections={[...new Set(fields?.flatMap((field) => field.section ?? []))]}
          onClose={() => setEditing(undefined)}
        />
      )}
      {deleting && <DeleteFieldDialog field={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  )
}
