import { Outlet } from '@tanstack/react-router'
import { ToastViewport } from '../ui/toast/ToastViewport.tsx'
import { OfflineNotice } from './OfflineNotice.tsx'

/** What lies around every page, signed in or not. */
export function RootFrame() {
  return (
    <>
      <OfflineNotice />
      <Outlet />
      <ToastViewport />
    </>
  )
}
