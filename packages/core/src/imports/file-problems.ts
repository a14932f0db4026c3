import { defineProblem } from '../kernel/problem.ts'

// Why a whole file is refused, before any row is looked at.

export const fileMissing = defineProblem({
  code: 'import.file-missing',
  status: 422,
  'zh-CN': '没有收到文件。选一个 CSV 或 XLSX 文件再上传。',
  en: 'No file arrived. Choose a CSV or XLSX file and upload it.',
})

export const fileTooLarge = defineProblem({
  code: 'import.file-too-large',
  status: 413,
  'zh-CN': '文件超过上限 {limit} MB。拆成几个文件，或请管理员调高 ZHIKE_MAX_UPLOAD_MB。',
  en: 'The file is larger than the limit of {limit} MB. Split it, or have ZHIKE_MAX_UPLOAD_MB raised.',
})

export const fileEmpty = defineProblem({
  code: 'import.file-empty',
  status: 422,
  'zh-CN': '「{fileName}」是空的：第 1 行就没有内容。第 1 行写列名，从第 2 行起写数据。',
  en: '“{fileName}” is empty: row 1 holds nothing. Put column names into row 1 and data from row 2 on.',
})

export const headerOnly = defineProblem({
  code: 'import.header-only',
  status: 422,
  'zh-CN': '「{fileName}」只有第 {row} 行的列名（{columns}），下面没有数据。从第 {next} 行起写数据再上传。',
  en: '“{fileName}” holds only the column names in row {row} ({columns}). Add data from row {next} on and upload it again.',
})

export const notText = defineProblem({
  code: 'import.not-text',
  status: 422,
  'zh-CN': '「{fileName}」第 {row} 行（{column}）不是文字，不像 CSV。在表格软件里另存为 CSV（UTF-8）或 XLSX 再上传。',
  en: '“{fileName}”, row {row} ({column}), is not text, so this is no CSV. Save it as CSV (UTF-8) or XLSX and upload that.',
})

export const utf16WithoutMark = defineProblem({
  code: 'import.utf16-without-mark',
  status: 422,
  'zh-CN': '「{fileName}」像是 UTF-16 但开头没有标记，第 1 行读不出列名。另存为 CSV（UTF-8）再上传。',
  en: '“{fileName}” looks like UTF-16 without its mark, so row 1 cannot be read. Save it as CSV (UTF-8) and upload that.',
})

export const oldExcel = defineProblem({
  code: 'import.old-excel',
  status: 422,
  'zh-CN': '「{fileName}」是旧版 .xls，或加了密码的工作簿，一行一列都读不出来。另存为不加密的 .xlsx 再上传。',
  en: '“{fileName}” is an old .xls or a workbook with a password; no row or column can be read. Save it as .xlsx without a password.',
})

export const brokenWorkbook = defineProblem({
  code: 'import.broken-workbook',
  status: 422,
  'zh-CN':
    '「{fileName}」损坏了，只能读到第 {row} 行，之后的行和列都读不出来。用 Excel 打开修复，另存为 .xlsx 再上传。',
  en: '“{fileName}” is damaged: no row or column after row {row} can be read. Open and repair it in Excel, save it as .xlsx and upload that.',
})

export const workbookTooLarge = defineProblem({
  code: 'import.workbook-too-large',
  status: 422,
  'zh-CN': '「{fileName}」里的文字太多（超过 {limit} MB）。另存为 CSV（UTF-8），所有行列都会照样读入。',
  en: '“{fileName}” holds too much text (over {limit} MB). Save it as CSV (UTF-8): all rows and columns are read from that too.',
})

export const unclosedQuote = defineProblem({
  code: 'import.unclosed-quote',
  status: 422,
  'zh-CN': '「{fileName}」从第 {row} 行起有一个引号没有成对，「{column}」列之后的内容都挤进了一格。补上引号再上传。',
  en: 'A quotation mark opened in row {row} of “{fileName}” is never closed, so everything after column “{column}” runs into one cell. Close it and upload again.',
})

export const duplicateHeaders = defineProblem({
  code: 'import.duplicate-headers',
  status: 422,
  'zh-CN': '第 {row} 行有两列都叫「{name}」（{columns} 列）。改掉其中一个列名再上传。',
  en: 'Two columns in row {row} are called “{name}” (columns {columns}). Rename one and upload again.',
})

export const headerRowMissing = defineProblem({
  code: 'import.header-row-missing',
  status: 422,
  'zh-CN': '第 {row} 行没有列名。把 headerRow 设成写着列名的那一行。',
  en: 'Row {row} holds no column names. Set headerRow to the row that does.',
})

export const sheetMissing = defineProblem({
  code: 'import.sheet-missing',
  status: 422,
  'zh-CN': '没有工作表「{sheet}」。可选：{sheets}。',
  en: 'There is no sheet “{sheet}”. Choose one of: {sheets}.',
})
