import { useEffect, useId, useState } from 'react';
import type { ComponentProps } from 'react';
import { accountPaths } from '#app/kernel/accounts/paths.ts';
import { TextField } from '#app/ui/text-field.tsx';

type Props = ComponentProps<typeof TextField> & { part: 'firstName' | 'lastName'; isHelped: boolean };

const pauseMs = 250;

/** A field for a part of a name. Where the house has suggestions the browser offers them; without scripts it is a field like any other. */
export function SuggestedName({ part, isHelped, inputProps, ...field }: Props) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const names = useNames(part, isHelped ? typed : '');
  if (!isHelped) return <TextField {...field} inputProps={inputProps} />;
  return (
    <>
      <TextField {...field} inputProps={{ ...inputProps, list, onInput: (event) => setTyped(event.currentTarget.value) }} />
      <datalist id={list}>{names.map((name) => <option key={name} value={name} />)}</datalist>
    </>
  );
}

function useNames(part: Props['part'], typed: string): string[] {
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    const query = typed.trim();
    if (query.length < 2 || names.includes(query)) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(`${accountPaths.nameSuggestions()}?${new URLSearchParams({ part, query })}`, { signal: stop.signal });
        if (answer.ok) setNames(((await answer.json()) as { names: string[] }).names);
      } catch {
        // Typing goes on without suggestions.
      }
    };
    const later = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(later);
      stop.abort();
    };
    // The names at hand only spare a question; they must not cause one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [part, typed]);
  return names;
}
