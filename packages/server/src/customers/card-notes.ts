import type { AnnualDay } from '@zhike/core/special-days/annual-day'
import { annualDayText } from '@zhike/core/special-days/lunar-words'
import type { Context } from '../platform/context/context.ts'

/** What a card says in words: who is responsible, and a lunar birthday, which only some phones know as one. */
export function cardNotes(ctx: Context, holder: string | null, birthday: AnnualDay | null): string | null {
  const isEnglish = ctx.locale === 'en'
  const lines = [
    ...(holder === null ? [] : [`${isEnglish ? 'Owner' : '负责人'}：${holder}`]),
    ...(birthday?.calendar === 'lunar'
      ? [`${isEnglish ? 'Birthday' : '生日'}：${annualDayText(birthday, ctx.locale)}`]
      : []),
  ]
  return lines.length > 0 ? lines.join('\n') : null
}
