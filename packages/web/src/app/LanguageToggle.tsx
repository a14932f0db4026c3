import { Globe } from 'lucide-react'
import { Button } from '../ui/controls/Button.tsx'
import { languageNames } from './i18n/language-names.ts'
import { setLanguageAtDoor, useLanguage } from './i18n/translation.ts'

/** Offers the other language, named in itself. */
export function LanguageToggle() {
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <Button tone="text" size="small" icon={<Globe />} lang={other} onClick={() => void setLanguageAtDoor(other)}>
      {languageNames[other]}
    </Button>
  )
}
