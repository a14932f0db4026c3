import { BrokenWorkbook } from './broken-workbook.ts'
import { readDateStyles } from './date-styles.ts'
import { readAttribute, scanXml } from './scan-xml.ts'
import { readSharedStrings, SharedStrings } from './shared-strings.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

export interface Workbook {
  archive: ZipArchive
  /** In the order of the tabs. */
  sheets: { name: string; part: string }[]
  strings: SharedStrings
  dateStyles: readonly boolean[]
  /** Workbooks of old Macs count days from 1904. */
  from1904: boolean
}

/** Opens an .xlsx file: which sheets it has, its shared texts and date styles. Rows are read by readSheet. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openZip(path)
  const relations = await readRelations(archive)
  const workbookPart = relations.find((one) => one.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  const parts = await readRelations(archive, workbookPart)
  const sheets: Workbook['sheets'] = []
  let from1904 = false
  const scan = scanXml(await archive.stream(workbookPart), {
    open(name, tag) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(readAttribute(tag, 'date1904') ?? '')
      if (name !== 'sheet') return
      const relation = /\s[\w]*:id\s*=\s*["']([^"']+)["']/.exec(tag)?.[1]
      const part = parts.find((one) => one.id === relation)
      if (part?.type.endsWith('/worksheet')) {
        sheets.push({ name: readAttribute(tag, 'name') ?? '', part: resolvePart(folder, part.target) })
      }
    },
  })
  for await (const _ of scan);
  if (sheets.length === 0) throw new BrokenWorkbook('it has no sheet')
  const partOf = (type: string) => parts.find((one) => one.type.endsWith(type))
  const stringsPart = partOf('/sharedStrings')
  const stylesPart = partOf('/styles')
  return {
    archive,
    sheets,
    from1904,
    strings: stringsPart
      ? await readSharedStrings(await archive.stream(resolvePart(folder, stringsPart.target)))
      : new SharedStrings(),
    dateStyles: stylesPart ? await readDateStyles(await archive.stream(resolvePart(folder, stylesPart.target))) : [],
  }
}

interface Relation {
  id: string
  type: string
  target: string
}

async function readRelations(archive: ZipArchive, part = ''): Promise<Relation[]> {
  const slash = part.lastIndexOf('/')
  const name = `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
  if (!archive.has(name)) {
    if (part !== '') return []
    throw new BrokenWorkbook('it is a zip file but no workbook')
  }
  const relations: Relation[] = []
  const scan = scanXml(await archive.stream(name), {
    open(tagName, tag) {
      if (tagName !== 'Relationship') return
      relations.push({
        id: readAttribute(tag, 'Id') ?? '',
        type: readAttribute(tag, 'Type') ?? '',
        target: (readAttribute(tag, 'Target') ?? '').replace(/^\//, part === '' ? '' : '/'),
      })
    },
  })
  for await (const _ of scan);
  return relations
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter((one) => one !== '')
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.') parts.push(step)
  }
  return parts.join('/')
}
