import { z } from 'zod'
import { binTabs } from './use-bin-tabs.ts'

export const binSearch = z.object({ tab: z.enum(binTabs).optional().catch(undefined) })
