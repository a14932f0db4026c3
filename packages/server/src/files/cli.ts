import { CommandFailed, defineCommand } from '../cli/define-command.ts'
import { moveToBucket, moveToDisk } from './move-files.ts'

export const filesMoveCommand = defineCommand({
  name: 'files move',
  summary: 'move the contents of files to the bucket of ZHIKE_S3_…, or with --to-disk back beside the database',
  options: {
    'to-disk': { type: 'boolean', description: 'from the bucket to the disk, before the bucket is given up' },
  },
  details:
    'May be interrupted and run again, also while servers run: reading looks in both places.\n' +
    'The nightly run moves to the bucket by itself.',
  async run(io, { values }) {
    const ctx = await io.context()
    const { bucket } = ctx.services.files
    if (!bucket) {
      throw new CommandFailed(
        'files.no-bucket',
        io.words({
          'zh-CN': '没有设置对象存储：附件都在磁盘上。要移过去，先设好 ZHIKE_S3_ENDPOINT、ZHIKE_S3_BUCKET 和密钥。',
          en: 'No bucket is set up: all files lie on the disk. To move them, set ZHIKE_S3_ENDPOINT, ZHIKE_S3_BUCKET and its keys first.',
        }),
      )
    }
    const toDisk = values['to-disk'] === true
    const say = (count: number) => io.progress.update(String(count))
    const report = toDisk ? await moveToDisk(ctx, say) : await moveToBucket(ctx, say)
    if (io.json) {
      io.printJson({ bucket: bucket.name, toDisk, ...report })
    } else {
      io.print(
        io.words({
          'zh-CN': `移了 ${report.moved} 个文件（${bucket.name} ${toDisk ? '→ 磁盘' : '← 磁盘'}）。`,
          en: `Moved ${report.moved} files (${bucket.name} ${toDisk ? '→ disk' : '← disk'}).`,
        }),
      )
      for (const id of report.broken) {
        io.print(
          io.words({
            'zh-CN': `文件 ${id} 找不到，或和上传时不一样：没有动它。`,
            en: `File ${id} is missing, or not what was uploaded: it was left alone.`,
          }),
        )
      }
    }
    return report.broken.length > 0 ? 1 : 0
  },
})
