type Def = { type: string; shape?: Record<string, Schema>; options?: Schema[]; in?: Schema; innerType?: Schema; element?: Schema; left?: Schema; right?: Schema };
type Schema = { _zod: { def: Def } };

/** Names of the fields of a form as a browser sends them (`title`, `choices[0].line`), by its zod schema. */
export function fieldsOf(schema: unknown): string[] {
  return [...new Set(namesIn(schema as Schema, ''))];
}

function namesIn({ _zod: { def } }: Schema, name: string): string[] {
  const into = (inner: Schema | undefined) => (inner ? namesIn(inner, name) : []);
  if (def.shape) return Object.entries(def.shape).flatMap(([key, inner]) => namesIn(inner, name === '' ? key : `${name}.${key}`));
  if (def.options) return def.options.flatMap(into);
  if (def.element) return namesIn(def.element, `${name}[0]`);
  if (def.in ?? def.innerType ?? def.left) return [...into(def.in ?? def.innerType ?? def.left), ...into(def.right)];
  return name === '' ? [] : [name];
}
