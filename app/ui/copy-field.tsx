import { useId, useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { Field } from './field.tsx';

type CopyFieldProps = { label: string; help?: string; value: string; copy: string; copied: string };

/** A text to take along: selected by a click; with scripts a button copies it. */
export function CopyField({ label, help, value, copy, copied }: CopyFieldProps) {
  const id = useId();
  const [isCopied, setIsCopied] = useState(false);
  const take = () => void copyText(value).then(setIsCopied);
  return (
    <Field id={id} label={label} help={help}>
      <input id={id} className="input" readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
      <span className="js-only"><Button type="button" onClick={take}>{isCopied ? copied : copy}</Button></span>
      <span role="status" className="hidden-visually">{isCopied ? copied : ''}</span>
    </Field>
  );
}
