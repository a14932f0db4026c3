export interface CodedName {
  code: string
  name: string
}

/** Lines of a code and a name: 330200宁波市, C35专用设备制造业. */
export function readCodes(lines: string): CodedName[] {
  return lines.split('\n').map((line) => {
    const code = /^[A-Z]?\d*/.exec(line)?.[0] ?? ''
    return { code, name: line.slice(code.length) }
  })
}
