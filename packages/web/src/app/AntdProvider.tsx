import { ConfigProvider } from 'antd'
import type { Locale as AntdLocale } from 'antd/es/locale/index.js'
import dayjs from 'dayjs'
import { Calendar, ChevronDown, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { Locale } from '@zhike/core/kernel/problem'
import { useIsPhone, useMediaQuery } from '../ui/hooks/use-media-query.ts'
import { useLanguage } from './i18n/translation.ts'
import { zhikeTheme } from './theme/antd-theme.ts'
import './theme/antd.css'
import { useThemeMode } from './theme/theme-mode.ts'

/** A locale from the first moment: with the first one antd puts a layer around the page, which would mount it anew. */
const noWords: AntdLocale = { locale: 'zh-cn' }

async function loadWords(language: Locale): Promise<AntdLocale> {
  if (language === 'en') return (await import('antd/es/locale/en_US.js')).default
  const [words] = await Promise.all([import('antd/es/locale/zh_CN.js'), import('dayjs/locale/zh-cn.js')])
  return words.default
}

/** antd in our colours, words and icons. Only pages inside the shell need it; sign-in stays light. */
export function AntdProvider({ children }: { children: ReactNode }) {
  const mode = useThemeMode()
  const isPhone = useIsPhone()
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)')
  const language = useLanguage()
  const [words, setWords] = useState<AntdLocale>(noWords)
  useEffect(() => {
    let isCurrent = true
    void loadWords(language).then((loaded) => {
      dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
      if (isCurrent) setWords(loaded)
    })
    return () => {
      isCurrent = false
    }
  }, [language])
  const theme = zhikeTheme(mode, isPhone)
  return (
    <ConfigProvider
      theme={isStill ? { ...theme, token: { ...theme.token, motion: false } } : theme}
      locale={words}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      modal={{ closeIcon: <X size={16} /> }}
      drawer={{ closeIcon: <X size={16} /> }}
      select={{ suffixIcon: <ChevronDown size={14} /> }}
      datePicker={{ suffixIcon: <Calendar size={14} /> }}
      form={{ requiredMark: false, colon: false }}
    >
      {children}
    </ConfigProvider>
  )
}
