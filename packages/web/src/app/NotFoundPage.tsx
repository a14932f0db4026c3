import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../ui/controls/LinkButton.tsx'
import styles from './frame.module.css'

export function NotFoundPage() {
  const { t } = useTranslation('app')
  const { pathname } = useLocation()
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('app:notFound.title') })
  }, [t])
  return (
    <div className={styles['message']}>
      <h1>{t('app:notFound.title')}</h1>
      <p>{t('app:notFound.text', { path: pathname })}</p>
      <LinkButton to="/">{t('app:notFound.back')}</LinkButton>
    </div>
  )
}
