import { useTranslation } from 'react-i18next'
import { Segmented } from '../ui/controls/Segmented.tsx'
import { setThemeChoice, themeChoices, useThemeChoice, type ThemeChoice } from './theme/theme-mode.ts'

export function ThemeChoiceControl({ onChosen }: { onChosen: (choice: ThemeChoice) => void }) {
  const { t } = useTranslation('app')
  const choice = useThemeChoice()
  return (
    <Segmented
      wide
      label={t('app:user.theme')}
      value={choice}
      options={themeChoices.map((key) => ({ key, label: t(`app:user.${key}`) }))}
      onChange={(next) => {
        setThemeChoice(next)
        onChosen(next)
      }}
    />
  )
}
