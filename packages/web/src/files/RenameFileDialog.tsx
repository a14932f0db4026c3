import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileRoutes } from '@zhike/core/files/api'
import type { CustomerFile } from '@zhike/core/files/schema'
import { callRoute } from '../app/api-client.ts'
import { problemMessage } from '../app/api-problem.ts'
import { refreshCustomer } from '../customers/api.ts'
import { Button } from '../ui/controls/Button.tsx'
import { TextField } from '../ui/controls/TextField.tsx'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { fileParams } from './api.ts'
import styles from './files.module.css'

export function RenameFileDialog({ file, onClose }: { file: CustomerFile; onClose: () => void }) {
  const { t } = useTranslation('files')
  const client = useQueryClient()
  const [name, setName] = useState(file.name)
  const rename = useMutation({
    mutationFn: () =>
      callRoute(fileRoutes.renameCustomerFile, {
        params: fileParams(file),
        version: file.version,
        body: { name: name.trim() },
      }),
    onSuccess: async () => {
      onClose()
      await refreshCustomer(client, file.customerId)
    },
  })
  return (
    <Dialog open title={t('files:rename')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === file.name) onClose()
          else rename.mutate()
        }}
      >
        <TextField
          label={t('files:name')}
          value={name}
          maxLength={200}
          error={rename.error ? problemMessage(rename.error) : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles['foot']}>
          <Button onClick={onClose}>{t('files:cancel')}</Button>
          <Button tone="primary" type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
            {t('files:save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
