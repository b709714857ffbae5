// Colours that colour-blind readers tell apart (Okabe and Ito), by position in the file, as in the pictures.
const colours = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#8a6100', '#3a8bbf', '#000000'];
export const others = '#b3bcc4';
let palette = colours;

/** No colour stands for two scenarios: of more than there are colours only the first and the chosen one have one. */
export function choosePalette(count, chosen) {
  palette = count <= colours.length ? colours : Array.from({length: count}, (_, at) => (at === 0 ? colours[0] : at === chosen ? colours[1] : others));
}
export const colourOf = (scenario) => palette[scenario];
