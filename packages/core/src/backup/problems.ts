import { defineProblem } from '../kernel/problem.ts'

export const backupExists = defineProblem({
  code: 'backup.file-exists',
  status: 409,
  'zh-CN': '{file} 已经在了，没有动它。换一个文件名，或先把它移走。',
  en: '{file} is there already and was left alone. Choose another name, or move it away.',
})

export const backupNotReadable = defineProblem({
  code: 'backup.not-readable',
  status: 422,
  'zh-CN': '{file} 打不开：{reason}。检查文件名和权限。',
  en: '{file} cannot be opened: {reason}. Check its name and who may read it.',
})

export const notABackup = defineProblem({
  code: 'backup.not-a-backup',
  status: 422,
  'zh-CN': '{file} 不是知客的备份。选用 zhike backup 写出的文件。',
  en: '{file} is no backup of Zhike. Choose a file that zhike backup wrote.',
})

export const backupTruncated = defineProblem({
  code: 'backup.truncated',
  status: 422,
  'zh-CN': '{file} 不完整，后面缺了一截；什么都没有改动。从原处重新拷贝，或用另一份备份。',
  en: '{file} is not whole: its end is missing. Nothing was changed. Copy it anew from where it was made, or use another backup.',
})

export const backupAltered = defineProblem({
  code: 'backup.altered',
  status: 422,
  'zh-CN': '{file} 的内容和写下时不一样（{place}）；什么都没有改动。从原处重新拷贝，或用另一份备份。',
  en: '{file} is not as it was written ({place}). Nothing was changed. Copy it anew from where it was made, or use another backup.',
})

export const backupTooNew = defineProblem({
  code: 'backup.too-new',
  status: 422,
  'zh-CN': '{file} 是更新版本的知客写的（{what}）；什么都没有改动。先升级这台上的知客，再恢复。',
  en: '{file} was written by a newer Zhike ({what}). Nothing was changed. Upgrade this Zhike first, then restore.',
})

export const passphraseMissing = defineProblem({
  code: 'backup.passphrase-missing',
  status: 422,
  'zh-CN': '{file} 加了密。用 --passphrase-file 或 ZHIKE_BACKUP_PASSPHRASE 给出口令。',
  en: '{file} is encrypted. Give its passphrase with --passphrase-file or ZHIKE_BACKUP_PASSPHRASE.',
})

export const passphraseWrong = defineProblem({
  code: 'backup.passphrase-wrong',
  status: 422,
  'zh-CN': '口令打不开 {file}；什么都没有改动。检查给的是不是这份备份的口令。',
  en: 'The passphrase does not open {file}. Nothing was changed. Check that it is the one of this backup.',
})

export const passphraseTooShort = defineProblem({
  code: 'backup.passphrase-too-short',
  status: 422,
  'zh-CN': '口令只有 {length} 个字符，至少要 {least} 个。可以用 openssl rand -hex 24 生成一个。',
  en: 'The passphrase has {length} characters, and {least} are the least. Make one with: openssl rand -hex 24',
})

export const targetInUse = defineProblem({
  code: 'backup.target-in-use',
  status: 409,
  'zh-CN':
    '这里已经有一家公司的数据（{place}）；什么都没有改动。恢复到空的地方，或用 --replace 换掉现有的全部数据（先备份一份）。',
  en: 'A company’s data is here already ({place}). Nothing was changed. Restore into an empty place, or replace all that is here with --replace (back it up first).',
})

export const targetForeign = defineProblem({
  code: 'backup.target-foreign',
  status: 409,
  'zh-CN': '这个数据库里是别的程序的表；什么都没有改动。给知客一个自己的空数据库（DATABASE_URL）。',
  en: 'This database holds tables of another program. Nothing was changed. Give Zhike an empty database of its own (DATABASE_URL).',
})

export const serverRuns = defineProblem({
  code: 'backup.server-runs',
  status: 409,
  'zh-CN': '知客正在这个数据库上运行（{where}）；什么都没有改动。先停掉它，再恢复。',
  en: 'Zhike is running on this database ({where}). Nothing was changed. Stop it first, then restore.',
})

export const restoredDiffers = defineProblem({
  code: 'backup.restored-differs',
  status: 500,
  'zh-CN': '读回来的 {table} 和备份里的不一样，恢复已撤销，原来的数据还在。检查磁盘和内存，再试一次。',
  en: '{table} read back differs from the backup. The restore was undone and what was there is still there. Check disk and memory, then try again.',
})
