import { describeAction, describeGroup } from '@zhike/core/audit/actions'
import { useLanguage } from '../app/i18n/translation.ts'

/** Actions and groups (which end in a dot) by name. */
export function useActionWords() {
  const language = useLanguage()
  return {
    language,
    text: (action: string) =>
      action.endsWith('.') ? describeGroup(action.slice(0, -1), language) : describeAction(action, language),
  }
}
