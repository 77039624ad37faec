import { useEffect, useState } from 'react';
import { canScan } from './scan-barcode.ts';

/** Known only in the browser, and only after it was asked. */
export function useCanScan(): boolean {
  const [can, setCan] = useState(false);
  useEffect(() => {
    let isHere = true;
    void canScan().then((answer) => isHere && setCan(answer));
    return () => { isHere = false; };
  }, []);
  return can;
}
