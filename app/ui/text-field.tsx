import { useId, type ComponentPropsWithoutRef } from 'react';
import { classNames } from './class-names.ts';
import { endEarlyTyping } from './early-typing.ts';
import { describe, Field, type FieldTexts } from './field.tsx';

/** A filter has only a name; label and control still need to find each other. */
function useFieldId(given: string | undefined) {
  const own = useId();
  return given ?? own;
}

type Width = { width?: 'full' | 'm' | 's' };
const widthClass = (width: Width['width']) => classNames('input', width && width !== 'full' && `input-${width}`);

type TextFieldProps = FieldTexts & Width & { inputProps: ComponentPropsWithoutRef<'input'>; suffix?: string };

export function TextField({ inputProps: input, suffix, width, ...texts }: TextFieldProps) {
  const id = useFieldId(input.id);
  const control = <input type="text" {...input} id={id} {...describe(id, texts)} className={widthClass(width)} />;
  return (
    <Field {...texts} id={id}>
      {suffix ? <div className="input-row">{control}<span>{suffix}</span></div> : control}
    </Field>
  );
}

/** A day, by the browser's own calendar. */
export function DateField({ inputProps, ...rest }: Omit<TextFieldProps, 'suffix'>) {
  return <TextField width="m" {...rest} inputProps={{ ...inputProps, type: 'date' }} />;
}

type TextAreaProps = FieldTexts & { textareaProps: ComponentPropsWithoutRef<'textarea'>; rows?: number };

export function TextArea({ textareaProps: area, rows = 4, ...texts }: TextAreaProps) {
  const id = useFieldId(area.id);
  return (
    <Field {...texts} id={id}>
      <textarea ref={endEarlyTyping} rows={rows} {...area} id={id} {...describe(id, texts)} className="input" />
    </Field>
  );
}

export type Option = { value: string; label: string };

type SelectFieldProps = FieldTexts & Width & { selectProps: ComponentPropsWithoutRef<'select'>; options: readonly Option[]; placeholder?: string };

export function SelectField({ selectProps: select, options, placeholder, width, ...texts }: SelectFieldProps) {
  const id = useFieldId(select.id);
  // A broken form may come back with several values where one belongs.
  const defaultValue = Array.isArray(select.defaultValue) ? undefined : select.defaultValue;
  return (
    <Field {...texts} id={id}>
      <select {...select} defaultValue={defaultValue} id={id} {...describe(id, texts)} className={widthClass(width)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>
    </Field>
  );
}
