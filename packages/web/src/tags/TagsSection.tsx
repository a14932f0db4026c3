import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '@zhike/core/customers/schema'
import { problemMessage } from '../app/api-problem.ts'
import { segmentsOfCustomerQuery } from '../segments/api.ts'
import { classNames } from '../ui/class-names.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Section } from '../ui/layout/Section.tsx'
import { Popup } from '../ui/overlay/Popup.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { TagChip } from './TagChip.tsx'
import { TagChooser } from './TagChooser.tsx'
import { useTagCustomers } from './use-tag-customers.ts'
import styles from './tags.module.css'

/** 标签: what the customer is marked with, and below it the segments it is in now. */
export function TagsSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation('tags')
  const tagging = useTagCustomers()
  const segments = useQuery(segmentsOfCustomerQuery(customer.id)).data
  const { tags } = customer
  const mayTag = customer.abilities.tag
  if (!mayTag && tags.length === 0 && !segments?.length) return null
  const change = (tagId: string) => {
    const has = tags.some((tag) => tag.id === tagId)
    const both = { customerIds: [customer.id], add: has ? [] : [tagId], remove: has ? [tagId] : [] }
    tagging.mutate([both], { onError: (error) => showToast({ text: problemMessage(error), tone: 'bad' }) })
  }
  return (
    <Section title={t('tags:title')}>
      <div className={styles['wrap']}>
        {tags.map((tag) => (
          <TagChip
            key={tag.id}
            tag={tag}
            removeLabel={mayTag ? t('tags:takeOff', { name: tag.name }) : undefined}
            onRemove={() => change(tag.id)}
          />
        ))}
        {tags.length === 0 && !mayTag && <span className="meta">{t('tags:noTags')}</span>}
        {mayTag && (
          <Popup
            title={t('tags:choose')}
            width={280}
            trigger={
              <Button tone="text" size="small" icon={<Plus aria-hidden="true" />}>
                {t('tags:put')}
              </Button>
            }
          >
            {() => (
              <TagChooser
                label={t('tags:choose')}
                states={new Map(tags.map((tag) => [tag.id, 'all'] as const))}
                onToggle={(tag) => change(tag.id)}
                canAdd
              />
            )}
          </Popup>
        )}
      </div>
      {segments && segments.length > 0 && (
        <p className={classNames('meta', styles['segments'])}>
          {t('tags:inSegments')}{' '}
          {segments.map((segment, index) => (
            <span key={segment.id}>
              {index > 0 && t('tags:listComma')}
              <Link to="/segments/$segmentId" params={{ segmentId: segment.id }}>
                {segment.name}
              </Link>
            </span>
          ))}
        </p>
      )}
    </Section>
  )
}
