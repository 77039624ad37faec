export type Moment = { text: string; exact: string };

/** An instant as one says it, with the whole of it in the title. */
export const When = ({ at }: { at: Moment | null }) => (at ? <time title={at.exact}>{at.text}</time> : <>—</>);
