/** Addresses of the accounts' pages; no other file spells them. */
export const accountPaths = {
  register: () => '/register',
  /** For someone whose e-mail is proven and whose name was taken meanwhile. */
  chooseUsername: () => '/register/username',
  signIn: (redirectTo?: string) => (redirectTo ? `/sign-in?redirectTo=${encodeURIComponent(redirectTo)}` : '/sign-in'),
  signInCode: () => '/sign-in/code',
  /** What the mail's button opens. */
  signInLink: (secret: string) => `/sign-in/code?link=${secret}`,
  signOut: () => '/sign-out',
  settings: () => '/settings',
  /** Asks who sits here once more, then goes on to `redirectTo`. */
  freshProof: (redirectTo: string) => `/settings/proof?redirectTo=${encodeURIComponent(redirectTo)}`,
  email: () => '/settings/email',
  emailCode: () => '/settings/email/code',
  emailLink: (secret: string) => `/settings/email/code?link=${secret}`,
  sessions: () => '/settings/sessions',
  profileSettings: () => '/settings/profile',
  signInSettings: () => '/settings/sign-in',
  password: () => '/settings/password',
  languageSettings: () => '/settings/language',
  notificationSettings: () => '/settings/notifications',
  privacySettings: () => '/settings/privacy',
  dataSettings: () => '/settings/data',
  preferences: () => '/preferences',
};

/** The owner's house. */
export const adminPaths = {
  overview: () => '/admin',
  people: () => '/admin/people',
  invitations: () => '/admin/invitations',
  jobs: () => '/admin/jobs',
  mail: () => '/admin/mail',
  audit: () => '/admin/audit',
  settings: () => '/admin/settings',
  health: () => '/admin/health',
};
