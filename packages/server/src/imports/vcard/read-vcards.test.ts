import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importFields } from '@zhike/core/imports/fields'
import { guessMapping } from '@zhike/core/imports/guess-mapping'
import type { RawRow } from '@zhike/core/imports/read-row'
import { afterAll, describe, expect, it } from 'vitest'
import type { Card } from './card.ts'
import { cardColumns, readCards, readVcards } from './read-vcards.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhike-cards-'))
afterAll(() => rmSync(folder, { recursive: true }))

const data = fileURLToPath(new URL('../../../../../../shared/data/vcards/', import.meta.url))

async function cardsOf(path: string): Promise<Card[]> {
  const cards: Card[] = []
  for await (const card of readCards(path)) cards.push(card)
  return cards
}

function written(content: string | Buffer): string {
  const path = join(folder, `${Math.random()}.vcf`)
  writeFileSync(path, content)
  return path
}

describe('a card', () => {
  it('is read in each version, whatever its line ends, folds, groups and escapes', async () => {
    const [old, third, fourth] = await cardsOf(
      written(
        'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Doe;John\r\nNOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=\r\nsecond=3B third\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Somebody else\r\nEND:VCARD\r\nTEL;HOME:1\r\nPHOTO;BASE64:\r\n AAAA\r\n BBBB\r\n\r\nTITLE:a\\;b\r\nEND:VCARD\r\n' +
          'begin:vcard\nversion:3.0\nFN:Ann\\, Mary\nitem1.TEL;type=CELL:2\nitem1.X-ABLabel:mine\nNOTE:one\\ntwo\n  three\nEND:VCARD\n' +
          'BEGIN:VCARD\nVERSION:4.0\nFN:Li\nTEL;VALUE=uri;TYPE="work,cell";PREF=1:tel:+1-418;ext=102\nTEL;TYPE=fax:9\nEMAIL:b@example.com\nEMAIL;PREF=1:a@example.com\nORG;SORT-AS="x:y;z":Acme\\; Sons;Sales',
      ),
    )
    expect(old).toMatchObject({ familyName: 'Doe', givenName: 'John', title: 'a;b', notes: ['first\r\nsecond; third'] })
    expect(old?.phones.map((phone) => phone.number)).toEqual(['1'])
    expect(third).toMatchObject({ name: 'Ann, Mary', notes: ['one\ntwo three'] })
    expect(third?.phones[0]?.types.has('cell')).toBe(true)
    expect(fourth).toMatchObject({
      organisation: 'Acme; Sons',
      department: 'Sales',
      emails: ['a@example.com', 'b@example.com'],
    })
    expect(fourth?.phones.map((phone) => phone.number)).toEqual(['+1-418 ext. 102'])
  })

  it('is read in UTF-16 and in bytes of no known charset', async () => {
    const text = '\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nFN:王小明\r\nEND:VCARD\r\n'
    expect(await cardsOf(written(Buffer.from(text, 'utf16le')))).toMatchObject([{ name: '王小明' }])
    expect(await cardsOf(written(Buffer.from(text, 'utf16le').swap16()))).toMatchObject([{ name: '王小明' }])
    const raw = Buffer.concat([
      Buffer.from('BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=NONSENSE:'),
      Buffer.from([0xc0, 0xee, 0xc4, 0xc8]),
      Buffer.from('\nEND:VCARD\n'),
    ])
    expect(await cardsOf(written(raw))).toMatchObject([{ name: '李娜' }])
  })

  it('becomes a row of columns that an import of contacts and of customers knows', async () => {
    const rows: RawRow[] = []
    for await (const batch of readVcards(
      written(
        'BEGIN:VCARD\nVERSION:3.0\nN:王;小明\nFN:王小明\nORG:甲公司;销售部\nTEL;TYPE=WORK:010-1\nTEL;TYPE=CELL:13800000001\nTEL:3\nEMAIL:a@example.com\nEMAIL:b@example.com\nBDAY:1985-08-15\nNOTE:认识\nEND:VCARD\n',
      ),
    )) {
      rows.push(...batch)
    }
    expect(rows[0]?.cells).toEqual([...cardColumns])
    expect(Object.fromEntries(cardColumns.map((name, at) => [name, rows[1]?.cells[at]]))).toMatchObject({
      姓名: '王小明',
      公司: '甲公司',
      手机: '13800000001',
      电话: '010-1',
      邮箱: 'a@example.com',
      备注: '认识\n部门：销售部\n电话：010-1、3\n邮箱：b@example.com',
      生日: '1985年8月15日',
    })
    const columns = cardColumns.map((name) => ({ name, samples: [] }))
    const contact = new Map([...guessMapping('contacts', columns)].map(([field, at]) => [field, cardColumns[at]]))
    expect(Object.fromEntries(contact)).toMatchObject({
      name: '姓名',
      customer: '公司',
      title: '职务',
      mobile: '手机',
      email: '邮箱',
      wechat: '微信',
      notes: '备注',
    })
    const customer = new Map([...guessMapping('customers', columns)].map(([field, at]) => [field, cardColumns[at]]))
    expect(customer.get('address')).toBe('地址')
    expect(importFields.contacts.fields.length).toBeGreaterThan(5)
  })
})

