/** Four tenths of a word's threes in common: one mistake in five letters, two in ten. Every connection has it, so `%>` means "spelled almost like it" wherever it stands. */
export const nearEnough = 0.4;
