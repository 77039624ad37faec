import type { FieldMetadata, FormMetadata } from './reply-fields.ts';

/** The server says what is wrong with a form, not the browser's bubbles: in the reader's language, and the same with and without scripts. */
export const getFormProps = ({ id }: Pick<FormMetadata, 'id'>) => ({ id, noValidate: true });

type Control = Pick<FieldMetadata, 'id' | 'name' | 'formId' | 'errors'> & { initialValue: unknown };

const common = ({ id, name, formId, errors }: Control) => ({ id, name, form: formId, ...(errors ? { 'aria-invalid': true, 'aria-describedby': `${id}-error` } : {}) });

/** A form that was made by hand may bring a list or a tree where a text belongs. */
const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const getTextareaProps = (field: Control) => ({ ...common(field), defaultValue: textIn(field.initialValue) });

export const getSelectProps = getTextareaProps;

export function getInputProps(field: Control, { type }: { type: string }) {
  const held: { value?: string; defaultChecked?: boolean; defaultValue?: string } = type === 'checkbox' ? { value: 'on', defaultChecked: field.initialValue === 'on' } : { defaultValue: textIn(field.initialValue) };
  return { ...common(field), type, ...held };
}
