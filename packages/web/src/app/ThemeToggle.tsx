import { Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/controls/IconButton.tsx'
import { setThemeChoice, useThemeMode } from './theme/theme-mode.ts'

export function ThemeToggle() {
  const { t } = useTranslation('app')
  const isDark = useThemeMode() === 'dark'
  return (
    <IconButton
      label={isDark ? t('app:toLight') : t('app:toDark')}
      icon={isDark ? <Sun /> : <Moon />}
      onClick={() => setThemeChoice(isDark ? 'light' : 'dark')}
    />
  )
}
