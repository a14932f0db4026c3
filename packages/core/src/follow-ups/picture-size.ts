export interface PictureSize {
  width: number
  height: number
}

/** So many points a side, and in all: what a browser still shows without trouble. A few bytes can claim far more. */
export const mostSide = 20_000
export const mostMegapixels = 64

/** Whether a browser that is shown this picture keeps its memory. */
export function isShowable({ width, height }: PictureSize): boolean {
  const most = mostMegapixels * 1_000_000
  return width > 0 && height > 0 && width <= mostSide && height <= mostSide && width * height <= most
}

/** Width and height as the head of the picture claims them, without decoding it; null where there is none. */
export function pictureSize(bytes: Uint8Array, type: string): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (type) {
    case 'image/png':
      return bytes.length >= 24 && textAt(bytes, 12) === 'IHDR' ? sizeOf(view.getUint32(16), view.getUint32(20)) : null
    case 'image/gif':
      return bytes.length >= 10 ? sizeOf(view.getUint16(6, true), view.getUint16(8, true)) : null
    case 'image/webp':
      return bytes.length >= 30 ? webpSize(bytes, view) : null
    case 'image/jpeg':
      return jpegSize(view)
    default:
      return null
  }
}

const sizeOf = (width: number, height: number): PictureSize => ({ width, height })

function textAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4))
}

/** RFC 9649: a simple lossy, a lossless or an extended picture. */
function webpSize(bytes: Uint8Array, view: DataView): PictureSize | null {
  switch (textAt(bytes, 12)) {
    case 'VP8 ':
      return sizeOf(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return sizeOf((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8X': {
      const threeBytes = (at: number) => view.getUint16(at, true) + (bytes[at + 2] ?? 0) * 65_536
      return sizeOf(threeBytes(24) + 1, threeBytes(27) + 1)
    }
    default:
      return null
  }
}

/** Goes from segment to segment until a frame begins (SOF0 to SOF15 without the tables DHT, JPG, DAC). */
function jpegSize(view: DataView): PictureSize | null {
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return sizeOf(view.getUint16(at + 7), view.getUint16(at + 5))
    }
    // Without a length of its own: restart marks and the like.
    const hasNoLength = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    at += hasNoLength ? 2 : 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}
