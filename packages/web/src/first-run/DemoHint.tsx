import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls/Button.tsx'
import { CopyText } from '../ui/controls/CopyText.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'

const command = 'ZHIKE_DATA_DIR=./demo-data npm start -- --demo'

/** The demo company stands apart from real data, so the card says how to start one. */
export function DemoHint() {
  const { t } = useTranslation('first-run')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="large" wide onClick={() => setOpen(true)}>
        {t('first-run:begin.demo.action')}
      </Button>
      <Dialog title={t('first-run:begin.demo.how')} open={isOpen} onClose={() => setOpen(false)}>
        <div className="stack">
          <p className="text-2">{t('first-run:begin.demo.command')}</p>
          <CopyText text={command} />
          <p className="text-2">{t('first-run:begin.demo.commandNote')}</p>
        </div>
      </Dialog>
    </>
  )
}
