/** How long a token may live, in days; `never` until it is taken away. */
export const tokenLives = ['30', '90', '365', 'never'] as const;
