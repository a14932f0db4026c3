import { serve } from '../serve.ts'
import { defineCommand } from './define-command.ts'

export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'run the server in the foreground (what npm start does after building the web pages)',
  options: { demo: { type: 'boolean', description: 'load the demo company into an empty database' } },
  handlesSignals: true,
  async run(io, { values }) {
    await serve(io.env, { demo: values.demo === true })
  },
})
