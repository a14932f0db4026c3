import { Outlet, useRouterState } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/controls/IconButton.tsx'
import { PhoneHeadContext } from '../../ui/layout/phone-head-context.ts'
import { SheetContext } from '../../ui/layout/sheet-context.ts'
import { LoadingState } from '../../ui/state/Skeleton.tsx'
import { AntdProvider } from '../AntdProvider.tsx'
import { useLive } from '../live/use-live.ts'
import { useSession } from '../session/use-session.ts'
import { slots } from '../slots.ts'
import { useShellKeys } from './use-shell-keys.ts'
import { MayOpen } from './MayOpen.tsx'
import { PhoneTabs } from './PhoneTabs.tsx'
import { Rail } from './Rail.tsx'
import type { ShellOverlay } from './shell-overlay.ts'
import { SeeAsBanner } from './SeeAsBanner.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { TopBar } from './TopBar.tsx'
import { useRail } from './use-rail.ts'
import styles from './shell.module.css'

/** Rail, top bar and sheet around every page of a signed-in person; on a phone the tabs below. */
export function Shell() {
  const { t } = useTranslation('app')
  const [overlay, setOverlay] = useState<ShellOverlay>()
  const [sheet, setSheet] = useState<HTMLElement | null>(null)
  const { isCollapsed, toggle } = useRail()
  const { seenBy } = useSession()
  useShellKeys(setOverlay)
  useLive()
  useFocusOnNavigation(sheet)

  const close = () => setOverlay(undefined)
  const phoneHead = useMemo(
    () =>
      slots.Search && (
        <IconButton size="large" label={t('app:searchShort')} icon={<Search />} onClick={() => setOverlay('search')} />
      ),
    [t],
  )
  return (
    <AntdProvider>
      <a className={styles['skip']} href="#main">
        {t('app:skip')}
      </a>
      <div className={styles['app']} data-collapsed={isCollapsed || undefined} data-banner={seenBy ? true : undefined}>
        {seenBy && <SeeAsBanner />}
        <Rail isCollapsed={isCollapsed} onToggle={toggle} />
        <div className={styles['column']}>
          <TopBar onOpen={setOverlay} />
          <SheetContext value={sheet}>
            <PhoneHeadContext value={phoneHead}>
              <main id="main" ref={setSheet} tabIndex={-1} className={styles['sheet']}>
                <Suspense fallback={<LoadingState />}>
                  <MayOpen>
                    <Outlet />
                  </MayOpen>
                </Suspense>
              </main>
            </PhoneHeadContext>
          </SheetContext>
        </div>
        <PhoneTabs onOpen={setOverlay} />
      </div>
      <Suspense>
        {slots.Search && <slots.Search open={overlay === 'search'} onClose={close} onOpen={setOverlay} />}
        {slots.Notices && <slots.Notices />}
        {slots.FollowUpComposer && <slots.FollowUpComposer open={overlay === 'follow-up'} onClose={close} />}
        <ShortcutsDialog open={overlay === 'shortcuts'} onClose={close} />
      </Suspense>
    </AntdProvider>
  )
}

/** A page that is swapped in place is silent for screen readers: the focus goes to the sheet, whose page names itself. */
function useFocusOnNavigation(sheet: HTMLElement | null): void {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const last = useRef(path)
  useEffect(() => {
    if (last.current === path || !sheet) return
    last.current = path
    sheet.focus({ preventScroll: true })
  }, [path, sheet])
}
