import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '@zhike/core/filter/condition'
import { Button } from '../ui/controls/Button.tsx'

// The list comes first; the editor follows when somebody wants it.
const SegmentDialog = lazy(async () => ({ default: (await import('./SegmentDialog.tsx')).SegmentDialog }))

/** Makes a segment of the filters that are set. */
export function SaveAsSegment({ condition }: { condition: Condition }) {
  const { t } = useTranslation('segments')
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button tone="link" onClick={() => setOpen(true)}>
        {t('segments:saveFilters')}
      </Button>
      {isOpen && (
        <Suspense>
          <SegmentDialog
            segment={null}
            begin={condition}
            onClose={() => setOpen(false)}
            onSaved={(segment) => void navigate({ to: '/segments/$segmentId', params: { segmentId: segment.id } })}
          />
        </Suspense>
      )}
    </>
  )
}
