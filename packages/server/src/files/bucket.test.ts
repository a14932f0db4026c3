import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fileRoutes } from '@zhike/core/files/api'
import type { CustomerFile } from '@zhike/core/files/schema'
import { followUpRoutes } from '@zhike/core/follow-ups/api'
import { upload } from '../../test/route-access/route-cases.ts'
import { s3Bucket, s3Keys, startS3Server, type S3Server } from '../../test/s3-server.ts'
import { createWorld, type World } from '../../test/world.ts'
import { readHeader } from '../backup/archive-header.ts'
import { createBackup } from '../backup/create-backup.ts'
import { openArchive, readArchive } from '../backup/read-archive.ts'
import { checkFiles } from '../doctor/check-files.ts'
import { readEnv, SettingsError } from '../env.ts'
import { diskPath, openFileStore } from '../platform/files/file-store.ts'
import { addressOf } from '../platform/files/s3-bucket.ts'
import { signS3 } from '../platform/files/sign-s3.ts'
import { moveToBucket, moveToDisk } from './move-files.ts'

let s3: S3Server
let world: World
const settings = () => ({
  ...s3Keys,
  endpoint: s3.endpoint,
  bucket: s3Bucket,
  prefix: 'crm/',
  addressing: 'path' as const,
})
const withBucket = () => ({
  ...world.system,
  services: { ...world.system.services, files: openFileStore(world.env.dataDir, settings()) },
})
const onDisk = (id: string) => existsSync(diskPath(world.env.dataDir, id))
const keyOf = (id: string) => `crm/files/${id.slice(-2)}/${id}`

beforeAll(async () => {
  s3 = await startS3Server()
  world = await createWorld({
    ZHIKE_S3_ENDPOINT: s3.endpoint,
    ZHIKE_S3_BUCKET: s3Bucket,
    ZHIKE_S3_REGION: s3Keys.region,
    ZHIKE_S3_PREFIX: 'crm',
    ZHIKE_S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
    ZHIKE_S3_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
  })
})
afterAll(async () => {
  await world.close()
  await s3.close()
})
beforeEach(() => s3.failNext(0))

async function keep(name: string, content: Buffer | string) {
  const id = await world.addCustomer({ name: `桶里的 ${name}`, personId: world.rep.id })
  const { id: fileId } = await world.rep.api.ok<CustomerFile>(fileRoutes.uploadCustomerFile, {
    params: { id },
    ...upload(name, 'text/plain', content),
  })
  const [row] = await world.database.ownerQuery<{ contentId: string }>(
    'select file_id as "contentId" from customer_files where id = $1',
    [fileId],
  )
  return { params: { id, fileId }, contentId: row?.contentId ?? '' }
}
const read = (params: { id: string; fileId: string }) =>
  world.rep.api.call(fileRoutes.getCustomerFileContent, { params })

it('signs as the published example of AWS does', () => {
  // “GET Object” of “Signature Calculations for the Authorization Header” (AWS documentation).
  const headers = signS3(
    {
      method: 'GET',
      url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'),
      payload: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      headers: { range: 'bytes=0-9' },
    },
    {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      region: 'us-east-1',
    },
    new Date('2013-05-24T00:00:00Z'),
  )
  expect(headers['authorization']).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, ' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, ' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
})

it('finds a bucket by path or by host', () => {
  const one = { ...settings(), endpoint: 'https://oss.example.com:9000/base/' }
  expect(addressOf(one, 'a/b c').href).toBe('https://oss.example.com:9000/base/zhike-files/a/b%20c')
  expect(addressOf({ ...one, addressing: 'host' }, 'a').href).toBe('https://zhike-files.oss.example.com:9000/base/a')
})

it('a setting that is missing is named, and the secret is not', () => {
  const some = { ZHIKE_S3_ENDPOINT: 'https://s3.example.com', ZHIKE_S3_SECRET_ACCESS_KEY: 'very secret' }
  const said = () => readEnv(some)
  expect(said).toThrow(SettingsError)
  expect(said).toThrow(/ZHIKE_S3_BUCKET, ZHIKE_S3_ACCESS_KEY_ID must be set too/)
  expect(said).not.toThrow(/very secret/)
  expect(readEnv({}).bucket).toBeNull()
})

