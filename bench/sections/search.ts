import { readings } from '@zhike/core/search/name-forms'
import { makeCustomer } from '../data/make-customer.ts'
import { surnamesOfTwoReadings } from '../data/words.ts'
import type { BenchActor, BenchWorld } from '../lib/bench-world.ts'
import { percentile, timeEach } from '../lib/measure.ts'
import { makeRandom, pick } from '../lib/random.ts'
import { ms } from '../lib/report.ts'

const requests = 300
const requestsOfKind = 150

/** Two and four neighbouring characters from anywhere in real names, frequent ones (cities, trades) as they come. */
export async function measureSearch(world: BenchWorld): Promise<void> {
  for (const actor of world.actors) {
    for (const length of [2, 4]) {
      await measure(world, actor, `${length} characters`, textsOf(world.customers, length), searchPath, requests, 30)
    }
  }
  for (const { what, texts, isRare } of kindsOf(world.customers)) {
    for (const actor of [...world.actors, world.branchLead]) {
      await measure(world, actor, `everything, ${what}`, texts, everythingPath, requestsOfKind, 50, isRare)
    }
  }
}

async function measure(
  { report, administrator }: BenchWorld,
  actor: BenchActor,
  what: string,
  texts: readonly string[],
  pathOf: (text: string) => string,
  count: number,
  target: number,
  mayFindNothing = false,
): Promise<void> {
  let hits = 0
  for (const text of texts.slice(0, 50)) {
    const found = (await actor.http.get(pathOf(text))) as Record<string, unknown[]>
    hits += Object.values(found).reduce((sum, items) => sum + items.length, 0)
  }
  // Of what one rep holds most texts find nothing.
  if (hits === 0 && !mayFindNothing && actor === administrator)
    throw new Error(`${what}: nothing is found, run with --fresh`)
  // Other texts of the kind first: a server that works all day has most of what it looks for in memory.
  for (let i = 0; i < count; i++) await actor.http.fetchRaw(pathOf(pick(texts, makeRandom(count + i))))
  const times = await timeEach(count, (i) => actor.http.fetchRaw(pathOf(pick(texts, makeRandom(i)))))
  const p95 = percentile(times, 0.95)
  report({
    section: 'search',
    what: `${actor.name}: ${what}`,
    measured: `p95 ${ms(p95)}`,
    yardstick: `median ${ms(percentile(times, 0.5))}, ${(hits / Math.min(50, texts.length)).toFixed(1)} hits shown`,
    target: `≤ ${target} ms`,
    ok: p95 <= target,
  })
}

/** What stands in tens of thousands of names each. */
export const commonPairs = ['上海', '北京', '苏州', '科技', '机械', '电子', '设备', '汽车', '金属', '材料']

export const searchPath = (text: string) => `/api/v1/search?${new URLSearchParams({ q: text })}`
export const everythingPath = (text: string) => `/api/v1/search/everything?${new URLSearchParams({ q: text })}`

export function textsOf(customers: number, length: number): string[] {
  const random = makeRandom(length)
  const texts: string[] = []
  while (texts.length < requests) {
    const made = makeCustomer(Math.floor(random() * customers))
    // Nobody searches by the legal form.
    const signs = [...made.name.replace(/(?:集团|股份|责任)?有限(?:责任)?公司$/u, '')]
    const start = Math.floor(random() * (signs.length - length + 1))
    if (start >= 0 && signs.length >= length) texts.push(signs.slice(start, start + length).join(''))
  }
  return texts
}

/** Two neighbouring letters swapped, or one left out. */
function mistype(word: string, index: number): string {
  const at = 1 + (index % (word.length - 3))
  return index % 2 === 0
    ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1)
}

interface Kind {
  what: string
  texts: string[]
  isRare?: boolean
}

/** Every way to search for what is there, each with texts of its own. */
export function kindsOf(customers: number): Kind[] {
  const made = (salt: number) => {
    const random = makeRandom(salt)
    return Array.from({ length: requests }, () => makeCustomer(Math.floor(random() * customers)))
  }
  const read = (name: string) => readings([...name], 'individual')[0] ?? []
  const person = made(11).map((one) => one.contactName)
  const latin = Array.from({ length: requests }, (_, i) =>
    makeCustomer(((i * 37) % Math.floor(customers / 100)) * 100 + 4),
  )
    .map((one) => one.name.split(' ')[1] ?? '')
    .filter((word) => word.length >= 6)
  const ofTwoReadings = made(19)
    .map((one) => surnamesOfTwoReadings[one.no % surnamesOfTwoReadings.length] + [...one.contactName].slice(1).join(''))
    .slice(0, 100)
  const variantsOf = (name: string) => readings([...name], 'individual').map((parts) => parts.join(''))
  const initialsOf = (name: string) =>
    readings([...name], 'individual').map((parts) => parts.map((part) => part[0]).join(''))
  return [
    { what: 'company, 4 characters', texts: textsOf(customers, 4) },
    { what: 'frequent pairs', texts: commonPairs },
    {
      what: 'company initials',
      texts: made(12).map((one) =>
        read(one.name.slice(0, 5))
          .map((part) => part[0])
          .join(''),
      ),
    },
    { what: 'person', texts: person },
    { what: 'end of a person’s name', texts: person.map((name) => [...name].slice(-2).join('')) },
    { what: 'person in pinyin', texts: person.map((name) => read(name).join('')) },
    {
      what: 'initials of a person',
      texts: person.map((name) =>
        read(name)
          .map((part) => part[0])
          .join(''),
      ),
    },
    {
      what: 'surname and initials',
      texts: person.map(
        (name) =>
          [...name][0] +
          read(name)
            .slice(1)
            .map((part) => part[0])
            .join(''),
      ),
    },
    { what: 'phone tail', texts: made(13).map((one) => one.contactMobile.slice(-4)) },
    { what: 'phone', texts: made(14).map((one) => one.phone) },
    { what: 'external id', texts: made(15).map((one) => one.externalId) },
    { what: 'credit code', texts: made(16).flatMap((one) => one.creditCode ?? []) },
    { what: 'order number', texts: made(17).map((one) => `SO${one.no}-1`), isRare: true },
    { what: 'beginning of order numbers', texts: made(18).map((one) => `SO${String(one.no).slice(0, 3)}`) },
    { what: 'e-mail', texts: made(20).flatMap((one) => one.contactEmail ?? one.email ?? []) },
    { what: 'surname of two readings, pinyin of both', texts: ofTwoReadings.flatMap((name) => variantsOf(name)) },
    { what: 'surname of two readings, initials of both', texts: ofTwoReadings.flatMap((name) => initialsOf(name)) },
    {
      what: 'half a surname and letters (张s)',
      texts: person.map((name) => `${[...name][0]}${read(name)[1]?.[0] ?? ''}`),
    },
    { what: 'part of a Latin name', texts: latin },
    { what: 'Latin name with a typing error', texts: latin.map(mistype) },
    { what: 'follow-up, two words', texts: ['用量 周五', '交期 排期', '样册 选型', '试样 规格'] },
    { what: 'follow-up, frequent word', texts: ['报价', '交期', '选型', '采购'] },
    { what: 'mistyped Latin', texts: ['shnagahi', 'microsfot', 'simens', 'acmee', 'volksvagen'], isRare: true },
  ]
}
