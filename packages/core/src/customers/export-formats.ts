/** csv: UTF-8 with its mark, as spreadsheets read it · csv-gb18030: for programs that know nothing else · vcf: contacts. */
export const exportFormats = ['csv', 'csv-gb18030', 'xlsx', 'vcf'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportMedia: Record<ExportFormat, { extension: string; type: string }> = {
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  'csv-gb18030': { extension: 'csv', type: 'text/csv; charset=gb18030' },
  xlsx: { extension: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  vcf: { extension: 'vcf', type: 'text/vcard; charset=utf-8' },
}
