import type { FilePreview } from '@zhike/core/files/file-type'

interface ShownFile {
  name: string
  contentType: string
  byteSize: number
  preview: string | null
}

/** PDF is left to the browser's own viewer, which does not start in a sandbox; nothing else of the answer is loaded. */
const policies: Record<FilePreview, string> = {
  image: "default-src 'none'; sandbox",
  text: "default-src 'none'; sandbox",
  pdf: "default-src 'none'; object-src 'self'; frame-ancestors 'none'",
}

/**
 * How a content is sent. Whatever somebody uploaded, nothing of it runs under the product's address: it is downloaded, or
 * shown as one of three kinds that have no scripts, with a type that the server found, which browsers may not guess anew.
 */
export function contentHeaders(file: ShownFile, isShown: boolean): Record<string, string | number> {
  const preview = isShown && file.preview !== null ? (file.preview as FilePreview) : null
  const isText = file.contentType === 'text/plain'
  return {
    // The encoding of a text is not known here; the page that shows it reads it.
    'content-type': isText && preview === null ? 'application/octet-stream' : file.contentType,
    'content-length': file.byteSize,
    'content-disposition': `${preview === null ? 'attachment' : 'inline'}; filename="${asciiName(file.name)}"; filename*=UTF-8''${encodeName(file.name)}`,
    'content-security-policy': policies[preview ?? 'text'],
    'cache-control': 'private, no-store',
  }
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** For clients that know nothing else. */
function asciiName(name: string): string {
  return name.replace(/[^\u0020-\u007e]|["\\%]/g, '_')
}
