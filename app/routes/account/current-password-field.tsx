import { TextField } from '#app/ui/text-field.tsx';

type Props = { field: { id: string; name: string; errors?: string[] }; label: string };

/** The password that is good now, for the browser's password store as well. */
export const CurrentPasswordField = ({ field: { id, name, errors }, label }: Props) => (
  <TextField label={label} errors={errors} inputProps={{ id, name, type: 'password', autoComplete: 'current-password', required: true }} />
);
