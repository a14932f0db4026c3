import { useRouter, type AnyRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState, type FormEvent, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../toast/toast.ts'

const meantWithinMs = 6000

/** Boxes that only look for something hold nothing that could be lost; neither do forms whose owner keeps what was written. */
function holdsWork(element: EventTarget): boolean {
  return (
    element instanceof HTMLElement &&
    element.closest('form, [data-form]') !== null &&
    element.closest('[data-kept], [type=search], [role=combobox]') === null
  )
}

/**
 * What was typed into a dialog does not go by a press beside it, by Esc or by the browser's way back: the first time
 * says so, a second time soon after means it. Cross and 取消 close at once.
 */
export function useTypedGuard(open: boolean, onClose: () => void) {
  const { t } = useTranslation('ui')
  const router = useRouter({ warn: false }) as AnyRouter | undefined
  const [isTyped, setTyped] = useState(false)
  const warnedAt = useRef(0)
  useEffect(() => {
    if (!open) setTyped(false)
  }, [open])
  const mayLeave = useCallback(() => {
    if (Date.now() - warnedAt.current < meantWithinMs) return true
    warnedAt.current = Date.now()
    showToast({ text: t('ui:notSavedYet'), tone: 'bad' })
    return false
  }, [t])
  useEffect(() => {
    if (!open || !isTyped || !router) return
    warnedAt.current = 0
    // Where a press leads on purpose (a link in the dialog, the page of what was just created) nothing stands in the way.
    const isWayBack = (action: string) => action === 'BACK' || action === 'FORWARD' || action === 'GO'
    return router.history.block({
      blockerFn: ({ action }: { action: string }) => isWayBack(action) && !mayLeave(),
      enableBeforeUnload: true,
    })
  }, [open, isTyped, router, mayLeave])
  return {
    onInput: (event: FormEvent) => {
      if (holdsWork(event.target)) setTyped(true)
    },
    /** What is put together by pressing buttons is work as well, where its owner says so. */
    onClick: ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('[data-form] button')) setTyped(true)
    },
    /** For the press beside it and for Esc. */
    closeAside: () => {
      if (!isTyped || mayLeave()) onClose()
    },
  }
}
