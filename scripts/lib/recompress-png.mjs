import { deflateSync, inflateSync } from 'node:zlib'

/**
 * The same picture in fewer bytes: browsers write PNG for speed. Every line is filtered as suits it best and compressed
 * as far as it goes; no pixel changes. For the 8-bit colour pictures without interlace that Chromium writes.
 */
export function recompressPng(png) {
  const chunks = [...chunksOf(png)]
  const header = chunks.find((chunk) => chunk.type === 'IHDR').data
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth, colour, , , interlace] = header.subarray(8)
  const bytes = { 2: 3, 6: 4 }[colour]
  if (depth !== 8 || interlace !== 0 || bytes === undefined) return png
  const data = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data))
  const size = width * bytes
  const lines = unfilter(inflateSync(data), height, size, bytes)
  const smallest = [filterNone, filterBest]
    .map((filter) => deflateSync(filter(lines, size, bytes), { level: 9, memLevel: 9 }))
    .sort((a, b) => a.length - b.length)[0]
  if (smallest.length >= data.length) return png
  const parts = [png.subarray(0, 8)]
  for (const { type, data } of [
    { type: 'IHDR', data: header },
    { type: 'IDAT', data: smallest },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]) {
    parts.push(chunk(type, data))
  }
  return Buffer.concat(parts)
}

function* chunksOf(png) {
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

function chunk(type, data) {
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length, 0)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc(out.subarray(4, data.length + 8)), data.length + 8)
  return out
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc(bytes) {
  let value = 0xffffffff
  for (const byte of bytes) value = crcTable[(value ^ byte) & 255] ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

/** What a filter of the PNG standard expects at a byte: left, above, both halved, or the nearest of three. */
function expected(kind, left, above, corner) {
  if (kind === 1) return left
  if (kind === 2) return above
  if (kind === 3) return (left + above) >> 1
  if (kind !== 4) return 0
  const guess = left + above - corner
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (byLeft <= byAbove && byLeft <= byCorner) return left
  return byAbove <= byCorner ? above : corner
}

function unfilter(raw, height, size, bytes) {
  const lines = []
  let above = Buffer.alloc(size)
  for (let row = 0; row < height; row++) {
    const start = row * (size + 1)
    const kind = raw[start]
    const line = Buffer.alloc(size)
    for (let i = 0; i < size; i++) {
      const left = i < bytes ? 0 : line[i - bytes]
      const corner = i < bytes ? 0 : above[i - bytes]
      line[i] = raw[start + 1 + i] + expected(kind, left, above[i], corner)
    }
    lines.push(line)
    above = line
  }
  return lines
}

function filterNone(lines, size) {
  const out = Buffer.alloc(lines.length * (size + 1))
  for (const [row, line] of lines.entries()) line.copy(out, row * (size + 1) + 1)
  return out
}

function filterBest(lines, size, bytes) {
  const out = Buffer.alloc(lines.length * (size + 1))
  const tried = Buffer.alloc(size)
  for (const [row, line] of lines.entries()) {
    const above = row === 0 ? Buffer.alloc(size) : lines[row - 1]
    const start = row * (size + 1)
    let least = Infinity
    for (let kind = 0; kind <= 4; kind++) {
      let weight = 0
      for (let i = 0; i < size; i++) {
        const left = i < bytes ? 0 : line[i - bytes]
        const corner = i < bytes ? 0 : above[i - bytes]
        tried[i] = line[i] - expected(kind, left, above[i], corner)
        weight += tried[i] > 127 ? 256 - tried[i] : tried[i]
      }
      if (weight >= least) continue
      least = weight
      out[start] = kind
      tried.copy(out, start + 1)
    }
  }
  return out
}
