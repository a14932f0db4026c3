import { RouterProvider } from '@tanstack/react-router'
import { router } from './router.ts'

/** Every page for people who are signed in. */
export function House() {
  return <RouterProvider router={router} />
}