describe.skipIf(!existsSync(data))('the cards of ../shared/data/vcards (skipped where it is absent)', () => {
  const facts = () => JSON.parse(readFileSync(join(data, 'facts.json'), 'utf8')) as Record<string, { cards: number }>

  it('are as many in each of the 24 files as were counted independently', async () => {
    const counted = facts()
    expect(Object.keys(counted)).toHaveLength(24)
    for (const [file, { cards }] of Object.entries(counted)) {
      expect([file, (await cardsOf(join(data, file))).length]).toEqual([file, cards])
    }
  })

  it('made in China say what they say', async () => {
    const expected = JSON.parse(readFileSync(join(data, 'cn-made', 'expected.json'), 'utf8')) as Record<
      string,
      Record<string, string>[]
    >
    expect(
      readdirSync(join(data, 'cn-made'))
        .filter((name) => name.endsWith('.vcf'))
        .sort(),
    ).toEqual(Object.keys(expected).sort())
    for (const [file, cards] of Object.entries(expected)) {
      const read = await cardsOf(join(data, 'cn-made', file))
      expect(read.map((card, at) => shown(card, cards[at] ?? {}))).toEqual(cards)
    }
  })

  // As they stand in the files, read by eye: name, company, title, first number (no fax, no pager), first address.
  it.each([
    ['John_Doe_ANDROID.vcf', '', '', '', undefined, 'john.doe@company.com'],
    ['John_Doe_BLACK_BERRY.vcf', 'John Doe', 'Acme Solutions', '', '+96123456789', undefined],
    [
      'John_Doe_EVOLUTION.vcf',
      'Mr. John Richter, James Doe Sr.',
      'IBM',
      'Money Counter',
      '905-666-1234',
      'john.doe@ibm.com',
    ],
    [
      'John_Doe_GMAIL.vcf',
      'Mr. John Richter, James Doe Sr.',
      'IBM',
      'Money Counter',
      '905-555-1234',
      'john.doe@ibm.com',
    ],
    [
      'John_Doe_IPHONE.vcf',
      'Mr. John Richter James Doe Sr.',
      'IBM',
      'Money Counter',
      '905-555-1234',
      'john.doe@ibm.com',
    ],
    [
      'John_Doe_LOTUS_NOTES.vcf',
      'Mr. Doe John I Johny',
      'IBM',
      'Generic Accountant',
      '+1 (212) 204-34456',
      'john.doe@ibm.com',
    ],
    [
      'John_Doe_MAC_ADDRESS_BOOK.vcf',
      'Mr. John Richter,James Doe Sr.',
      'IBM',
      'Money Counter',
      '905-777-1234',
      'john.doe@ibm.com',
    ],
    [
      'John_Doe_MS_OUTLOOK.vcf',
      'Mr. John Richter James Doe Sr.',
      'IBM',
      'Money Counter',
      '(905) 555-1234',
      'john.doe@ibm.cm',
    ],
    [
      'fullcontact.vcf',
      'Prefix FirstName MiddleName LastName Suffix',
      'Organization1',
      'Title1',
      '555-555-1111',
      'home@example.com',
    ],
    ['gmail-list.vcf', 'Arnold Smith', '', '', undefined, 'asmithk@gmail.com'],
    ['gmail-single.vcf', 'Greg Dartmouth', 'TheCompany', 'TheJobTitle', '555 555 1111', 'gdartmouth@hotmail.com'],
    ['gmail-single2.vcf', 'VCard Test', 'TheCompany', 'TheJobTitle', '5555551111', 'email@example.com'],
    ['issue114.vcf', 'Dummy, Dummy', 'Dummy GmbH', '', '+49 1234 56789', 'dummy.dummy@dummy.com'],
    ['outlook-2003.vcf', 'John Doe III', 'Company, The', 'The Job Title', 'BusinessPhone', 'jdoe@hotmail.com'],
    [
      'outlook-2007.vcf',
      'Mr. Michael Angstadt Jr.',
      'TheCompany',
      'TheJobTitle',
      '(111) 555-1111',
      'mike.angstadt@gmail.com',
    ],
    [
      'rfc2426-example.vcf',
      'Frank Dawson',
      'Lotus Development Corporation',
      '',
      '+1-919-676-9515',
      'Frank_Dawson@Lotus.com',
    ],
    [
      'rfc6350-example.vcf',
      'Simon Perreault',
      'Viagenie',
      '',
      '+1-418-656-9254 ext. 102',
      'simon.perreault@viagenie.ca',
    ],
    ['sabre-issue153.vcf', 'Test Benutzer', '', '', undefined, undefined],
    ['sabre-issue64.vcf', '', '', '', undefined, undefined],
    [
      'thunderbird-MoreFunctionsForAddressBook-extension.vcf',
      'John Doe',
      'TheOrganization',
      'TheTitle',
      '555-555-1111',
      'doe.john@hotmail.com',
    ],
  ])('of %s say what stands there', async (file, name, organisation, title, phone, email) => {
    const [card] = await cardsOf(join(data, file))
    expect([card?.name, card?.organisation ?? '', card?.title ?? '', card?.phones[0]?.number, card?.emails[0]]).toEqual(
      [name, organisation, title, phone, email],
    )
  })

  it('of an old Android keep the letters that were written as signs of their bytes', async () => {
    const cards = await cardsOf(join(data, 'John_Doe_ANDROID.vcf'))
    expect(cards.map((card) => [card.name, card.phones.map((phone) => phone.number).join(' ')])).toEqual([
      ['', ''],
      ['', ''],
      ['Ñ Ñ Ñ Ñ Ñ', '123456789'],
      ['Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ', '123456 234567 3456789 45678901'],
      ['Ñ Ñ Ñ Ñ', '123456'],
      ['ÑÑÑÑ', '55556666'],
    ])
  })

  it('of address books and the standards give name, company, numbers and addresses', async () => {
    const one = async (file: string) => (await cardsOf(join(data, file)))[0]
    expect(await one('rfc6350-example.vcf')).toMatchObject({
      name: 'Simon Perreault',
      organisation: 'Viagenie',
      emails: ['simon.perreault@viagenie.ca'],
      birthday: '--0203',
    })
    expect((await one('rfc6350-example.vcf'))?.phones.map((phone) => phone.number)).toEqual([
      '+1-418-656-9254 ext. 102',
      '+1-418-262-6501',
    ])
    expect(await one('John_Doe_MS_OUTLOOK.vcf')).toMatchObject({
      name: 'Mr. John Richter James Doe Sr.',
      organisation: 'IBM',
      department: 'Accounting',
      title: 'Money Counter',
      emails: ['john.doe@ibm.cm'],
      birthday: '19800322',
      address: { street: 'Cresent moon drive', city: 'Albaney', region: 'New York', postCode: '12345' },
    })
    expect(await one('outlook-2007.vcf')).toMatchObject({ organisation: 'TheCompany', department: 'TheDepartment' })
    expect(await one('John_Doe_MAC_ADDRESS_BOOK.vcf')).toMatchObject({
      name: 'Mr. John Richter,James Doe Sr.',
      organisation: 'IBM',
    })
    expect(await one('issue114.vcf')).toMatchObject({ name: 'Dummy, Dummy', organisation: 'Dummy GmbH' })
    expect((await cardsOf(join(data, 'rfc2426-example.vcf'))).map((card) => card.name)).toEqual([
      'Frank Dawson',
      'Tim Howes',
    ])
  })
})

/** The facts of a card under the names of the expected values, where those have them. */
function shown(card: Card, like: Record<string, string>): Record<string, string> {
  const phone = (type: string) => card.phones.find((one) => one.types.has(type))?.number
  const all: Record<string, string | undefined> = {
    fn: card.name,
    family: card.familyName,
    given: card.givenName,
    org: card.organisation,
    dept: card.department,
    title: card.title,
    cell: phone('cell'),
    work: phone('work'),
    home: phone('home'),
    email: card.emails[0],
    street: card.address?.street,
    city: card.address?.city,
    region: card.address?.region,
    zip: card.address?.postCode,
    country: card.address?.country,
    note: card.notes[0],
    bday: card.birthday,
  }
  return Object.fromEntries(Object.keys(like).map((key) => [key, all[key] ?? '']))
}
