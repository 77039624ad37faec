/** What stands between backticks is for programs. */
export const WithCode = ({ text }: { text: string }) => text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
