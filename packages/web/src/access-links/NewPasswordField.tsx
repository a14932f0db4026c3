import { useTranslation } from 'react-i18next'
import { PasswordField } from '../ui/controls/PasswordField.tsx'

interface NewPasswordFieldProps {
  value: string
  minLength: number
  /** Shows what is missing once the form was sent. */
  isTried: boolean
  onChange: (value: string) => void
}

export function isLongEnough(password: string, minLength: number): boolean {
  return [...password].length >= minLength
}

/** A password that is being chosen; what the server refuses beyond the length, it says itself. */
export function NewPasswordField({ value, minLength, isTried, onChange }: NewPasswordFieldProps) {
  const { t } = useTranslation('access-links')
  return (
    <PasswordField
      size="large"
      name="new-password"
      label={t('access-links:password')}
      hint={t('access-links:passwordHint', { count: minLength })}
      autoComplete="new-password"
      value={value}
      error={
        isTried && !isLongEnough(value, minLength)
          ? t('access-links:passwordShort', { length: [...value].length, count: minLength })
          : undefined
      }
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
