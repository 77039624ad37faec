export type Channel = 'email' | 'telegram' | 'none';

/** What a person may choose now. Telegram is a place to write to only once their account is linked with it. */
export const channelsOf = (hasTelegram = false): Channel[] => ['email', ...(hasTelegram ? (['telegram'] as const) : []), 'none'];
