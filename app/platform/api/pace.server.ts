/** How much one client may ask, of one process: enough for any screen or script, too little to keep the house busy. */
export const pace = { max: 600, seconds: 60 };

export type Paced = { isOver: boolean; headers: Record<string, string>; retryAfterSeconds: number };

type Window = { count: number; endsAt: number };

/**
 * Counts requests in memory: a reading request must not cost a write. Ways in have limits of their own in the database, which hold over
 * all processes.
 */
export function createPace({ max, seconds } = pace) {
  const windows = new Map<string, Window>();
  return (key: string, now: number): Paced => {
    if (windows.size > 10_000) for (const [name, { endsAt }] of windows) if (endsAt <= now) windows.delete(name);
    let window = windows.get(key);
    if (!window || window.endsAt <= now) windows.set(key, (window = { count: 0, endsAt: now + seconds * 1000 }));
    window.count += 1;
    const left = Math.max(1, Math.ceil((window.endsAt - now) / 1000));
    return {
      isOver: window.count > max,
      retryAfterSeconds: left,
      headers: { 'RateLimit-Limit': String(max), 'RateLimit-Remaining': String(Math.max(0, max - window.count)), 'RateLimit-Reset': String(left) },
    };
  };
}
