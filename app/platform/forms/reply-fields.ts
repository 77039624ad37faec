/** What the server leaves of a form that it refused, or filled: what was typed and what is wrong with it, by the names of fields. */
export type FormResult = {
  status?: 'success' | 'error';
  initialValue?: Record<string, unknown> | null;
  error?: Record<string, string[] | null> | null;
};

type Primitive = string | number | boolean | null | undefined;

/** What a form may begin with. */
export type DefaultValue<T> = T extends Primitive ? Primitive : T extends readonly (infer Item)[] ? readonly DefaultValue<Item>[] | null | undefined : { [Key in keyof T]?: DefaultValue<T[Key]> } | null | undefined;

/** The same as a form holds it: texts. */
export type FormValue<T> = T extends Primitive ? string | undefined : T extends readonly (infer Item)[] ? string | FormValue<Item>[] | undefined : { [Key in keyof T]?: FormValue<T[Key]> } | undefined;

export type FieldMetadata<T = unknown> = {
  id: string;
  name: string;
  formId: string;
  errors: string[] | undefined;
  initialValue: FormValue<T>;
  getFieldset(): { [Key in keyof T]-?: FieldMetadata<T[Key]> };
  getFieldList(): T extends readonly (infer Item)[] ? FieldMetadata<Item>[] : never;
};

export type FormMetadata<T = Record<string, unknown>> = {
  id: string;
  errors: string[] | undefined;
  /** By the name of what is wrong, however deep it lies. */
  allErrors: Record<string, string[]>;
  initialValue: FormValue<T>;
};

/** Numbers and ticks become what a form would send of them; what is empty is left out, as a form that comes back leaves it out. */
export function asTyped(value: unknown): unknown {
  if (value === null || value === undefined || value === '' || value === false) return undefined;
  if (value === true) return 'on';
  if (Array.isArray(value)) return value.length > 0 ? value.map(asTyped) : undefined;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).map(([key, part]) => [key, asTyped(part)] as const).filter(([, part]) => part !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const partOf = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;

type Held = { formId: string; value: unknown; errors: Record<string, string[]> };

const errorsOf = (errors: Held['errors'], name: string) => (Object.hasOwn(errors, name) ? errors[name] : undefined);

function fieldOf(name: string, { formId, value, errors }: Held): FieldMetadata {
  return {
    id: `${formId}-${name}`, name, formId, errors: errorsOf(errors, name), initialValue: value as never,
    getFieldset: () => fieldsOf(name, { formId, value, errors }) as never,
    getFieldList: () => (Array.isArray(value) ? value : []).map((part: unknown, at) => fieldOf(`${name}[${at}]`, { formId, value: part, errors })) as never,
  };
}

/** The fields below a name, each made when it is asked for: only the page knows which there are. */
function fieldsOf(name: string, { formId, value, errors }: Held): object {
  return new Proxy({}, {
    get: (_, key) => (typeof key === 'string' ? fieldOf(name ? `${name}.${key}` : key, { formId, value: partOf(value, key), errors }) : undefined),
  });
}

/** A form and its fields as a page draws them. `value` is `asTyped`. */
export function replyFields<T extends Record<string, unknown>>(id: string, value: unknown, result: FormResult | undefined) {
  const errors = Object.fromEntries(Object.entries(result?.error ?? {}).filter((entry): entry is [string, string[]] => entry[1] !== null));
  const form: FormMetadata<T> = { id, errors: errorsOf(errors, ''), allErrors: errors, initialValue: value as never };
  return { form, fields: fieldsOf('', { formId: id, value, errors }) as { [Key in keyof T]-?: FieldMetadata<T[Key]> } };
}
