import { useNavigation, useRevalidator } from '@remix-run/react';
import { startTransition, useCallback, useEffect, useState } from 'react';

/** Is the page, or the next one, being fetched? To ask for it anew meanwhile would cut that off and begin it again. */
export function useIsFetching(): boolean {
  const { state } = useRevalidator();
  const navigation = useNavigation();
  return navigation.state !== 'idle' || state !== 'idle';
}

/** Has the page drawn anew, as soon as nothing else is being fetched. */
export function useRedraw(): () => void {
  const { revalidate } = useRevalidator();
  const isFetching = useIsFetching();
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (!isDue || isFetching) return;
    startTransition(() => setDue(false));
    revalidate();
  }, [isDue, isFetching, revalidate]);
  return useCallback(() => startTransition(() => setDue(true)), []);
}
