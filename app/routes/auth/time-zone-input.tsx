import { useEffect, useState } from 'react';

/** Tells the server the browser's time zone where scripts run; without them the house's own zone is taken. */
export function TimeZoneInput() {
  const [zone, setZone] = useState('');
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''), []);
  return <input type="hidden" name="timeZone" value={zone} readOnly />;
}
