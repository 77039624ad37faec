import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { errorsId } from './field.tsx';

export type UploadState = { permille: number | null; error: string | null };

export type UploadLimit = { bytes: number; said: string };

const idle: UploadState = { permille: null, error: null };

/**
 * Sends the form of a file input itself, so that the way of the file can be watched; the answer is the same page as without
 * scripts, of which the reason beside the field is taken over. Where this cannot be done the browser sends the form as ever.
 */
export function useUploadProgress(input: RefObject<HTMLInputElement | null>, failedText: string, limit?: UploadLimit): UploadState {
  const [state, setState] = useState<UploadState>(idle);
  const tooLarge = useSizeWarning(input, limit, setState);
  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    let request: XMLHttpRequest | null = null;
    const send = (event: SubmitEvent) => {
      const button = event.submitter;
      if (event.defaultPrevented || !input.current?.files?.length || button?.hasAttribute('formaction')) return;
      event.preventDefault();
      if (tooLarge()) {
        input.current.focus();
        return;
      }
      if (request) return;
      request = post(form, button, {
        moved: (permille) => setState({ permille, error: null }),
        refused: (page) => {
          request = null;
          setState({ permille: null, error: (page && page.getElementById(errorsId(input.current?.id))?.textContent) || failedText });
          // Where the page without scripts puts its summary: whoever listens hears the field and what is wrong with it.
          input.current?.focus();
        },
      });
    };
    form.addEventListener('submit', send);
    return () => {
      form.removeEventListener('submit', send);
      request?.abort();
    };
  }, [input, failedText, tooLarge]);
  return state;
}

/** Says of a file that is too large as soon as it is chosen; the server would say the same once it has come. */
function useSizeWarning(input: RefObject<HTMLInputElement | null>, limit: UploadLimit | undefined, say: (state: UploadState) => void): () => boolean {
  const { bytes = Infinity, said = '' } = limit ?? {};
  const tooLarge = useCallback(() => [...(input.current?.files ?? [])].some(({ size }) => size > bytes), [input, bytes]);
  useEffect(() => {
    const field = input.current;
    const look = () => say({ permille: null, error: tooLarge() ? said : null });
    field?.addEventListener('input', look);
    return () => field?.removeEventListener('input', look);
  }, [input, said, tooLarge, say]);
  return tooLarge;
}

type Watcher = { moved: (permille: number) => void; refused: (page: Document | null) => void };

function post(form: HTMLFormElement, button: HTMLElement | null, { moved, refused }: Watcher): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('X-Upload', 'watched');
  request.upload.onprogress = ({ loaded, total, lengthComputable }) => lengthComputable && moved(Math.floor((loaded / total) * 1000));
  request.onerror = () => refused(null);
  request.onload = () => {
    const next = request.getResponseHeader('X-Location');
    if (request.status === 204 && next) location.assign(next);
    else refused(new DOMParser().parseFromString(request.responseText, 'text/html'));
  };
  moved(0);
  request.send(new FormData(form, button));
  return request;
}
