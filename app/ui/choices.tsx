import type { ComponentPropsWithoutRef } from 'react';
import { describe, errorsId, FieldErrors, Help, helpId, type FieldTexts } from './field.tsx';

type ChoiceProps = Omit<FieldTexts, 'optional'> & { inputProps: ComponentPropsWithoutRef<'input'> };

function Choice({ inputProps: input, label, help, errors, className }: ChoiceProps & { className: string }) {
  return (
    <div>
      <label className={className}>
        <input {...input} {...describe(input.id, { help, errors })} type="checkbox" />
        <span>{label}</span>
        <Help id={helpId(input.id)}>{help}</Help>
      </label>
      <FieldErrors id={errorsId(input.id)} errors={errors} />
    </div>
  );
}

export const Checkbox = (props: ChoiceProps) => <Choice {...props} className="choice" />;

/** A setting that is on or off. A checkbox in every respect but its picture. */
export const Switch = (props: ChoiceProps) => <Choice {...props} className="choice choice-switch" />;

type RadioOption = { value: string; label: string; help?: string };

type RadioGroupProps = {
  legend: string;
  name: string;
  options: readonly RadioOption[];
  id?: string;
  defaultValue?: string | null;
  help?: string;
  errors?: readonly string[];
  layout?: 'stack' | 'row';
  form?: string;
  required?: boolean;
};

export function RadioGroup({ legend, name, options, id = name, defaultValue, help, errors, layout, ...input }: RadioGroupProps) {
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describe(id, { help, errors })['aria-describedby']}>
      <legend className="label">{legend}</legend>
      <Help id={helpId(id)}>{help}</Help>
      <div className={layout === 'row' ? 'choices-row' : undefined}>
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input {...input} type="radio" name={name} value={option.value} defaultChecked={option.value === defaultValue} />
            <span>{option.label}</span>
            <Help>{option.help}</Help>
          </label>
        ))}
      </div>
      <FieldErrors id={errorsId(id)} errors={errors} />
    </fieldset>
  );
}
