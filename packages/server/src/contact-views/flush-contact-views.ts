import {
  contactViewBook,
  mostRemembered,
  type ContactViewBook,
  type ViewerDay,
} from '../platform/access/note-contact-views.ts'
import { writeAudit } from '../platform/audit/write-audit.ts'
import { today, type Context } from '../platform/context/context.ts'
import { transaction } from '../platform/context/transaction.ts'
import { emitEvent } from '../platform/events/emit-event.ts'
import { readSetting } from '../settings/read-setting.ts'
import { markDay, selectAdministrators, selectSeen, writeViews, type ViewToWrite } from './queries.ts'

/**
 * Writes what the process collected, in one statement, and takes over what others wrote; tells of whoever went beyond
 * the threshold or the limit, once a day. A crash loses what was collected since the last time, a few seconds.
 */
export async function flushContactViews(ctx: Context): Promise<void> {
  const book = contactViewBook(ctx.services)
  const { alert, limit } = await readSetting(ctx, 'privacy.contact-views')
  book.limit = limit
  if (limit !== null) book.whom = (await selectAdministrators(ctx)).join('、')
  const viewers = [...book.viewers.values()].filter((viewer) => viewer.pending.size > 0 || viewer.refused > 0)
  if (viewers.length > 0) await write(ctx, viewers, alert)
  await forget(ctx, book)
}

async function write(ctx: Context, viewers: readonly ViewerDay[], alert: number | null): Promise<void> {
  const taken = viewers.map((viewer) => {
    const { personId, day, pending, refused } = viewer
    viewer.pending = new Map()
    viewer.refused = 0
    return { viewer, personId, day, pending, refused }
  })
  try {
    const views = taken.flatMap(({ personId, day, pending }) =>
      [...pending].map(([customerId, view]): ViewToWrite => ({ personId, day, customerId, ...view })),
    )
    const figures = await transaction(ctx, async (ctx) => {
      const figures = await writeViews(
        ctx,
        views,
        taken.filter(({ refused }) => refused > 0),
      )
      for (const figure of figures) await tell(ctx, figure, alert)
      return figures
    })
    for (const { viewer, personId, day } of taken) {
      const isFirst = viewer.written === null
      viewer.written = figures.find((one) => one.personId === personId && one.day === day)?.customers ?? viewer.written
      if (isFirst) await remember(ctx, viewer)
    }
  } catch (error) {
    // Nothing was written: the next time tries again.
    for (const { viewer, pending, refused } of taken) {
      viewer.refused += refused
      for (const [id, view] of pending)
        viewer.pending.set(id, { ...view, sources: view.sources | (viewer.pending.get(id)?.sources ?? 0) })
    }
    throw error
  }
}

/** What was seen today before this process began: it stays open beyond the limit, and is not counted twice. */
async function remember(ctx: Context, viewer: ViewerDay): Promise<void> {
  for (const { customerId, sources } of await selectSeen(ctx, viewer.personId, viewer.day, mostRemembered)) {
    viewer.seen.set(customerId, (viewer.seen.get(customerId) ?? 0) | sources)
  }
}

type Figure = Awaited<ReturnType<typeof writeViews>>[number]

async function tell(ctx: Context, figure: Figure, alert: number | null): Promise<void> {
  const { personId, day, customers, refused } = figure
  const about = { subjectType: 'contact-views', subjectId: personId }
  if (alert !== null && customers >= alert && !figure.alertedAt && (await markDay(ctx, personId, day, 'alertedAt'))) {
    await writeAudit(ctx, { action: 'contact-views.alert', ...about, summary: { personId, day, customers, alert } })
    await emitEvent(ctx, 'contact-views.alert', { personId, day, customers })
  }
  if (refused > 0 && !figure.limitedAt && (await markDay(ctx, personId, day, 'limitedAt'))) {
    await writeAudit(ctx, { action: 'contact-views.limit', ...about, summary: { personId, day, customers } })
    await emitEvent(ctx, 'contact-views.limit', { personId, day, customers })
  }
}

/** Days that are over, and memories that grew too large. */
async function forget(ctx: Context, book: ContactViewBook): Promise<void> {
  const day = today(ctx)
  for (const [key, viewer] of book.viewers) {
    if (viewer.day < day && viewer.pending.size === 0 && viewer.refused === 0) book.viewers.delete(key)
    else if (viewer.seen.size > mostRemembered)
      viewer.seen = new Map(viewer.pending.entries().map(([id, view]) => [id, view.sources]))
  }
}
