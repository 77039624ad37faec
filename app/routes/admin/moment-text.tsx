import type { ShownMoment } from '#app/routes/site/moment.ts';

/** "yesterday, 21:40", with the whole date behind it. */
export const Moment = ({ moment, none = '' }: { moment: ShownMoment | null; none?: string }) =>
  moment ? <time title={moment.exact}>{moment.text}</time> : <>{none}</>;
