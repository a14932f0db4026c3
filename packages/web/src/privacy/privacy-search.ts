import { z } from 'zod'

/** What the address of the page holds: the customer whose people a request is about. */
export const privacySearch = z.object({ customer: z.uuid().optional().catch(undefined) })
export type PrivacySearch = z.output<typeof privacySearch>
