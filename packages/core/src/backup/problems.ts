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

export const backupBusy = defineProblem({
  code: 'backup.busy',
  status: 409,
  'zh-CN': '上一次备份或恢复测试还没做完，做完再来。',
  en: 'A backup or restore test is still under way. Try again when it has ended.',
})

export const backupFolderUnusable = defineProblem({
  code: 'backup.folder-unusable',
  status: 422,
  'zh-CN': '备份写不进 {folder}：{reason}。换一个文件夹，或让运行知客的用户能写进去。',
  en: 'Backups cannot be written to {folder}: {reason}. Choose another folder, or let the user that runs Zhike write there.',
})

export const backupFolderNotAbsolute = defineProblem({
  code: 'backup.folder-not-absolute',
  status: 422,
  'zh-CN': '「{folder}」要写成服务器上的完整路径，例如 /backups/zhike。',
  en: '“{folder}”: write the whole path on the server, such as /backups/zhike.',
})

export const backupFolderTaken = defineProblem({
  code: 'backup.folder-taken',
  status: 422,
  'zh-CN': '{folder} 里放着知客自己的数据，备份不能放在里面。换一个文件夹。',
  en: '{folder} holds Zhike’s own data; backups do not go there. Choose another folder.',
})

export const backupNoSpace = defineProblem({
  code: 'backup.no-space',
  status: 409,
  'zh-CN': '{folder} 的磁盘只剩 {free}，这次备份要 {needed}。腾出空间，少留几份，或换一个文件夹。',
  en: 'The disk of {folder} has {free} left and this backup needs {needed}. Make room, keep fewer, or choose another folder.',
})

export const backupMissing = defineProblem({
  code: 'backup.missing',
  status: 404,
  'zh-CN': '{file} 不在了：被移走或删掉了。放回原处，或从列表里删除这一条。',
  en: '{file} is gone: it was moved or deleted. Put it back, or delete this entry from the list.',
})

export const backupInterrupted = defineProblem({
  code: 'backup.interrupted',
  status: 500,
  'zh-CN': '做到一半，服务停了；没有留下半份文件。再做一次。',
  en: 'The server stopped in the middle; no half file is left. Start it again.',
})

export const backupFailed = defineProblem({
  code: 'backup.failed',
  status: 500,
  'zh-CN': '没做成：{reason}。编号 {requestId} 在服务日志里能查到细节。',
  en: 'It failed: {reason}. The server’s log has more under {requestId}.',
})

export const scratchNotPossible = defineProblem({
  code: 'backup.no-scratch',
  status: 422,
  'zh-CN':
    '恢复测试要一个临时数据库：账号「{user}」不能新建数据库，自带的 PostgreSQL 也起不来（{reason}）。让数据库管理员执行 alter role "{user}" createdb，再试。',
  en: 'A restore test needs a scratch database: the login “{user}” may not create databases, and the PostgreSQL that comes with Zhike does not start ({reason}). Let the database’s administrator run alter role "{user}" createdb, then try again.',
})

export const upgradeBackupFailed = defineProblem({
  code: 'backup.before-upgrade-failed',
  status: 500,
  'zh-CN':
    '升级前的备份没做成，所以没有升级，数据没有动：{reason} 解决它再启动；要是你自己已经备份好了，用 ZHIKE_BACKUP_BEFORE_UPGRADE=no 启动，跳过这一步。',
  en: 'The backup before the upgrade failed, so nothing was upgraded and nothing was changed: {reason} Mend that and start again; if you have a backup of your own, start with ZHIKE_BACKUP_BEFORE_UPGRADE=no to leave this one out.',
})

export const catalogueUnreadable = defineProblem({
  code: 'backup.catalogue-unreadable',
  status: 500,
  'zh-CN': '备份清单 {file} 读不出来。把它移走，备份文件本身不受影响，清单会重新开始。',
  en: 'The list of backups {file} cannot be read. Move it away: the backups themselves are not affected, and the list begins anew.',
})
