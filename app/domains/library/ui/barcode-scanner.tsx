import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '#app/platform/i18n/translation.ts';
import { Button } from '#app/ui/button.tsx';
import { libraryPaths } from '../paths.ts';
import { scanForIsbn, ScanError } from './scan-barcode.ts';
import type { ScanProblem } from './scan-barcode.ts';

type Stage = 'starting' | 'looking' | 'notBook' | 'found' | 'stopped' | ScanProblem;

/** Without scripts it stays at what it says first: that it cannot be done here. */
export function BarcodeScanner() {
  const { t } = useTranslation('catalogue');
  const { video, stage, isbn, start, stop } = useScan();
  const isOn = stage === 'starting' || stage === 'looking' || stage === 'notBook';
  return (
    <div className="scanner">
      <video ref={video} className={isOn ? 'scanner-view' : 'hidden'} muted playsInline aria-label={t('barcode.picture')} />
      <p role="status">{stage === 'stopped' ? null : stage === 'found' ? t('barcode.found', { isbn }) : t(`barcode.${stage}`)}</p>
      {isOn ? <Button type="button" icon="circle-stop" onClick={stop}>{t('barcode.stop')}</Button> : null}
      {isOn || stage === 'unable' || stage === 'found' ? null : <Button type="button" icon="scan-barcode" onClick={start}>{t('barcode.again')}</Button>}
    </div>
  );
}

/** The camera is on from the first look at the page until a book is found, it is stopped, or the page is left or hidden. */
function useScan() {
  const video = useRef<HTMLVideoElement>(null);
  const scan = useRef<AbortController | null>(null);
  const [stage, setStage] = useState<Stage>('unable');
  const [isbn, setIsbn] = useState('');

  const start = () => {
    scan.current?.abort();
    const own = (scan.current = new AbortController());
    const say = (next: Stage) => { if (!own.signal.aborted) setStage(next); };
    if (!video.current) return;
    say('starting');
    scanForIsbn(video.current, own.signal, { onLooking: () => say('looking'), onOther: () => say('notBook') }).then(
      (found) => {
        if (own.signal.aborted) return;
        setIsbn(found);
        setStage('found');
        // A document of its own: the next page has no use for the camera.
        location.assign(libraryPaths.findBook({ q: found }));
      },
      (error: unknown) => say(error instanceof ScanError ? error.problem : 'broken'),
    );
  };
  const stop = () => {
    scan.current?.abort();
    setStage('stopped');
  };

  useEffect(() => {
    start();
    const leave = () => { if (document.hidden && scan.current && !scan.current.signal.aborted) stop(); };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      scan.current?.abort();
    };
    // Once: both only touch refs and setters.
  }, []);
  return { video, stage, isbn, start, stop };
}
