import { TextField, type TextFieldProps } from '../ui/controls/TextField.tsx'

interface CodeFieldProps extends Pick<TextFieldProps, 'label' | 'hint' | 'error' | 'size' | 'autoFocus'> {
  value: string
  onChange: (code: string) => void
  /** A phone shows its digits alone; a recovery code needs letters. */
  digitsOnly?: boolean
}

/** The digits of an authenticator, or a recovery code. Phones and browsers offer to fill it in. */
export function CodeField({ value, onChange, digitsOnly = false, ...field }: CodeFieldProps) {
  return (
    <TextField
      {...field}
      name="one-time-code"
      inputMode={digitsOnly ? 'numeric' : 'text'}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      maxLength={digitsOnly ? 8 : 24}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
