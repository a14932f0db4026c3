import { describe, expect, it } from 'vitest'
import { isShowable, pictureSize } from './picture-size.ts'
import { pictureType } from './picture-type.ts'

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0))
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, i) => (value >>> (8 * (bytes - 1 - i))) & 255)
const little = (value: number, bytes: number) => big(value, bytes).toReversed()

const png = (width: number, height: number) => [
  0x89,
  ...ascii('PNG\r\n'),
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  ...ascii('IHDR'),
  ...big(width, 4),
  ...big(height, 4),
]
const gif = (width: number, height: number) => [...ascii('GIF89a'), ...little(width, 2), ...little(height, 2)]
const riff = (kind: string, content: number[]) => [
  ...ascii('RIFF'),
  0,
  0,
  0,
  0,
  ...ascii('WEBP'),
  ...ascii(kind),
  0,
  0,
  0,
  0,
  ...content,
  ...Array.from({ length: 20 }, () => 0),
]
const lossy = (width: number, height: number) =>
  riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...little(width, 2), ...little(height, 2)])
const lossless = (width: number, height: number) =>
  riff('VP8L', [0x2f, ...little(((height - 1) << 14) | (width - 1), 4)])
const extended = (width: number, height: number) =>
  riff('VP8X', [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)])
const jpeg = (width: number, height: number) => [
  0xff,
  0xd8,
  0xff,
  0xe1,
  0,
  6,
  1,
  2,
  3,
  4,
  0xff,
  0xff,
  0xc2,
  0,
  17,
  8,
  ...big(height, 2),
  ...big(width, 2),
  3,
  1,
]

const size = (bytes: number[]) => pictureSize(Uint8Array.from(bytes), pictureType(Uint8Array.from(bytes)) ?? '')

describe('the size of a picture', () => {
  it.each([
    ['PNG', png],
    ['GIF', gif],
    ['WebP, lossy', lossy],
    ['WebP, lossless', lossless],
    ['WebP, extended', extended],
    ['JPEG', jpeg],
  ])('is read from the head of %s', (_name, make) => {
    expect(size(make(640, 481))).toEqual({ width: 640, height: 481 })
    expect(size(make(16_000, 9000))).toEqual({ width: 16_000, height: 9000 })
  })

  it.each([[png], [gif], [lossy], [jpeg]])('is none where the head is cut off', (make) => {
    const whole = make(640, 480)
    for (let length = 0; length < whole.length; length++) {
      const answer = pictureSize(Uint8Array.from(whole.slice(0, length)), 'image/jpeg')
      expect(answer === null || answer.width > 0).toBe(true)
    }
    expect(pictureSize(Uint8Array.from(whole.slice(0, 9)), 'image/png')).toBeNull()
  })

  it('is refused where a few bytes claim what no browser can show', () => {
    expect(isShowable({ width: 8000, height: 8000 })).toBe(true)
    expect(isShowable({ width: 65_000, height: 65_000 })).toBe(false)
    expect(isShowable({ width: 30_000, height: 1 })).toBe(false)
    expect(isShowable({ width: 0, height: 10 })).toBe(false)
  })
})
