/** On the console of the server, in both languages, since nobody has chosen one yet. */
export function printSetupCode(code: string): void {
  process.stdout.write(
    `\n  First run: enter this code in the browser · 首次使用：在浏览器里输入这个验证码\n\n      ${code.slice(0, 4)}-${code.slice(4)}\n\n`,
  )
}
