import { once } from 'node:events'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  /** As the client named them to the server. */
  recipients: string[]
  from: string
  subject: string
  text: string
  html: string
  /** Names of the headers, in small letters. */
  headers: string[]
  raw: string
}

export interface RunningSmtpServer {
  port: number
  mails: ReceivedMail[]
  stop(): Promise<void>
}

export interface SmtpBehaviour {
  login?: { user: string; password: string }
  port?: number
  /** Refuses whoever a mail is for, with this answer. */
  refuse?: { code: number; message: string }
  secure?: boolean
}

/** A real SMTP server on this machine that keeps what it receives. */
export async function startSmtpServer(behaviour: SmtpBehaviour = {}): Promise<RunningSmtpServer> {
  const { login, refuse } = behaviour
  const mails: ReceivedMail[] = []
  const receive = async (raw: string, recipients: string[], answer: () => void) => {
    const mail = await PostalMime.parse(raw)
    mails.push({
      recipients,
      from: mail.from?.address ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
      headers: mail.headers.map(({ key }) => key),
      raw,
    })
    answer()
  }
  const options: SMTPServerOptions = {
    secure: behaviour.secure ?? false,
    // Its own certificate is signed by nobody; without TLS asked for, the login may travel open.
    allowInsecureAuth: true,
    authOptional: login === undefined,
    ...(login === undefined ? { disabledCommands: ['AUTH'] } : {}),
    onAuth(auth, _session, callback) {
      if (auth.username === login?.user && auth.password === login?.password) callback(null, { user: auth.username })
      else callback(new Error('5.7.8 Authentication credentials invalid'))
    },
    onRcptTo(_address, _session, callback) {
      if (refuse) callback(Object.assign(new Error(refuse.message), { responseCode: refuse.code }))
      else callback()
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        void receive(raw, recipients, () => callback(null, 'kept for the test'))
      })
    },
  }
  const server = new SMTPServer(options)
  // A client that hangs up in the middle of a handshake is part of some tests.
  server.on('error', () => undefined)
  server.listen(behaviour.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The address of the link that a mail carries. */
export function linkIn(mail: ReceivedMail | undefined): string {
  return /https?:\/\/\S+\/(?:invite|reset)\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
}

export function tokenIn(url: string): string {
  return url.split('/').at(-1) ?? ''
}