describe('with a bucket', () => {
  it('files and pictures go into it and come back, and leave it when they are erased', async () => {
    const text = Buffer.from('备注：'.repeat(70_000))
    const { params, contentId } = await keep('备注.txt', text)
    expect(onDisk(contentId)).toBe(false)
    expect(s3.objects.get(keyOf(contentId))).toEqual(text)
    expect((await read(params)).rawPayload).toEqual(text)
    const gif = Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000', 'latin1')
    const { id } = await world.rep.api.ok<{ id: string }>(followUpRoutes.uploadFile, upload('a.gif', 'image/gif', gif))
    expect(s3.objects.get(keyOf(id))).toEqual(gif)
    expect((await world.rep.api.call(followUpRoutes.getFile, { params: { id } })).rawPayload).toEqual(gif)
    await world.services.files.remove([contentId, id])
    expect(s3.objects.has(keyOf(contentId))).toBe(false)
    expect((await read(params)).json()).toMatchObject({ status: 410, code: 'file.content-missing' })
  })

  it('is asked again when it is busy; when it stays away, nothing is recorded and the words say so', async () => {
    s3.failNext(2)
    const { params } = await keep('忙.txt', 'x')
    s3.failNext(3)
    expect((await read(params)).json()).toMatchObject({
      status: 503,
      code: 'file.store-unreachable',
      params: { reason: '503 SlowDown' },
    })
    const id = await world.addCustomer({ name: '传不上', personId: world.rep.id })
    s3.failNext(3)
    const refused = await world.rep.api.call(fileRoutes.uploadCustomerFile, {
      params: { id },
      ...upload('a.txt', 'text/plain', 'x'),
    })
    expect(refused.statusCode).toBe(503)
    const list = await world.rep.api.ok<{ items: object[] }>(fileRoutes.listCustomerFiles, { params: { id } })
    expect(list.items).toEqual([])
  })

  it('what lay on the disk is read there until it has moved, and moves back', async () => {
    const { params, contentId } = await keep('搬家.txt', '搬家')
    const ctx = withBucket()
    expect((await moveToDisk(ctx)).broken).toEqual(expect.not.arrayContaining([contentId]))
    expect([onDisk(contentId), s3.objects.has(keyOf(contentId))]).toEqual([true, false])
    expect((await read(params)).body).toBe('搬家')
    const report = await moveToBucket(ctx)
    expect(report.moved).toBeGreaterThan(0)
    expect([onDisk(contentId), s3.objects.has(keyOf(contentId))]).toEqual([false, true])
    expect((await read(params)).body).toBe('搬家')
    expect((await moveToBucket(ctx)).moved).toBe(0)
  })

  it('backups hold what lies in it', async () => {
    const { contentId } = await keep('备份.txt', '备份里有')
    const folder = mkdtempSync(join(tmpdir(), 'zhike-bucket-'))
    const file = join(folder, 'a.backup')
    const { bucket } = world.services.files
    const { ownerUrl } = world.database
    await createBackup({ ownerUrl, dataDir: world.env.dataDir, file, passphrase: null, bucket, product: '0' })
    const found: string[] = []
    await readArchive(await openArchive(file, await readHeader(file), null), async (section, data) => {
      const parts: Buffer[] = []
      for await (const part of data) parts.push(part)
      if (section.kind === 'file' && section.path.endsWith(contentId)) found.push(Buffer.concat(parts).toString())
    })
    expect(found).toEqual(['备份里有'])
    rmSync(folder, { recursive: true })
  })

  it('the doctor tries it, and says what stands in the way', async () => {
    const { dataDir } = world.env
    const look = (bucket: ReturnType<typeof settings> | null) => checkFiles({ dataDir, bucket }, world.database)
    expect(await look(settings())).toMatchObject([{ check: 'files', state: 'ok' }])
    expect([...s3.objects.keys()].filter((key) => key.includes('probe'))).toEqual([])
    const [wrong] = await look({ ...settings(), secretAccessKey: 'another' })
    expect(wrong).toMatchObject({ state: 'failure' })
    expect(wrong?.text).toContain('403 SignatureDoesNotMatch')
    expect((await look({ ...settings(), bucket: 'nowhere-there' }))[0]?.text).toContain('NoSuchBucket')
    expect((await look(null))[0]).toMatchObject({ state: 'failure', check: 'files' })
  })
})
