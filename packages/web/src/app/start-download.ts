import { showToast } from '../ui/toast/toast.ts'
import { i18n } from './i18n/translation.ts'
import { seenPerson } from './session/see-as.ts'

/** Says so where somebody else's view is on show, in which nothing leaves the house. */
export function refuseInView(): boolean {
  const seen = seenPerson()
  if (seen) showToast({ text: i18n.t('app:seeAs.noDownload', { name: seen.name }), tone: 'bad' })
  return seen !== null && seen !== undefined
}

/** Lets the browser fetch a file by its address. Such a call carries no header: in somebody else's view it is refused. */
export function startDownload(address: string): void {
  if (!refuseInView()) window.location.assign(address)
}
