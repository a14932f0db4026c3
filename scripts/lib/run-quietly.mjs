import { spawn } from 'node:child_process'

/** Runs a program with one moving line on a terminal; its output is shown only when it fails. */
export async function runQuietly(title, command, args, options = {}) {
  const started = Date.now()
  const isTerminal = process.stderr.isTTY === true
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const show = () => process.stderr.write(`\r\u001b[2K${title} … ${seconds()} s`)
  if (isTerminal) show()
  else process.stderr.write(`${title} …\n`)
  const timer = isTerminal ? setInterval(show, 1000) : undefined
  const { code, output } = await new Promise((done) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => done({ code: code ?? 1, output }))
  })
  clearInterval(timer)
  if (isTerminal) process.stderr.write('\r\u001b[2K')
  if (code !== 0) {
    process.stderr.write(`${output.trim()}\n${title} failed (exit code ${code}).\n`)
    process.exit(1)
  }
  process.stderr.write(`${title}: done in ${seconds()} s\n`)
}
