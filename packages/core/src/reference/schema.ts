import { z } from 'zod'

/** A region's parents are in its code: 330206 → 330200 → 330000. */
export const regionList = z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })

/** An industry's parents are in its code: C351 → C35 → C. */
export const industryList = z.object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })
