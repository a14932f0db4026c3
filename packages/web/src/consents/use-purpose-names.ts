import { useTranslation } from 'react-i18next'
import { builtInPurposes, type Purpose } from '@zhike/core/privacy/settings'

/** The name of a purpose: the company's own, else the product's, else its key. */
export function usePurposeName(purposes: readonly Purpose[]): (key: string) => string {
  const { t } = useTranslation('consents')
  return (key) => {
    const own = purposes.find((one) => one.key === key)?.name
    const builtIn = builtInPurposes.find((one) => one === key)
    return own ?? (builtIn ? t(`consents:purpose.${builtIn}`) : key)
  }
}
