import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { FolderUp } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadDemoCompany } from '@zhike/core/demo/api'
import { updateCompany } from '@zhike/core/setup/api'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { queryClient } from '../app/query-client.ts'
import { sessionQuery } from '../app/session/session-query.ts'
import { useSession } from '../app/session/use-session.ts'
import { Button } from '../ui/controls/Button.tsx'
import { Avatar } from '../ui/identity/Avatar.tsx'
import { Facts } from '../ui/identity/Facts.tsx'
import { InlineProblem } from '../ui/state/InlineProblem.tsx'
import { showToast } from '../ui/toast/toast.ts'
import { formatCount } from '../ui/format/number.ts'
import { BeginCard } from './BeginCard.tsx'
import { BlankPicture, DemoPicture, ImportPicture } from './BeginPictures.tsx'
import { SetupFrame } from './SetupFrame.tsx'
import styles from './first-run.module.css'

/** 看演示公司 · 导入我的 Excel · 从空白开始: offered until one of them is chosen. */
export function BeginPage() {
  const { t } = useTranslation('first-run')
  const router = useRouter()
  const { company, person } = useSession()
  useEffect(() => {
    document.title = t('ui:documentTitle', { page: t('first-run:begin.page') })
  }, [t])
  const choose = useMutation({
    mutationFn: (path: string) =>
      callRoute(updateCompany, {
        body: { onboarding: 'done', ...(path === '/customers' ? { firstRules: 'all-to-me' as const } : {}) },
      }),
    onSuccess: async (_company, path) => {
      await queryClient.invalidateQueries({ refetchType: 'all', queryKey: sessionQuery.queryKey })
      await router.navigate({ href: path })
    },
  })
  const loadDemo = useMutation({
    mutationFn: () => callRoute(loadDemoCompany),
    onSuccess: (counts) => {
      showToast({
        text: t('first-run:begin.demo.done', {
          customers: formatCount(counts.customers),
          people: formatCount(counts.people),
        }),
      })
      choose.mutate('/')
    },
  })
  const problem = choose.error ?? loadDemo.error
  const isBusy = choose.isPending || loadDemo.isPending
  return (
    <SetupFrame step={2} end={<Avatar name={person.name} isMe />}>
      <h1>{t('first-run:begin.title', { company: company.name })}</h1>
      <p className="text-2">{t('first-run:begin.text')}</p>
      <div className={styles['cards']}>
        <BeginCard
          title={t('first-run:begin.demo.title')}
          time={t('first-run:begin.demo.time')}
          text={t('first-run:begin.demo.text')}
          points={[t('first-run:begin.demo.first'), t('first-run:begin.demo.second')]}
          picture={<DemoPicture />}
          action={
            <Button size="large" wide loading={loadDemo.isPending} disabled={isBusy} onClick={() => loadDemo.mutate()}>
              {t('first-run:begin.demo.action')}
            </Button>
          }
        />
        <BeginCard
          isChief
          title={t('first-run:begin.import.title')}
          time={t('first-run:begin.import.time')}
          text={t('first-run:begin.import.text')}
          points={[
            t('first-run:begin.import.first'),
            t('first-run:begin.import.second'),
            t('first-run:begin.import.third'),
          ]}
          picture={<ImportPicture />}
          action={
            <Button
              tone="primary"
              size="large"
              wide
              icon={<FolderUp />}
              disabled={isBusy}
              loading={choose.isPending && choose.variables === '/import'}
              onClick={() => choose.mutate('/import')}
            >
              {t('first-run:begin.import.action')}
            </Button>
          }
        />
        <BeginCard
          title={t('first-run:begin.blank.title')}
          time={t('first-run:begin.blank.time')}
          text={t('first-run:begin.blank.text')}
          points={[t('first-run:begin.blank.first'), t('first-run:begin.blank.second')]}
          picture={<BlankPicture />}
          action={
            <Button
              size="large"
              wide
              disabled={isBusy}
              loading={choose.isPending && choose.variables === '/customers'}
              onClick={() => choose.mutate('/customers')}
            >
              {t('first-run:begin.blank.action')}
            </Button>
          }
        />
      </div>
      <div className={styles['below']}>
        {problem && <InlineProblem>{problemMessage(problem)}</InlineProblem>}
        <p className="meta">
          <Facts items={[t('first-run:begin.formats'), t('first-run:begin.ownServer')]} />
        </p>
        <Button tone="link" disabled={isBusy} onClick={() => choose.mutate('/')}>
          {t('first-run:begin.later')}
        </Button>
      </div>
    </SetupFrame>
  )
}
